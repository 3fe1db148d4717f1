#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/settings.hpp"

/// The configuration file: TOML, one key a setting, no tables:
///   listen = "127.0.0.1:8080"
///   trusted-proxy = ["127.0.0.1"]
namespace nhipcau::cli {

/// Something wrong in it.
struct ConfigFault {
  int line = 0;  ///< from 1
  Error error;
};

struct ConfigFile {
  SettingValues values;
  std::vector<ConfigFault> faults;  ///< in order of line
};

/// Reads the text of one and holds it against the table of settings. Never fails: what is wrong is a fault.
/// path    for the place of each value: "nhipcau.toml:3"
/// faults  invalid cli.config_syntax{what} | cli.config_unknown{key} | cli.config_unknown_near{key, nearest} | cli.config_table{name}
///         | cli.config_type{key, example} | those of check_value
ConfigFile read_config(std::string_view text, const std::string& path);

/// The same from a file.
/// errors  not_found cli.config_unreadable{path, why} | too_large cli.config_too_large{path}
Result<ConfigFile> load_config_file(const std::string& path);

/// The file to use when none is named: nhipcau.toml where the program was started, else /etc/nhipcau/nhipcau.toml; empty if neither is
/// there.
std::string find_usual_config_file();

}  // namespace nhipcau::cli
