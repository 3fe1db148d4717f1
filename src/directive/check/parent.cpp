#include "directive/check/parent.hpp"

namespace nhipcau::directive::check {

std::string parent_name(const std::string& type, const std::string& number) {
  if (number.empty()) return type;
  return (type.empty() ? "Văn bản" : type) + " số " + number;
}

Parent to_parent(const Document& document) {
  return {.name = parent_name(document.type ? document.type->value : "", document.number ? document.number->normalized : ""),
          .duties = document.assignments};
}

}  // namespace nhipcau::directive::check
