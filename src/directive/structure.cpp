#include "directive/structure.hpp"

#include <algorithm>

#include "directive/attachments.hpp"
#include "directive/clauses.hpp"
#include "directive/ending.hpp"
#include "directive/footnotes.hpp"
#include "directive/header.hpp"
#include "directive/header_lines.hpp"
#include "directive/issuer.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

bool holds_any(std::string_view key, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text::find_phrase(key, {0, key.size()}, word)) return true;
  return false;
}

/// Which tree of offices the paper is of: by its number, its title, the name of its issuer.
std::optional<System> system_of(const Header& header, const Document& document) {
  if (header.has_party_title) return System::party;
  const std::string issuer =
      (document.issuer ? document.issuer->value : "") + " " + (document.parent_body ? document.parent_body->value : "");
  if (holds_any(issuer, {"Mặt trận", "MTTQ", "UBMTTQ", "MTTQVN"})) return System::front;
  if (holds_any(issuer, {"Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh", "Liên đoàn Lao động", "Tổng Liên đoàn"}))
    return System::front;  // members of the Front
  if (header.number_system) return header.number_system;
  if (holds_any(issuer, {"Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Đảng ủy", "Đảng bộ", "Trung ương Đảng", "Ban Tuyên giáo",
                         "Bộ Chính trị", "Ban Bí thư"}))
    return System::party;
  if (header.has_national_title) return System::state;
  if (holds_any(issuer, {"nhân dân", "UBND", "HĐND", "Sở", "Bộ", "Chính phủ", "Quốc hội"})) return System::state;
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view text, const Tables& tables)
      : text_(text), tables_(tables), lines_(read_lines(text)), wrapped_width_(find_wrapped_width(text, lines_)) {}

  Structure read() && {
    const std::size_t ending_begin = find_ending(text_, lines_, 0, lines_.size());
    Header header = read_header(text_, lines_, ending_begin, tables_);
    Footnotes footnotes = find_footnotes(text_, lines_, ending_begin, wrapped_width_);
    ClauseTree tree = read_clauses(text_, lines_, header.next, ending_begin, footnotes, wrapped_width_);
    Ending ending = read_ending(text_, lines_, ending_begin, footnotes);
    structure_.document.attachments = read_attachments(text_, lines_, ending.end, footnotes, tables_, wrapped_width_);
    structure_.body = body_span(header.next, ending_begin);
    structure_.opening = std::move(tree.opening);
    structure_.document.clauses = std::move(tree.clauses);
    structure_.document.signers = std::move(ending.signers);
    take_header(header);
    take_ending(header, ending);
    structure_.document.footnotes = std::move(footnotes.notes);
    remark(ending_begin);
    return std::move(structure_);
  }

 private:
  [[nodiscard]] Span body_span(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    return {lines_[begin].where.begin, lines_[end - 1].where.end};
  }

  void take_header(Header& header) {
    Document& document = structure_.document;
    Issuer issuer = read_issuer(text_, header, structure_.opening, document.signers);
    document.issuer = std::move(issuer.body);
    document.parent_body = std::move(issuer.parent);
    document.system = system_of(header, document);
    document.number = std::move(header.number);
    document.type = std::move(header.type);
    document.type_code = document.type ? code_of_type(header, document.system) : header.number_type_code;
    document.title = std::move(header.title);
    document.place = std::move(header.place);
    document.issued_on = header.issued_on;
    document.issued_on_text = std::move(header.date_line);
    document.addressees = std::move(header.addressees);
    if (!document.type) name_type(header);
  }

  /// "QUY ĐỊNH" with 23-QĐ/TU is the Party's QĐ, not the State's QyĐ: the number tells which code a name has.
  [[nodiscard]] std::string code_of_type(const Header& header, std::optional<System> system) const {
    if (header.number_type_code.empty() || header.number_type_code == header.type_code) return header.type_code;
    const DocumentType* numbered = tables_.find_type(header.number_type_code, system);
    if (numbered != nullptr && structure_.document.type->value.starts_with(numbered->name + " "))
      return numbered->code;  // "Chương trình hành động" is given a number of "Chương trình"
    for (const DocumentType& known : tables_.types) {
      const bool is_of_system = !system || std::find(known.systems.begin(), known.systems.end(), *system) != known.systems.end();
      if (known.code == header.number_type_code && known.name == structure_.document.type->value && is_of_system) return known.code;
    }
    return header.type_code;
  }

  /// A paper whose type is not printed: a letter has none, any other says it in its number.
  void name_type(const Header& header) {
    Document& document = structure_.document;
    const DocumentType* type = tables_.find_type(document.type_code, document.system);
    if (type == nullptr && header.is_letter) type = tables_.find_type_named("Công văn");
    if (type == nullptr) return;
    const Span where = document.number ? document.number->where : document.title ? document.title->where : Span{};
    document.type = Field{.value = type->name, .where = where};
  }

  void take_ending(const Header& header, Ending& ending) {
    Document& document = structure_.document;
    document.recipients = std::move(ending.recipients);
    if (!ending.has_list && document.recipients.empty()) document.recipients = document.addressees;
    if (document.issued_on_text || !ending.date_line) return;
    const auto dated = read_date_line(text_, *ending.date_line);
    if (!dated) return;
    document.issued_on_text = Field{.value = squeeze(ending.date_line->of(text_)), .where = *ending.date_line};
    document.issued_on = dated->date;
    if (!header.place && !dated->place.empty()) document.place = Field{.value = squeeze(dated->place.of(text_)), .where = dated->place};
  }

  void add(Span where, std::string rule, Severity severity, std::vector<std::string> args = {}) {
    structure_.findings.push_back(
        {.where = where, .rule = std::move(rule), .severity = severity, .args = std::move(args), .suggestion = ""});
  }

  /// What could not be read. An empty text has no title, and there is nothing more to say of it.
  void remark(std::size_t ending_begin) {
    const Document& document = structure_.document;
    const Span top = lines_.empty() ? Span{} : lines_.front().where;
    const Span bottom = lines_.empty() ? Span{} : lines_[std::min(ending_begin, lines_.size() - 1)].where;
    if (!document.title) add(top, "directive.no_title", Severity::warning);
    if (lines_.empty()) return;
    if (!document.number) add(top, "directive.no_number", Severity::warning);
    if (!document.issued_on) add(document.issued_on_text ? document.issued_on_text->where : top, "directive.no_date", Severity::warning);
    if (!document.issuer) add(top, "directive.no_issuer", Severity::warning);
    if (document.recipients.empty()) add(bottom, "directive.no_recipients", Severity::hint);
    if (document.signers.empty()) add(bottom, "directive.no_signer", Severity::warning);
    for (const Footnote& note : document.footnotes)
      if (note.mark.empty()) add(note.where, "directive.footnote_mark_lost", Severity::warning);
  }

  std::string_view text_;
  const Tables& tables_;
  std::vector<Line> lines_;
  std::size_t wrapped_width_;
  Structure structure_;
};

}  // namespace

Structure read_structure(std::string_view text, const Tables& tables) {
  return Reader(text, tables).read();
}

}  // namespace nhipcau::directive
