#pragma once
#include <string_view>

namespace nhipcau::api {

/// openapi.yaml: the contract of the HTTP interface, as it travels inside the program.
std::string_view contract();

}  // namespace nhipcau::api
