#include "directive/check/record.hpp"

#include <algorithm>

#include "directive/number.hpp"
#include "text/csv.hpp"
#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/numbers.hpp"

namespace nhipcau::directive::check {
namespace {

/// What a person said of a field; none if it is as it was read.
const RecordField* find_typed(const Paper& paper, FieldName name) {
  const auto found = std::find_if(paper.fields.begin(), paper.fields.end(),
                                  [&](const RecordField& field) { return field.name == name && field.by_person; });
  return found == paper.fields.end() ? nullptr : &*found;
}

void put_field(std::optional<Field>& field, const RecordField* typed) {
  if (!typed) return;
  const Span before = field ? field->where : Span{};
  field = typed->value.empty() ? std::nullopt : std::optional(Field{typed->value, typed->where.value_or(before)});
}

/// The number as it stands within `place`, if it is this one.
std::optional<Number> find_written(std::string_view text, std::optional<Span> place, const Number& number, const Tables& tables) {
  if (!place || place->empty()) return std::nullopt;
  const std::string key = text::number_key(number.normalized);
  for (const text::NumberMention& mention : text::find_numbers(text, *place)) {
    Number written = interpret_number(text, mention, tables);
    if (text::number_key(written.normalized) == key) return written;
  }
  return std::nullopt;
}

void put_number(std::optional<Number>& number, const RecordField* typed, std::string_view text, const Tables& tables) {
  if (!typed) return;
  const auto before = number ? std::optional(number->where) : std::nullopt;
  number = std::nullopt;
  if (typed->value.empty()) return;
  number = find_one_number(typed->value, tables).value_or(Number{.as_written = typed->value, .normalized = typed->value});
  number->where = {};
  auto written = find_written(text, typed->where, *number, tables);
  if (!written) written = find_written(text, before, *number, tables);
  if (written) number = std::move(written);
}

/// A day that the reader worked out from the day of issue goes with that: "trước ngày 15/12" is of the year of the paper.
void drop_worked_out(std::vector<Assignment>& duties) {
  for (Assignment& duty : duties) {
    if (!duty.deadline || !duty.deadline->date) continue;
    const std::string& words = duty.deadline->as_written;
    const auto dates = text::find_dates(words, {0, words.size()});
    const bool is_written =
        std::any_of(dates.begin(), dates.end(), [&](const auto& one) { return one.date.whole() == duty.deadline->date; });
    if (!is_written) duty.deadline->date = std::nullopt;
  }
}

void put_day(Document& document, const RecordField* typed, std::string_view text) {
  if (!typed) return;
  const auto day = Date::from_iso(typed->value);
  if (day != document.issued_on) drop_worked_out(document.assignments);
  document.issued_on = day;
  if (typed->where) document.issued_on_text = Field{std::string(typed->where->of(text)), *typed->where};
}

/// Those of a joint paper are one value in the record, "; " between them.
void put_signers(std::vector<Signer>& signers, const RecordField* typed, std::string Signer::*part, std::string_view text) {
  if (!typed) return;
  const std::vector<std::string> values = typed->value.empty() ? std::vector<std::string>{} : text::split_cell(typed->value, ';');
  if (part == &Signer::name) signers.resize(values.size());
  for (std::size_t i = 0; i < signers.size(); ++i) {
    signers[i].*part = i < values.size() ? values[i] : "";
    if (!signers[i].where.empty() || part != &Signer::name) continue;
    const std::size_t at = text.rfind(values[i]);
    if (at != std::string_view::npos) signers[i].where = {at, at + values[i].size()};
  }
}

}  // namespace

Document with_corrections(Document read, const Paper& paper, const Tables& tables) {
  const RecordField* number = find_typed(paper, FieldName::number);
  const RecordField* type = find_typed(paper, FieldName::type);
  put_number(read.number, number, paper.text, tables);
  put_field(read.type, type);
  if (number || type) {
    read.system = paper.system;
    read.type_code = paper.type_code;
  }
  put_field(read.issuer, find_typed(paper, FieldName::issuer));
  put_field(read.parent_body, find_typed(paper, FieldName::parent_body));
  put_field(read.place, find_typed(paper, FieldName::place));
  put_field(read.title, find_typed(paper, FieldName::title));
  put_day(read, find_typed(paper, FieldName::issued_on), paper.text);
  put_signers(read.signers, find_typed(paper, FieldName::signer_name), &Signer::name, paper.text);
  put_signers(read.signers, find_typed(paper, FieldName::signer_position), &Signer::position, paper.text);
  put_signers(read.signers, find_typed(paper, FieldName::signer_capacity), &Signer::capacity, paper.text);
  return read;
}

bool is_issuer_typed(const Paper& paper) {
  const RecordField* issuer = find_typed(paper, FieldName::issuer);
  return issuer && !issuer->value.empty();
}

}  // namespace nhipcau::directive::check
