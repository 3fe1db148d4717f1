#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/router.hpp"

/// For tests: what src/api/openapi.yaml promises.
namespace nhipcau::api::testing {

/// One operation of the contract.
struct Operation {
  std::string verb;  ///< "post"
  std::string path;  ///< "/api/papers/{paper}/plan"
  std::string permission;
  std::string body_type;  ///< empty: no body

  [[nodiscard]] bool changes() const { return verb != "get"; }
  [[nodiscard]] bool is_public() const { return permission == "public"; }
  [[nodiscard]] std::string name() const { return verb + " " + path; }
};

/// All of them, in the order of the file. It is read by its indentation: paths at 2, methods at 4, x-permission at 6; the body's type on
/// its line.
std::vector<Operation> contract_operations();

/// The text of the contract.
std::string contract_text();

http::Method method_named(std::string_view verb);  ///< of any letter case; `other` if it is none
std::string_view to_verb(http::Method method);     ///< "delete"

}  // namespace nhipcau::api::testing
