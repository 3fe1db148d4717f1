#include <iostream>

#include "api/contract.hpp"
#include "cli/commands.hpp"

namespace nhipcau::cli {
namespace {

int run_openapi(const Invocation& /*invocation*/) {
  std::cout << api::contract();
  return kDone;
}

}  // namespace

/// `nhipcau openapi`: prints the contract of the HTTP interface.
Command openapi_command() {
  return {.name = "openapi", .about = "cli.openapi_about", .config_file = Command::ConfigFile::unread, .run = run_openapi};
}

}  // namespace nhipcau::cli
