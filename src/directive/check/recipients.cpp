// The list "Nơi nhận:" and its last line. Nghị định 30/2020/NĐ-CP, appendix I, part I, II.9.d: a line for each body, "- " in front and ";"
// behind, the last line "Lưu:", "VT", the unit that drew the paper up, and a full stop. Party papers set their list with commas and file
// without a colon: of them only what is uneven is told.
#include <algorithm>
#include <array>
#include <map>

#include "directive/body_match.hpp"
#include "directive/check/checks.hpp"
#include "directive/enumerator.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::string_view kLabel = "Nơi nhận";
constexpr std::size_t kFewItems = 3;    // of a kind: less is no habit
constexpr std::size_t kLongItem = 300;  // bytes; what is longer is no line of a list

/// Not "Nơi nhận văn bản", the head of a table's column.
bool is_label(std::string_view cell) {
  if (!begins_with(cell, kLabel)) return false;
  const std::string_view rest = text::trim(cell.substr(kLabel.size()));
  return rest.empty() || rest.front() == ':' || bullet_sign_size(rest) > 0;
}

/// "Nơi nhận" as it stands above the list; empty if the recipients are addressees only.
Span find_label(const Subject& paper) {
  Span label;
  for (const Line& line : paper.lines) {
    if (line.where.begin > paper.document.recipients.front().where.begin) break;
    if (line.where.end < paper.body.begin) continue;
    for (const Span cell : read_cells(paper.text, line.where))
      if (is_label(cell.of(paper.text))) label = {cell.begin, cell.begin + kLabel.size()};
  }
  return label;
}

/// A line of the list that stands behind a dash, without the white space around it.
struct Item {
  const Recipient* recipient = nullptr;
  Span where;
  char last = ' ';         ///< its last character, if that is ASCII
  bool has_brace = false;  ///< "Ban Tuyên giáo TU, } Để báo cáo": its marks are the brace's
};

class RecipientList {
 public:
  RecipientList(const Subject& paper, Report& report) : paper_(paper), report_(report) {
    for (const Recipient& recipient : paper.document.recipients) {
      const Span where = text::trim(paper.text, recipient.where);
      const bool is_item = !where.empty() && where.size() <= kLongItem && bullet_sign_size(of(where)) > 0;
      if (is_item)
        items_.push_back({.recipient = &recipient,
                          .where = where,
                          .last = of(where).back(),
                          .has_brace = of(where).find('}') != std::string_view::npos});
    }
  }

  void look() {
    const Span label = find_label(paper_);
    if (label.empty()) return;
    look_at_label(label);
    look_for_braces();
    look_at_archive();
    paper_.system == System::party ? look_at_even_marks() : look_at_marks();
    look_for_glued();
    look_for_repeats();
    look_for_issuer();
  }

 private:
  [[nodiscard]] std::string_view of(Span where) const { return where.of(paper_.text); }

  void look_at_label(Span label) {
    std::size_t at = label.end;
    while (at < paper_.text.size() && (paper_.text[at] == ' ' || paper_.text[at] == '*')) ++at;
    if (at >= paper_.text.size() || paper_.text[at] != ':') report_.add("recipients-label", label, {}, std::string(of(label)) + ":");
  }

  void look_for_braces() {
    for (const Item& item : items_) {
      const std::size_t brace = of(item.where).find('}');
      if (brace == std::string_view::npos) continue;
      report_.add("recipient-brace", {item.where.begin + brace, item.where.end});
      return;  // it spans several lines and is one remark
    }
  }

  // --- the archive line --------------------------------------------------------------------------------------------------------------

  void look_at_archive() {
    const auto& all = paper_.document.recipients;
    const auto archive = std::find_if(all.begin(), all.end(), [](const Recipient& each) { return each.role == Role::archive; });
    if (archive == all.end()) return report_.add_missing("missing-archive-line");
    const Span where = text::trim(paper_.text, archive->where);
    const std::string_view line = of(where);
    const std::size_t sign = bullet_sign_size(line);
    if (!begins_with(line.substr(sign), "Lưu") || line.find('\n') != std::string_view::npos) return;
    const std::string_view units = line.substr(sign + std::string_view("Lưu").size());
    const std::string right = archive_line(units);
    if (right.empty()) return report_.add("archive-unit", {where.begin + sign, where.end});
    if (paper_.system == System::party) return look_at_archive_of_party(units, where, sign);
    if (right == squeeze(line.substr(sign))) return;
    const std::string whole = right + (right.ends_with('.') || right.ends_with(';') ? "" : ".");
    report_.add("archive-line", where, {whole}, std::string(line.substr(0, sign)) + whole);
    is_archive_told_ = true;
  }

  /// "Lưu: VT, Văn phòng Tỉnh ủy." → "Lưu Văn phòng Tỉnh ủy.": the Party's form since 2026 has neither colon nor "VT".
  void look_at_archive_of_party(std::string_view units, Span where, std::size_t sign) {
    const bool has_colon = text::trim(units).starts_with(':');
    std::string words = squeeze(has_colon ? text::trim(units).substr(1) : units);
    const bool has_registry = begins_with(words, "VT");
    if (has_registry) words = std::string(text::trim(std::string_view(words).substr(2)));
    while (has_registry && (words.starts_with(',') || words.starts_with(';')))
      words = std::string(text::trim(std::string_view(words).substr(1)));
    if (!has_colon && !has_registry) return;
    const std::string right = words.empty() || words == "." ? "" : "Lưu " + words;
    const std::string_view line = of(where);
    report_.add("archive-line-party", where, {}, right.empty() ? "" : std::string(line.substr(0, sign)) + right);
  }

  /// "VP, BTG." → "Lưu: VP, BTG."; "Ban TC-TG, VT." → "Lưu: VT, Ban TC-TG."; empty if it says no unit. What is right comes back as it is.
  static std::string archive_line(std::string_view units) {
    const bool has_colon = text::trim(units).starts_with(':');
    std::string words = squeeze(has_colon ? text::trim(units).substr(1) : units);
    const bool is_closed = words.ends_with('.') || words.ends_with(';') || words.ends_with(',');
    const std::string end = is_closed ? words.substr(words.size() - 1) : "";  // its mark is another rule's
    if (is_closed) words.pop_back();
    std::vector<std::string> parts = split_units(words);
    if (parts.empty()) return {};
    const auto registry = std::find_if(parts.begin(), parts.end(), is_registry);
    if (registry == parts.begin() || registry == parts.end()) return "Lưu: " + words + end;
    std::rotate(parts.begin(), registry, registry + 1);
    std::string line = "Lưu:";
    for (std::size_t i = 0; i < parts.size(); ++i) line += (i == 0 ? " " : ", ") + parts[i];
    return line + end;
  }

  /// At commas outside brackets.
  static std::vector<std::string> split_units(std::string_view words) {
    std::vector<std::string> parts{""};
    int depth = 0;
    for (const char c : words) {
      if (c == '(') ++depth;
      if (c == ')') --depth;
      if ((c == ',' || c == ';') && depth <= 0)
        parts.emplace_back();
      else
        parts.back() += c;
    }
    for (std::string& part : parts) part = std::string(text::trim(part));
    parts.erase(std::remove(parts.begin(), parts.end(), std::string()), parts.end());
    return parts;
  }

  /// The office's registry, by its abbreviation or in words.
  static bool is_registry(const std::string& unit) { return begins_with_any(unit, {"VT", "VTLT", "Văn thư"}); }

  // --- what closes a line --------------------------------------------------------------------------------------------------------------

  /// The last word of an item with the mark it should have.
  void tell(const Item& item, char right) {
    const std::string_view line = of(item.where);
    const bool has_mark = item.last == ',' || item.last == '.' || item.last == ';' || item.last == ':';
    const std::size_t space = line.find_last_of(" \t\n");
    const Span where{item.where.begin + (space == std::string_view::npos ? 0 : space + 1), item.where.end};
    const std::string word(of({where.begin, where.end - (has_mark ? 1 : 0)}));
    report_.add("recipient-punctuation", where, {std::string(1, right)}, word + right);
  }

  void look_at_marks() {
    std::vector<const Item*> wrong;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i)
      if (items_[i].last != ';' && !items_[i].has_brace) wrong.push_back(&items_[i]);
    const bool is_habit = wrong.size() >= kFewItems && wrong.size() * 2 > items_.size();  // one remark, not one a line
    for (const Item* item : wrong) {
      tell(*item, ';');
      if (is_habit) break;
    }
    const bool is_archive = !items_.empty() && items_.back().recipient->role == Role::archive;
    if (is_archive && !is_archive_told_ && items_.back().last != '.') tell(items_.back(), '.');
  }

  /// Where lines end with ",", none ends with ";" nor holds one.
  void look_at_even_marks() {
    std::map<char, std::size_t> counts;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i)
      if (items_[i].last == ',' || items_[i].last == ';') ++counts[items_[i].last];
    const std::size_t all = counts[','] + counts[';'];
    for (const auto& [mark, count] : counts) {
      if (count < 2 || count * 2 <= all) continue;
      for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
        if (items_[i].last != mark && !items_[i].has_brace) tell(items_[i], mark);
        const std::size_t inner = of(items_[i].where).find(';');
        if (mark == ',' && inner + 1 < items_[i].where.size() && inner != std::string_view::npos)
          report_.add("recipient-punctuation", {items_[i].where.begin + inner, items_[i].where.begin + inner + 1}, {","}, ",");
      }
      return;
    }
  }

  // --- who is named --------------------------------------------------------------------------------------------------------------------

  /// Two bodies' abbreviations in one word, and how they stand apart.
  struct Glued {
    std::string written;   ///< "BTTUBMTTQ", "BTT.UBMTTQ"
    std::size_t head = 0;  ///< bytes of the first, with its full stop
  };
  static const std::vector<Glued>& all_glued() {
    static const std::vector<Glued> all = [] {
      std::vector<Glued> made;
      for (const std::string second : {"UBMTTQ", "UBTWMTTQ", "UBND", "HĐND"})
        for (const std::string first : {"BTT", "VP", "BTV", "BCH", "TT", "LĐ", "CT", "TTr"})
          for (const std::string joint : {"", "."}) {
            if (first == "VP" && second != "UBMTTQ") continue;  // "VPUBND" is how that office is written
            made.push_back({first + joint + second, (first + joint).size()});
          }
      return made;
    }();
    return all;
  }

  void look_for_glued() {
    for (const Item& item : items_) {
      const std::string_view line = of(item.where);
      if (line.find("UB") == std::string_view::npos && line.find("HĐND") == std::string_view::npos) continue;
      for (const Glued& glued : all_glued()) {
        const std::size_t at = line.find(glued.written);
        if (at == std::string_view::npos || (at > 0 && line[at - 1] != ' ')) continue;
        const std::size_t end = std::min(line.find_first_of(" ;,.()", at + glued.written.size()), line.size());
        const std::string_view written = line.substr(at, end - at);
        const std::string right = std::string(written.substr(0, glued.head)) + " " + std::string(written.substr(glued.head));
        report_.add("abbreviation-glued", {item.where.begin + at, item.where.begin + end}, {std::string(written), right}, right);
      }
    }
  }

  void look_for_repeats() {
    std::map<std::string, const Recipient*> seen;
    for (const Recipient& recipient : paper_.document.recipients) {
      if (recipient.role == Role::archive || begins_with(recipient.name, "Như")) continue;
      const std::string& key = paper_.body_key_of(recipient.name);
      if (key.find(' ') == std::string::npos) continue;
      if (!seen.emplace(key, &recipient).second)
        report_.add("recipient-repeat", text::trim(paper_.text, recipient.where), {recipient.name});
    }
  }

  /// A standing committee files its papers with itself, and that is usual; so do bodies whose members are many.
  void look_for_issuer() {
    if (!paper_.document.issuer) return;
    const std::string& issuer = paper_.document.issuer->value;
    const std::string key = text::search_key(issuer);
    for (const std::string_view many : {"thường trực", "thường vụ", "ủy ban", "hội đồng", "đảng", "chấp hành"})
      if (key.find(many) != std::string::npos) return;
    for (const Recipient& recipient : paper_.document.recipients)
      if (recipient.role != Role::archive && paper_.are_same_body(recipient.name, issuer))
        report_.add("issuer-among-recipients", text::trim(paper_.text, recipient.where), {recipient.name});
  }

  const Subject& paper_;
  Report& report_;
  std::vector<Item> items_;
  bool is_archive_told_ = false;  ///< with its full stop
};

}  // namespace

void check_recipients(const Subject& paper, Report& report) {
  const bool is_paper = paper.document.number || !paper.document.signers.empty() || paper.document.type;
  if (paper.is_fragment || !is_paper || paper.document.recipients.empty()) return;
  RecipientList(paper, report).look();
}

}  // namespace nhipcau::directive::check
