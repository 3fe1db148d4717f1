#include "directive/letters/draft.hpp"

#include <algorithm>
#include <map>

#include "directive/letters/texts.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::letters {
namespace {

using check::ErrorClass;
using files::Letter;
using Values = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t kMostAddressees = 8;  // one below the other, before they are called all together
constexpr std::size_t kTellingQuote = 12;   // characters: a shorter error is quoted with the words beside it
constexpr std::size_t kNeighbours = 3;      // so many at most, on each side

/// "other.form.": the beginning of a letter's keys.
std::string keys_of(const LetterSource& source, ErrorClass error_class) {
  return std::string(source.proposal.is_own ? "own." : "other.") + std::string(check::to_name(error_class)) + ".";
}

// --- the paper's name in a sentence -----------------------------------------------------------------------------------------------------

std::string say_date(const Date& day) {
  const auto padded = [](int number, int below) { return (number < below ? "0" : "") + std::to_string(number); };
  return "ngày " + padded(day.day(), 10) + " tháng " + padded(day.month(), 3) + " năm " + std::to_string(day.year());
}

std::string short_name(const PaperName& paper) {
  const std::string type = paper.type.empty() ? "Văn bản" : paper.type;
  if (!paper.number.empty()) return type + " số " + paper.number;
  return paper.issued_on ? type + " " + say_date(*paper.issued_on) : type;
}

/// The title behind "về": its first letter small where the word is no name, as its second word tells.
std::string say_title(const std::string& title) {
  if (title.empty()) return {};
  if (text::is_all_caps(title)) return " “" + title + "”";
  const auto words = text::split_cell(title, ' ');
  std::string said = title;
  const bool is_name = text::is_all_caps(words.front()) || (words.size() > 1 && text::is_upper(text::decode(words[1], 0).code_point));
  const std::size_t first = text::decode(title, 0).length;
  if (!is_name) said = text::to_lower(title.substr(0, first)) + title.substr(first);
  const bool has_about = text::starts_with_phrase(said, {0, said.size()}, "về") || text::starts_with_phrase(said, {0, said.size()}, "v");
  return (has_about ? " " : " về ") + said;
}

/// is_own  its issuer writes, and is named already
std::string whole_name(const PaperName& paper, bool is_own) {
  std::string name = short_name(paper);
  if (paper.issued_on && !paper.number.empty()) name += " " + say_date(*paper.issued_on);
  if (!paper.issuer.empty() && !is_own) name += " của " + paper.issuer;
  return name + say_title(paper.title);
}

/// Rules of which of the three trees the paper is held to.
std::string_view tree_of(const PaperName& paper) {
  if (paper.system == System::party) return "party";
  return paper.system == System::front ? "front" : "state";
}

Values values_of(const LetterSource& source, ErrorClass error_class) {
  const PaperName& paper = source.paper;
  const auto count = std::count_if(source.proposal.findings.begin(), source.proposal.findings.end(),
                                   [&](const auto& one) { return one.error_class == error_class && !one.is_left_out; });
  const std::string basis = "basis." + std::string(check::to_name(error_class)) + "." + std::string(tree_of(paper));
  return {{"short", short_name(paper)},
          {"whole", whole_name(paper, source.proposal.is_own)},
          {"type", paper.type.empty() ? "văn bản" : text::to_lower(paper.type)},
          {"issuer", paper.issuer.empty() ? "quý cơ quan" : paper.issuer},
          {"office", source.sender.name.empty() ? "cơ quan" : source.sender.name},
          {"count", (count < 10 ? "0" : "") + std::to_string(count)},
          {"basis", letter_text(basis)},
          {"ground", letter_text("ground." + std::string(tree_of(paper)))},
          {"note", source.proposal.note}};
}

// --- the table of errors ----------------------------------------------------------------------------------------------------------------

/// The last words of what stands before an error, or the first of what stands behind it, in the same line. Anchors cut words in two at
/// their outer end: such a piece is left out.
std::string neighbours(const std::string& context, bool is_before) {
  const std::size_t line = is_before ? context.rfind('\n') : context.find('\n');
  std::string words = context;
  bool is_whole = false;  // its outer end is that of a line
  if (line != std::string::npos) {
    words = is_before ? context.substr(line + 1) : context.substr(0, line);
    is_whole = true;
  }
  std::size_t at = is_before ? words.size() : 0;
  std::size_t end = at;  // of the last whole word
  for (std::size_t taken = 0; taken <= kNeighbours;) {
    const bool is_end = is_before ? at == 0 : at == words.size();
    const bool is_blank = !is_end && words[is_before ? at - 1 : at] == ' ';
    if (is_blank || (is_end && is_whole)) {
      end = at;
      ++taken;
    }
    if (is_end) break;
    is_before ? --at : ++at;
  }
  return is_before ? words.substr(end) : words.substr(0, end);
}

struct Words {
  std::string written, wanted;
};

/// What stands there and what should, both with the same words around a short error.
Words words_of(const ProposedFinding& one, bool is_own) {
  const Anchor& anchor = one.anchor;
  const std::string no_words = letter_text(is_own && one.error_class == ErrorClass::content ? "wanted.none_own" : "wanted.none");
  const auto quoted = [](std::string words) {
    std::replace(words.begin(), words.end(), '\n', ' ');
    return "“" + std::string(text::trim(words)) + "”";
  };
  if (anchor.quote.empty())
    return {letter_text("written.none"), one.finding.suggestion.empty() ? no_words : quoted(one.finding.suggestion)};
  const bool is_short = text::count_characters(anchor.quote) < kTellingQuote;
  const std::string before = is_short ? neighbours(anchor.before, true) : "";
  const std::string after = is_short ? neighbours(anchor.after, false) : "";
  const std::string& wanted = one.finding.suggestion;
  return {quoted(before + anchor.quote + after), wanted.empty() ? no_words : quoted(before + wanted + after)};
}

std::string place_of(const ProposedFinding& one) {
  const Values values{{"path", one.clause_path}, {"line", std::to_string(one.line)}};
  if (one.line == 0) return letter_text("place.none");
  return fill_text(one.clause_path.empty() ? "place.line" : "place.clause", values);
}

std::string reason_of(const ProposedFinding& one, const std::function<std::string(const Finding&)>& say) {
  const std::string reason = say(one.finding);
  return one.source.empty() ? reason : reason + " (" + one.source + ")";
}

files::LetterTable table_of(const LetterSource& source, ErrorClass error_class, const std::function<std::string(const Finding&)>& say) {
  const bool is_correction = source.proposal.is_own && error_class == ErrorClass::form;  // it says what holds, and founds nothing
  files::LetterTable table{.columns = {{.head = letter_text("table.number"), .share = 8, .is_centred = true},
                                       {.head = letter_text("table.place"), .share = 17, .is_centred = true},
                                       {.head = letter_text("table.written"), .share = 26},
                                       {.head = letter_text(is_correction ? "table.reads" : "table.wanted"), .share = 26}},
                           .rows = {}};
  if (!is_correction) table.columns.push_back({.head = letter_text("table.reason"), .share = 34});
  for (const ProposedFinding& one : source.proposal.findings) {
    if (one.error_class != error_class || one.is_left_out) continue;
    const Words words = words_of(one, source.proposal.is_own);
    std::vector<std::string> row{std::to_string(table.rows.size() + 1), place_of(one), words.written, words.wanted};
    if (!is_correction) row.push_back(reason_of(one, say));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// --- who writes
// ---------------------------------------------------------------------------------------------------------------------------

/// The name as the head of a letter has it: in capitals, a committee's territory on a line of its own.
std::string head_of(const std::string& name) {
  static const std::string_view kCommittees[] = {"ủy ban nhân dân", "hội đồng nhân dân", "ủy ban mặt trận tổ quốc việt nam"};
  for (const std::string_view committee : kCommittees) {
    const auto begin = text::find_phrase(name, {0, name.size()}, committee);
    if (!begin || begin->begin != 0 || begin->end >= name.size()) continue;
    return text::to_upper(name.substr(0, begin->end)) + "\n" +
           text::to_upper(std::string(text::trim(std::string_view(name).substr(begin->end))));
  }
  return text::to_upper(name);
}

// --- who it goes to ---------------------------------------------------------------------------------------------------------------------

void address(const LetterSource& source, ErrorClass error_class, const Values& values, Letter& letter) {
  letter.recipients = {letter_text("recipient.above")};
  if (!source.proposal.is_own) {
    letter.addressees = {values.at("issuer")};
  } else if (error_class == ErrorClass::content) {
    letter.addressees = {fill_text("own.content.addressee", values)};
  } else if (!source.paper.recipients.empty() && source.paper.recipients.size() <= kMostAddressees) {
    letter.addressees = source.paper.recipients;
  } else {
    letter.addressees = {fill_text("addressee.receivers", values)};
    for (const std::string& recipient : source.paper.recipients)
      if (letter.recipients.size() + 1 < Letter::kMostLines) letter.recipients.push_back(recipient);
  }
  letter.recipients.push_back(letter_text(letter.form == Letter::Form::party ? "recipient.archive_party" : "recipient.archive"));
}

}  // namespace

Letter draft_letter(const LetterSource& source, ErrorClass error_class, const std::function<std::string(const Finding&)>& say) {
  const std::string keys = keys_of(source, error_class);
  const Values values = values_of(source, error_class);
  const bool is_slip = source.proposal.is_own && error_class == ErrorClass::content;
  Letter letter{.form = source.sender.form,
                .parent = text::to_upper(source.sender.parent),
                .issuer = head_of(source.sender.name),
                .symbol = is_slip ? std::string() : source.sender.symbol,
                .place = source.sender.place,
                .subject = fill_text(keys + "subject", values),
                .body = fill_text(keys + "body", values),
                .author = source.sender.name,
                .made_at = source.proposal.settled_at.value_or(source.proposal.made_at)};
  if (!source.paper.handling.empty()) letter.handling = letter_text("handling." + source.paper.handling);
  if (is_slip) {
    letter.title = letter_text("own.content.title");
    letter.answer = letter_text("own.content.answer");
  }
  letter.table = table_of(source, error_class, say);
  if (is_slip && !source.proposal.note.empty()) letter.closing = fill_text("own.content.note", values) + "\n";
  letter.closing += fill_text(keys + "closing", values);
  address(source, error_class, values, letter);
  return letter;
}

std::string letter_file_name(const LetterSource& source, ErrorClass error_class) {
  std::string name = letter_text(keys_of(source, error_class) + "file");
  if (!source.paper.number.empty()) name += " " + source.paper.number;
  for (char& c : name)
    if (std::string_view("/\\:").find(c) != std::string_view::npos) c = '-';
  return name + ".docx";
}

}  // namespace nhipcau::directive::letters
