#include "directive/fields.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "directive/doubts.hpp"
#include "directive/handling.hpp"
#include "directive/lines.hpp"
#include "directive/number.hpp"
#include "directive/records.hpp"
#include "text/clean.hpp"
#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::string_view kLetterType = "Công văn";

RecordField from(FieldName name, const std::optional<Field>& field) {
  if (!field) return {.name = name};
  return {.name = name, .value = field->value, .where = field->where};
}

RecordField from_number(const std::optional<Number>& number) {
  if (!number) return {.name = FieldName::number};
  RecordField field{.name = FieldName::number, .value = number->normalized, .where = number->where};
  if (number->as_written != number->normalized) field.as_written = number->as_written;
  return field;
}

RecordField from_date(const Document& paper) {
  RecordField field{.name = FieldName::issued_on};
  if (paper.issued_on) field.value = paper.issued_on->to_iso();
  if (paper.issued_on_text) {
    field.as_written = paper.issued_on_text->value;
    field.where = paper.issued_on_text->where;
  }
  return field;
}

/// What the signers of a joint paper have of this part, "; " between them, in their order; it stands where the first of them does.
RecordField from_signers(FieldName name, const Document& paper, std::string Signer::*part) {
  RecordField field{.name = name};
  for (const Signer& signer : paper.signers) {
    if ((signer.*part).empty()) continue;
    if (field.value.empty()) field.where = signer.where;
    field.value += (field.value.empty() ? "" : "; ") + signer.*part;
  }
  return field;
}

RecordField from_handling(const Reading& reading) {
  const auto& handling = reading.parsed.document.handling;
  RecordField field = from(FieldName::handling, handling);
  if (!handling) return field;
  if (handling->where.empty()) {
    field.where = std::nullopt;
  } else {
    field.as_written = squeeze(handling->where.of(reading.text));
  }
  return field;
}

RecordField read_field(FieldName name, const Reading& reading) {
  const Document& paper = reading.parsed.document;
  switch (name) {
    case FieldName::number: return from_number(paper.number);
    case FieldName::type: return from(name, paper.type);
    case FieldName::issuer: return from(name, paper.issuer);
    case FieldName::parent_body: return from(name, paper.parent_body);
    case FieldName::issued_on: return from_date(paper);
    case FieldName::place: return from(name, paper.place);
    case FieldName::title: return from(name, paper.title);
    case FieldName::handling: return from_handling(reading);
    case FieldName::signer_name: return from_signers(name, paper, &Signer::name);
    case FieldName::signer_position: return from_signers(name, paper, &Signer::position);
    case FieldName::signer_capacity: return from_signers(name, paper, &Signer::capacity);
  }
  return {.name = name};
}

Result<std::string> normalize_date(const std::string& value) {
  if (const auto date = Date::from_iso(value)) return date->to_iso();
  const auto mentions = text::find_dates(value, {0, value.size()});
  const auto date = mentions.size() == 1 ? mentions.front().date.whole() : std::nullopt;
  if (!date) return fail(Code::invalid, "directive.not_a_date", {value});
  return date->to_iso();
}

const RecordField& field_of(const std::vector<RecordField>& fields, FieldName name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const RecordField& field) { return field.name == name; });
  require(found != fields.end(), "a record without one of its fields");
  return *found;
}

std::string type_code_of(const RecordField& type, const std::optional<Number>& by_person, const ReaderSays& reader, const Tables& tables) {
  if (type.by_person) {
    const auto* const known = tables.find_type_named(type.value);
    return known ? known->code : "";
  }
  return by_person ? by_person->type_code : reader.type_code;
}

std::optional<System> system_of(const RecordField& type, const std::optional<Number>& by_person, const ReaderSays& reader,
                                const Tables& tables) {
  if (by_person && by_person->system) return by_person->system;
  const auto* const known = type.by_person ? tables.find_type_named(type.value) : nullptr;
  if (known && known->systems.size() == 1) return known->systems.front();
  return reader.system;
}

std::string type_key_of(const RegisterColumns& header) {
  if (!header.type_code.empty()) return header.type_code;
  const bool is_letter = header.type.empty() ? !header.number.empty() : text::search_key(header.type) == text::search_key(kLetterType);
  return is_letter ? std::string(kLetterKey) : "";
}

}  // namespace

std::vector<RecordField> read_fields(const Reading& reading, Date received_on) {
  std::vector<RecordField> fields;
  for (const FieldName name : kFieldNames) {
    fields.push_back(read_field(name, reading));
    fields.back().doubt_key = doubt_of(fields.back(), reading, received_on);
  }
  return fields;
}

Result<std::string> normalize_field(FieldName name, std::string_view value, const Tables& tables) {
  std::string clean = squeeze(text::clean(value).text);
  if (text::count_characters(clean) > kFieldCharacters) {
    return fail(Code::invalid, "directive.field_too_long", {std::to_string(kFieldCharacters)});
  }
  if (clean.empty()) return clean;
  if (name == FieldName::issued_on) return normalize_date(clean);
  if (name == FieldName::handling) {
    const auto handling = handling_of(clean, tables);
    if (!handling) return fail(Code::invalid, "directive.not_a_handling", {clean});
    return std::string(to_name(*handling));
  }
  if (name == FieldName::number) {
    const auto number = find_one_number(clean, tables);
    return number ? number->normalized : clean;
  }
  if (name == FieldName::type) {
    const auto* const known = tables.find_type_named(clean);
    return known ? known->name : clean;
  }
  return clean;
}

RegisterColumns to_register_columns(const std::vector<RecordField>& fields, const ReaderSays& reader, const Tables& tables) {
  const RecordField& number = field_of(fields, FieldName::number);
  const RecordField& type = field_of(fields, FieldName::type);
  const auto by_person = number.by_person ? find_one_number(number.value, tables) : std::nullopt;
  RegisterColumns header{.number = number.value,
                         .number_key = text::number_key(number.value),
                         .type = type.value,
                         .type_code = type_code_of(type, by_person, reader, tables),
                         .issuer = field_of(fields, FieldName::issuer).value,
                         .title = field_of(fields, FieldName::title).value,
                         .place = field_of(fields, FieldName::place).value,
                         .handling = field_of(fields, FieldName::handling).value,
                         .system = system_of(type, by_person, reader, tables),
                         .issued_on = Date::from_iso(field_of(fields, FieldName::issued_on).value)};
  header.type_key = type_key_of(header);
  const auto in_doubt = std::count_if(fields.begin(), fields.end(), [](const RecordField& field) { return !field.doubt_key.empty(); });
  header.doubts = static_cast<int>(in_doubt);
  return header;
}

}  // namespace nhipcau::directive
