#include "text/zone_names.hpp"

#include <unicode/timezone.h>

namespace nhipcau::text {

std::optional<std::string> zone_of_windows_name(std::string_view name) {
  constexpr std::size_t kLongest = 64;
  if (name.size() > kLongest) return std::nullopt;
  icu::UnicodeString found;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getIDForWindowsID(icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), "VN", found,
                                   status);
  if (U_FAILURE(status) || found.isEmpty()) return std::nullopt;
  std::string out;
  found.toUTF8String(out);
  return out;
}

}  // namespace nhipcau::text
