#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace nhipcau::text {

/// The IANA name of a time zone that Windows calls by a name of its own, "SE Asia Standard Time": the one of Việt Nam where the country has
/// one, else the zone's best known. Nothing for another name. source  CLDR, windowsZones, as ICU has it
std::optional<std::string> zone_of_windows_name(std::string_view name);

}  // namespace nhipcau::text
