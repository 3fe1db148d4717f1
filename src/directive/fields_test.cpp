#include "directive/fields.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace nhipcau::directive {
namespace {

std::string value_of(const Reading& reading, FieldName name) {
  const auto fields = read_fields(reading, *Date::make(2026, 1, 1));
  return std::find_if(fields.begin(), fields.end(), [&](const RecordField& field) { return field.name == name; })->value;
}

TEST_CASE("the record of a joint paper names all who signed it") {
  Reading reading;
  reading.parsed.document.signers = {{.name = "Vi Thị Than", .position = "Chủ tịch", .capacity = "TM. BAN THƯỜNG TRỰC"},
                                     {.name = "Đào Văn Lò", .position = "Phó Chủ tịch", .capacity = ""},
                                     {.name = "Nịnh Thị Chén", .position = "Chủ tịch", .capacity = "TM. BAN THƯỜNG VỤ"}};
  CHECK(value_of(reading, FieldName::signer_name) == "Vi Thị Than; Đào Văn Lò; Nịnh Thị Chén");
  CHECK(value_of(reading, FieldName::signer_position) == "Chủ tịch; Phó Chủ tịch; Chủ tịch");
  CHECK(value_of(reading, FieldName::signer_capacity) == "TM. BAN THƯỜNG TRỰC; TM. BAN THƯỜNG VỤ");
}

TEST_CASE("a paper without a signer has no signer in its record") {
  CHECK(value_of({}, FieldName::signer_name).empty());
}

}  // namespace
}  // namespace nhipcau::directive
