// Any bytes as a configuration file: every value is right by its setting's kind and names its line; faults come in order of line.
#include <cstdlib>

#include "cli/config_file.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const ConfigFile config = read_config(std::string_view(static_cast<const char*>(start), size), "nhipcau.toml");
  for (const auto& [name, value] : config.values) {
    const Setting* setting = find_setting(name);
    demand(setting != nullptr && value.origin == Origin::file && value.place.starts_with("nhipcau.toml:"));
    for (const std::string& text : value.texts) {
      demand(check_value(*setting, text, value.place).has_value());
      (void)shown_value(*setting, text);
    }
  }
  int line = 0;
  for (const ConfigFault& fault : config.faults) {
    demand(fault.line >= line && !fault.error.key.empty());
    line = fault.line;
  }
  return 0;
}
