#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::cli {

/// One thing a person can set. The table in setting.cpp is the only list of them: flags, environment, configuration file, `config init`,
/// `config check`, `config dump`, help, man page and completion are made from it.
struct Setting {
  enum class Kind {
    text,
    folder,    ///< a path
    endpoint,  ///< ADDRESS:PORT
    url,       ///< http:// or https://, without a path; may be empty
    choice,    ///< one of `choices`
    number,    ///< a whole number from `least` to `most`
    list       ///< any number of texts: the flag may be repeated, the environment separates them by commas, the file holds an array
  };
  enum class Secrecy { open, hidden, hidden_password };  ///< shown; never shown; shown without the password of an address

  std::string_view name;  ///< "trusted-proxy": `--trusted-proxy`, NHIPCAU_TRUSTED_PROXY, the key in the file
  Kind kind = Kind::text;
  std::string_view fallback;  ///< the value when nobody says otherwise; empty for none
  std::string_view shape;     ///< what stands for the value in help: "ADDRESS:PORT"
  std::string_view help;      ///< message key: what it does, in a few words
  std::span<const std::string_view> choices = {};
  int least = 0;
  int most = 0;
  Secrecy secrecy = Secrecy::open;
};

std::span<const Setting> all_settings();

/// Their names, for a command that takes them all.
std::vector<std::string_view> all_setting_names();

/// None if there is no such setting.
const Setting* find_setting(std::string_view name);

/// "trusted-proxy" → "NHIPCAU_TRUSTED_PROXY".
std::string environment_name(std::string_view setting);

}  // namespace nhipcau::cli
