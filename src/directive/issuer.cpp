#include "directive/issuer.hpp"

#include <algorithm>
#include <array>

#include "directive/body_names.hpp"
#include "directive/casing.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostParagraphs = 40;  // of the opening that are looked through
constexpr std::size_t kParagraph = 6000;     // bytes of one
constexpr std::size_t kMostNameWords = 25;
constexpr std::size_t kMostPlaceWords = 5;

/// What a body does in the lead of its paper; small letters, for "Sở Xây dựng" does not build.
constexpr std::array<std::string_view, 34> kLeadVerbs = {
    "hướng dẫn",  "xây dựng",  "ban hành",     "thông báo",  "yêu cầu",  "đề nghị",  "báo cáo",  "tổ chức",  "triển khai",
    "trân trọng", "kính mời",  "kính đề nghị", "quyết định", "kết luận", "đề ra",    "kính gửi", "giao",     "chỉ đạo",
    "cụ thể",     "phát động", "công bố",      "nhận được",  "mời",      "tiếp tục", "phối hợp", "quy định", "thống nhất",
    "đã",         "tham mưu",  "chỉ thị",      "định hướng", "gửi",      "lập",      "trình"};

/// Words a body's name holds in small letters.
constexpr std::array<std::string_view, 45> kSmallWords = {
    "tỉnh", "thành", "phố",  "huyện", "xã",   "phường", "thị",   "trấn", "quận",  "đặc", "khu", "và",    "các",   "của", "về",
    "nhân", "dân",   "trực", "thuộc", "ủy",   "đoàn",   "ương",  "tác",  "thông", "tin", "đối", "ngoại", "nước",  "sở",  "cơ",
    "quan", "tổ",    "chức", "hữu",   "nghị", "đạo",    "trung", "công", "ngành", "cấp", "với", "cho",   "nhiệm", "kỳ",  "vụ"};

/// Committees of the Party that have their unit's name: "Tỉnh ủy Sơn La".
constexpr std::array<std::string_view, 5> kCommittees = {"tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy"};
constexpr std::array<std::string_view, 8> kUnits = {"tỉnh", "thành phố", "huyện", "xã", "phường", "thị xã", "quận", "đặc khu"};

/// The organ of a body that is never named without it.
bool is_inner_organ(std::string_view name) {
  return begins_with_any(name, {"Ban Thường trực", "Ban Thường vụ", "Đoàn Chủ tịch", "Ban Chấp hành", "Thường trực", "Ban Bí thư"});
}

bool is_abbreviated(std::string_view name) {
  return begins_with_any(name, {"UBND", "HĐND", "UBMTTQ", "MTTQ", "BTT", "BTV", "BCH", "BCĐ", "BTG", "Thường trực UBND"});
}

/// The names in the left column: a line that does not begin as a body's name does goes on with the one before.
std::vector<Field> read_names(std::string_view text, const std::vector<Span>& lines) {
  std::vector<Field> names;
  for (const Span line : lines) {
    const std::string words = squeeze(line.of(text));
    const std::string_view last = names.empty() ? std::string_view{} : std::string_view(names.back().value);
    const std::string last_key = text::search_key(last.size() > 12 ? last.substr(last.size() - 8) : last);
    const bool is_open = last_key.ends_with(" và") || last_key.ends_with(",") || last_key.ends_with("-") || last_key.ends_with(" của");
    if (names.empty() || (begins_with_body(words) && !is_open)) {
      names.push_back({.value = words, .where = line});
    } else {
      names.back().value += " " + words;
      names.back().where.end = std::max(names.back().where.end, line.end);
    }
  }
  for (Field& name : names) name.value = to_title_case(name.value);
  return names;
}

/// The words behind a unit's kind: "Sơn La" of "… tỉnh Sơn La"; empty if none follow. Up to a small letter or a mark.
std::string name_after(std::string_view text, std::string_view unit) {
  const Span within{0, text.size()};
  for (Span rest = within; !rest.empty();) {
    const auto found = text::find_phrase(text, rest, unit);
    if (!found) return {};
    std::size_t at = found->end;
    std::size_t end = at;
    for (std::size_t words = 0; words < kMostPlaceWords && at < text.size() && text[at] == ' '; ++words) {
      const char32_t first = text::decode(text, at + 1 < text.size() ? at + 1 : at).code_point;
      const bool is_dash = first == U'-' && words > 0;
      if (!text::is_upper(first) && !is_dash) break;
      at = text.find_first_of(" ,.;:()", at + 1);
      at = std::min(at, text.size());
      if (!is_dash) end = at;
    }
    if (end > found->end) return std::string(text::trim(text.substr(found->end, end - found->end)));
    rest.begin = found->end;
  }
  return {};
}

/// The kind of unit a name breaks off at: "Ủy ban MTTQ Việt Nam tỉnh".
std::string_view unnamed_unit(std::string_view name) {
  const std::string key = text::search_key(name);
  for (const std::string_view unit : kUnits)
    if (key.ends_with(" " + std::string(unit))) return unit;
  for (const std::string_view committee : kCommittees)
    if (key.ends_with(committee)) return committee;
  return {};
}

class Reader {
 public:
  Reader(std::string_view text, const Header& header, const std::vector<Span>& opening, const std::vector<Signer>& signers)
      : text_(text), header_(header), opening_(opening), signers_(signers) {}

  Issuer read() && {
    read_header_names();
    const auto lead = find_lead();
    Issuer found;
    found.body = composed_;
    if (lead && is_better(lead->value)) found.body = Field{.value = complete(lead->value), .where = lead->where};
    if (found.body && !unnamed_unit(found.body->value).empty()) found.body->value = complete(found.body->value);
    name_organ(found.body);
    found.parent = parent_ ? parent_ : parent_within(found.body);
    return found;
  }

  /// The organ that signs for a body too large to issue papers itself.
  void name_organ(std::optional<Field>& body) {
    if (!body || signers_.empty() || is_joint_) return;
    const std::string& capacity = signers_.front().capacity;
    const std::size_t space = capacity.find(' ');
    if (space == std::string::npos) return;
    std::string organ = to_title_case(capacity.substr(space + 1));
    for (const std::string_view short_name : {"Ban Thường vụ", "Ban Thường trực"})  // "T/M BAN THƯỜNG VỤ TỈNH ỦY"
      if (begins_with(organ, short_name)) organ = short_name;
    const std::string key = text::search_key(organ);
    const bool is_central = (key == "ban bí thư" || key == "bộ chính trị") && begins_with(body->value, "Ban Chấp hành Trung ương");
    const bool is_bureau =
        key == "ban thường vụ" && begins_with_any(body->value, {"Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy"});
    const bool is_standing =
        key == "ban thường trực" && begins_with_any(body->value, {"Ủy ban MTTQ", "Ủy ban Mặt trận", "Ủy ban Trung ương"});
    if (!is_central && !is_bureau && !is_standing) return;
    parent_ = *body;
    body->value = is_central ? organ : organ + " " + body->value;
  }

 private:
  void read_header_names() {
    std::vector<Field> names = read_names(text_, header_.body_lines);
    for (Field& name : names) is_joint_ |= join_issuers(name.value);
    const bool is_sure_header = header_.number || header_.date_line || header_.has_national_title || header_.has_party_title;
    if (names.empty() || (!is_sure_header && !begins_with_body(names.back().value))) return;
    if (names.size() == 2 && begins_with_committee(names[1].value) && !begins_with_committee(names[0].value)) std::swap(names[0], names[1]);
    if (names.size() > 1) parent_ = names[names.size() - 2];
    composed_ = names.back();
    if (parent_) composed_->value = join(composed_->value, parent_->value);
  }

  /// "Bộ A - Bộ B - Hội C", the issuers of a joint paper in one line → "Bộ A, Bộ B và Hội C"; false if it names but one.
  static bool join_issuers(std::string& name) {
    constexpr std::string_view kJoint = " - ";
    std::vector<std::size_t> joints;
    for (std::size_t at = name.find(kJoint); at != std::string::npos; at = name.find(kJoint, at + 1))
      if (begins_with_body(std::string_view(name).substr(at + kJoint.size()))) joints.push_back(at);
    if (joints.empty() || !begins_with_body(name)) return false;
    for (std::size_t i = joints.size(); i > 0; --i) name.replace(joints[i - 1], kJoint.size(), i == joints.size() ? " và " : ", ");
    return true;
  }

  /// "Ban Thường trực" + "Ủy ban MTTQ Việt Nam tỉnh Sơn La"; "Sở Ngoại vụ" + "Ủy ban nhân dân tỉnh Lào Cai" → "Sở Ngoại vụ tỉnh Lào Cai".
  static std::string join(const std::string& name, const std::string& parent) {
    if (begins_with(parent, "Ban Chấp hành Trung ương") || begins_with(parent, "Trung ương Đảng"))
      return name.find("Trung ương") == std::string::npos ? name + " Trung ương" : name;
    if (is_inner_organ(name) && !begins_with_committee(name)) return with_parent(name, parent);
    if (begins_with_committee(parent) && !begins_with_committee(name)) return with_parent(name, parent);
    if (begins_with_post(name) && count_words(name, 4) <= 3 && !begins_with_post(parent))
      return name + " " + parent;  // "Bộ trưởng" + "Bộ …"
    if (name == "Ủy ban Trung ương") return name + " " + parent;
    if (name == "Văn phòng") return name + " " + spelled_out(parent);
    if (begins_with_any(name, {"Sở", "Phòng", "Thanh tra", "Ban Dân tộc", "Ban Quản lý"}))
      for (const std::string_view unit : kUnits)
        if (const std::string place = name_after(parent, unit); !place.empty() && name_after(name, unit).empty())
          return name + " " + (unit == "tỉnh" && name.ends_with(" tỉnh") ? "" : std::string(unit) + " ") + place;
    return name;
  }

  /// "UBND tỉnh Lào Cai" → "Ủy ban nhân dân tỉnh Lào Cai": a header shortens what a full name does not.
  static std::string spelled_out(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kShortNames = {
        {{"UBND ", "Ủy ban nhân dân "}, {"HĐND ", "Hội đồng nhân dân "}, {"UBMTTQ ", "Ủy ban MTTQ "}}};
    for (const auto& [shortened, full] : kShortNames)
      if (name.starts_with(shortened)) return std::string(full) + name.substr(shortened.size());
    return name;
  }

  /// What `name` already says of the parent is not said twice: "Ban Tuyên giáo Tỉnh ủy" + "Tỉnh ủy Sơn La".
  static std::string with_parent(const std::string& name, const std::string& parent) {
    if (begins_with(parent, "Đảng bộ") && name.ends_with(" ủy")) return name;
    if (const std::string place = name_after(parent, "tỉnh"); begins_with(parent, "Đảng bộ") && name.ends_with("Tỉnh ủy"))
      return name + " " + place;
    for (std::size_t at = parent.size(); at > 0; at = parent.rfind(' ', at - 1)) {
      if (at == std::string::npos) break;
      if (at < 6) break;
      const std::string head = parent.substr(0, at);
      if (name.ends_with(head)) return name + parent.substr(at);
    }
    return name + " " + parent;
  }

  /// The last body in the opening that does something: the subject of the lead.
  [[nodiscard]] std::optional<Field> find_lead() const {
    for (std::size_t i = 0; i < std::min(opening_.size(), kMostParagraphs); ++i) {
      const Span paragraph = opening_[opening_.size() - 1 - i];
      if (auto found = find_subject(beginning_of(text_, paragraph, kParagraph))) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Field> find_subject(Span paragraph) const {
    const std::string_view words = paragraph.of(text_);
    std::optional<Field> last;
    for (std::size_t at = 0; at < words.size();) {
      if (const auto size = subject_size(words.substr(at)); size > 0)
        last = Field{.value = squeeze(words.substr(at, size)), .where = {paragraph.begin + at, paragraph.begin + at + size}};
      at = words.find_first_of(",.;", at);
      if (at == std::string_view::npos) break;
      at = std::min(words.find_first_not_of(",.; \n\t", at), words.size());
    }
    return last;
  }

  /// Bytes of a body's name at the beginning of `words`, if a verb of a lead follows it; else 0.
  static std::size_t subject_size(std::string_view words) {
    if (words.empty() || !text::is_upper(text::decode(words, 0).code_point) || !begins_with_body(words)) return 0;
    const std::string_view near = beginning_of(words, 300);
    std::size_t best = near.find(' ');
    while (best != std::string_view::npos && !(begins_with_lead_verb(near.substr(best + 1)) && count_words(near.substr(0, best), 3) >= 2))
      best = near.find(' ', best + 1);
    if (best == std::string_view::npos || count_words(near.substr(0, best), kMostNameWords + 1) > kMostNameWords) return 0;
    const std::string_view name = near.substr(0, best);
    if (name.find_first_of(".;:/\"") != std::string_view::npos) return 0;
    for (std::string_view word : {" ngày ", " về ", " số ", " theo ", " nhằm ", " năm "})
      if (name.find(word) != std::string_view::npos) return 0;
    return best;
  }

  static bool begins_with_lead_verb(std::string_view words) {
    return std::any_of(kLeadVerbs.begin(), kLeadVerbs.end(), [&](std::string_view verb) {
      return !words.empty() && words.front() == verb.front() && words.starts_with(verb) && ends_at_word(words, verb.size());
    });
  }

  static bool ends_at_word(std::string_view text, std::size_t at) {
    return at >= text.size() || !text::is_letter(text::decode(text, at).code_point);
  }

  /// Whether the lead's name tells more than the header's, and of the same body.
  [[nodiscard]] bool is_better(const std::string& lead) const {
    if (!composed_) return true;
    if (is_abbreviated(lead)) return false;
    const std::string key = text::search_key(lead);
    const std::string header = text::search_key(composed_->value);
    if (header == key) return true;  // the body's letter case is the surer one
    if (is_abbreviated(composed_->value) && is_inner_organ(lead)) return true;
    if (header.starts_with(key) || !adds_only_names(lead, header)) return false;
    if (is_inner_organ(lead) && text::find_phrase(key, {0, key.size()}, first_two_words(header)))
      return true;  // "Ban Thường vụ Tỉnh ủy" of "TỈNH ỦY"
    return first_two_words(key) == first_two_words(header);
  }

  /// Whether the words of a lead's name that the header's lacks can be of a name: "Sở Ngoại vụ kính [trình]", "… gặp gỡ 14 [tổ chức]"
  /// were cut too late.
  static bool adds_only_names(const std::string& lead, const std::string& header) {
    const std::string known = " " + header + " ";
    for (const Span word : text::syllables(lead, {0, lead.size()})) {
      const std::string key = text::search_key(word.of(lead));
      const char32_t first = text::decode(lead, word.begin).code_point;
      if (text::is_upper(first) || known.find(" " + key + " ") != std::string::npos) continue;
      if (text::is_digit(first)) return false;
      const bool is_of_names = std::any_of(kSmallWords.begin(), kSmallWords.end(), [&](std::string_view small) { return small == key; });
      if (!is_of_names) return false;
    }
    return true;
  }

  static std::string first_two_words(const std::string& name) { return name.substr(0, name.find(' ', name.find(' ') + 1)); }

  /// Adds the name of the unit a name breaks off at.
  [[nodiscard]] std::string complete(const std::string& name) const {
    const std::string_view unit = unnamed_unit(name);
    if (unit.empty()) return name;
    std::string place = composed_ ? name_after(composed_->value, unit) : "";
    if (place.empty() && parent_) place = name_after(parent_->value, unit);
    if (place.empty() && parent_ && unit == "tỉnh ủy") place = name_after(parent_->value, "tỉnh");
    if (place.empty() && header_.place && (unit == "tỉnh" || unit == "thành phố" || unit == "tỉnh ủy")) place = header_.place->value;
    if (place.empty() && header_.title) place = name_after(header_.title->value, unit);
    const bool may_be_elsewhere = unit != "tỉnh ủy" && unit != "thành ủy";  // "Ban Tuyên giáo Tỉnh ủy" is a full name in its province
    for (std::size_t i = 0; may_be_elsewhere && place.empty() && i < std::min(opening_.size(), kMostParagraphs); ++i) {
      const std::string_view paragraph = beginning_of(opening_[i].of(text_), kParagraph);
      place = name_after(paragraph, unit);
      if (place.empty() && unit == "tỉnh") place = name_after(paragraph, "Tỉnh ủy");
    }
    return place.empty() ? name : name + " " + place;
  }

  /// "Ủy ban MTTQ Việt Nam tỉnh Sơn La" within "Ban Thường trực Ủy ban MTTQ …"; "Tỉnh ủy Sơn La" within "Ban Tuyên giáo Tỉnh ủy …".
  [[nodiscard]] static std::optional<Field> parent_within(const std::optional<Field>& body) {
    if (!body) return std::nullopt;
    const std::string_view name = body->value;
    std::size_t words = 0;
    for (const std::string_view joint : {" và ", " - "})  // two bodies have no parent in common
      for (std::size_t at = name.find(joint); at != std::string_view::npos; at = name.find(joint, at + 1))
        if (begins_with_body(name.substr(at + joint.size()))) return std::nullopt;
    for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1), ++words) {
      const std::string_view rest = name.substr(at + 1);
      const bool is_body_of_organ = words >= 2 && is_inner_organ(name) && begins_with_body(rest);
      if ((begins_with_committee(rest) || is_body_of_organ) && text::is_upper(text::decode(rest, 0).code_point))
        return Field{.value = std::string(rest), .where = body->where};
    }
    return std::nullopt;
  }

  std::string_view text_;
  const Header& header_;
  const std::vector<Span>& opening_;
  const std::vector<Signer>& signers_;
  std::optional<Field> composed_;
  std::optional<Field> parent_;
  bool is_joint_ = false;
};

}  // namespace

Issuer read_issuer(std::string_view text, const Header& header, const std::vector<Span>& opening, const std::vector<Signer>& signers) {
  return Reader(text, header, opening, signers).read();
}

}  // namespace nhipcau::directive
