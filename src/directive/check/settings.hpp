#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "directive/check/check.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// How the office wants papers checked: rules switched off, and its house style; each with a reason, by whom and when.
namespace nhipcau::directive::check {

struct Setting {
  std::string value;
  std::string reason;
  std::string changed_by;  ///< shown name
  Instant changed_at;
};
/// By name, "rule:dash-style" or "style:tone"; those that are as shipped are not among them.
using Settings = std::map<std::string, Setting, std::less<>>;
Settings list_settings(store::Read& tx);

/// What check_paper is told of them.
Options to_options(const Settings& settings, Date today);
/// The same, asked for at once.
Options load_options(store::Read& tx, Date today);

inline constexpr std::string_view kToneSetting = "style:tone";    ///< "newer" "older"
inline constexpr std::string_view kCommaSetting = "style:comma";  ///< "always" "never"
std::string rule_setting(std::string_view rule);                  ///< "rule:dash-style": "off"

struct NewSetting {
  std::string name;
  std::string value;   ///< empty: as shipped again
  std::string reason;  ///< cleaned, at most kReasonCharacters; empty only for as shipped
};
/// Also puts the job that counts the findings of all papers anew (recount.hpp): ring the Bell.
/// errors  not_found directive.no_such_setting{name} | invalid directive.no_such_setting_value{value} | directive.reason_missing |
///         directive.reason_too_long{most}
Result<void> set_setting(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewSetting& setting);

}  // namespace nhipcau::directive::check
