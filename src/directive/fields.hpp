#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "directive/paper.hpp"
#include "directive/read.hpp"
#include "directive/tables.hpp"

/// The record beside the text: what the reader says of each field, what a person may say instead, and what follows for the register. Pure.
namespace nhipcau::directive {

/// The reader's fields, one for each of kFieldNames, each with its doubt.
/// received_on  a paper cannot be dated later
std::vector<RecordField> read_fields(const Reading& reading, Date received_on);

/// A person's value as the record keeps it: cleaned, on one line; a date as YYYY-MM-DD from ISO or prose; a number as the rules would
/// have it; a type as the table spells it. Empty stays empty: the person says that the paper does not say it.
/// A handling class is given by its name or by the words of its mark.
/// errors  invalid directive.not_a_date{value} | directive.not_a_handling{value} | directive.field_too_long{most}
Result<std::string> normalize_field(FieldName name, std::string_view value, const Tables& tables);

/// The columns of the register that follow from the fields.
struct RegisterColumns {
  std::string number, number_key, type, type_code, type_key, issuer, title, place, handling;
  std::optional<System> system;
  std::optional<Date> issued_on;
  int doubts = 0;
};

/// What the reader made of the whole, before any correction.
struct ReaderSays {
  std::string type_code;
  std::optional<System> system;
};

/// A number or type set by a person decides code and system; else the reader does.
RegisterColumns to_register_columns(const std::vector<RecordField>& fields, const ReaderSays& reader, const Tables& tables);

/// The type key of letters (công văn), whose numbers have no type code.
inline constexpr std::string_view kLetterKey = "CV";

}  // namespace nhipcau::directive
