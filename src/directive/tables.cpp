#include "directive/tables.hpp"

namespace nhipcau::directive {

const DocumentType* Tables::find_type(std::string_view code, std::optional<System> system) const {
  const DocumentType* any = nullptr;
  for (const auto& type : types) {
    if (type.code != code || code.empty()) continue;
    if (!any) any = &type;
    for (const auto one : type.systems) {
      if (system && one == *system) return &type;
    }
  }
  return any;
}

const DocumentType* Tables::find_type_named(std::string_view name) const {
  for (const auto& type : types) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

const Tables& shipped_tables() {
  static const Tables tables;
  return tables;
}

}  // namespace nhipcau::directive
