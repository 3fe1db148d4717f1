#include "cli/command.hpp"

#include <iostream>

namespace nhipcau::cli {

std::string Invocation::value(std::string_view flag) const {
  const auto found = words.flags.find(flag);
  return found == words.flags.end() ? "" : found->second.back();
}

std::string Invocation::say(std::string_view key, std::vector<std::string> args) const {
  return api::message(language, key, args);
}

int Invocation::complain(const Error& error) const {
  std::cerr << api::message(language, error.key, error.args) << '\n';
  return kFailed;
}

}  // namespace nhipcau::cli
