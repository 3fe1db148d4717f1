#include "directive/paper.hpp"

#include <algorithm>
#include <iterator>

namespace nhipcau::directive {

std::string_view to_name(FieldName name) {
  switch (name) {
    case FieldName::number: return "number";
    case FieldName::type: return "type";
    case FieldName::issuer: return "issuer";
    case FieldName::parent_body: return "parent_body";
    case FieldName::issued_on: return "issued_on";
    case FieldName::place: return "place";
    case FieldName::title: return "title";
    case FieldName::handling: return "handling";
    case FieldName::signer_name: return "signer_name";
    case FieldName::signer_position: return "signer_position";
    case FieldName::signer_capacity: return "signer_capacity";
  }
  return {};
}

std::optional<FieldName> field_named(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kFieldNames), std::end(kFieldNames), [&](FieldName f) { return to_name(f) == name; });
  if (found == std::end(kFieldNames)) return std::nullopt;
  return *found;
}

}  // namespace nhipcau::directive
