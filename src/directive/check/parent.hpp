#pragma once
#include <string>
#include <vector>

#include "directive/document.hpp"

namespace nhipcau::directive::check {

/// A paper that another one carries out, for what it asks of that.
struct Parent {
  std::string name;  ///< "Hướng dẫn số 97/HD-BTTTT"; empty if it tells neither type nor number
  std::vector<Assignment> duties;
};
std::string parent_name(const std::string& type, const std::string& number);
Parent to_parent(const Document& document);

}  // namespace nhipcau::directive::check
