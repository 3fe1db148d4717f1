#pragma once
#include <string_view>

#include "base/result.hpp"
#include "office/territory.hpp"

namespace nhipcau::api {

inline constexpr std::size_t kTerritoryBytes = 4U << 20U;  ///< of a list
inline constexpr std::size_t kMostTerritories =
    50'000;  ///< of a list, also those without a code: all communes that ever were at once are some 11,000

/// Reads a published list of territories. Two forms are known, told by their first unit; what else a unit says is passed over:
///   two levels    [{"Code":"01","FullName":"Thành phố Hà Nội","FullNameEn":"Hanoi City","Wards":[{"Code":"00004","FullName":…}]}]
///   three levels  [{"Id":"01","Name":"Thành phố Hà Nội","Districts":[{"Id":"001","Name":…,"Wards":[{"Id":"00001","Name":…}]}]}]
/// bytes    JSON (RFC 8259), UTF-8
/// returns  names cleaned, their kinds written as the law does
/// errors   too_large office.territory_file_too_large | invalid office.not_territories
Result<office::Territories> read_territories(std::string_view bytes);

}  // namespace nhipcau::api
