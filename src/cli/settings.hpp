#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/setting.hpp"

namespace nhipcau::cli {

/// Where a value comes from, the strongest first.
enum class Origin { flag, environment, file, fallback };

struct SettingValue {
  std::vector<std::string> texts;  ///< one; for a list any number
  Origin origin = Origin::fallback;
  std::string place;  ///< "--listen", "NHIPCAU_LISTEN", "/etc/nhipcau/nhipcau.toml:12"; empty for the fallback
};

/// Values by the setting's name.
using SettingValues = std::map<std::string, SettingValue, std::less<>>;

/// The values in force: every setting has one, right by its kind.
class Settings {
 public:
  Settings() = default;
  explicit Settings(SettingValues values) : values_(std::move(values)) {}

  [[nodiscard]] const SettingValue& value(std::string_view name) const;  ///< a name that is not in the table is a bug
  [[nodiscard]] const std::string& text(std::string_view name) const { return value(name).texts.front(); }
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const { return value(name).texts; }
  [[nodiscard]] int number(std::string_view name) const;

 private:
  SettingValues values_;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Flags over environment over file over fallback. A variable that is set to nothing counts as not set.
/// flags    by the setting's name, with what was typed
/// file     as load_config_file gives it, already checked
/// errors   those of check_value, about a flag or a variable
Result<Settings> resolve_settings(const std::map<std::string, std::vector<std::string>, std::less<>>& flags, const Environment& environment,
                                  const SettingValues& file);

/// Whether a value is one the setting can take. Pure.
/// place    where it was said, for the sentence
/// errors   invalid cli.value_not_chosen{place, value, allowed} | cli.value_not_number{place, value, least, most}
///          | cli.value_not_endpoint{place, value} | cli.value_not_url{place, value} | cli.value_empty{place}
Result<void> check_value(const Setting& setting, const std::string& value, const std::string& place);

/// The value as it may be shown: passwords in it are replaced by ***. Pure.
std::string shown_value(const Setting& setting, const std::string& value);

}  // namespace nhipcau::cli
