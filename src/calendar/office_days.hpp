#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "calendar/occasion.hpp"
#include "office/unit.hpp"

namespace nhipcau::calendar {

using DayId = Id<struct DayTag>;

/// A day that an office added.
struct OwnDay {
  DayId id;
  std::int64_t version = 1;
  office::UnitId unit;  ///< empty: the office as a whole
  Occasion occasion;    ///< its id is that of the day; confirmed: the office itself says so
  bool is_retired = false;
  Instant changed_at;
  std::string changed_by;  ///< shown name; empty: the program itself
};

/// What an office says of a shipped occasion. Nothing but a version if it took everything back.
struct ShippedChange {
  std::string occasion;      ///< its id
  std::int64_t version = 0;  ///< 0: never changed
  bool is_hidden = false;
  bool is_confirmed = false;    ///< the day was seen in `source`
  std::optional<DayRule> rule;  ///< none: as shipped
  std::optional<Date> since;    ///< none: as shipped
  std::string source;           ///< of what was confirmed or corrected
  std::string reason;           ///< why it is hidden
  Instant changed_at;
  std::string changed_by;
};

/// What an office says of its calendar.
struct OfficeDays {
  std::vector<OwnDay> own;             ///< in order of id; retired ones too
  std::vector<ShippedChange> changes;  ///< in order of the occasion's id

  [[nodiscard]] const OwnDay* find_own(std::string_view id) const;
  [[nodiscard]] const ShippedChange* find_change(std::string_view occasion) const;
};

/// The occasions an office keeps: the shipped ones as it changed them, without those it hid; then its own that are not retired. Pure.
std::vector<Occasion> merge(std::span<const Occasion> shipped, const OfficeDays& office);

/// When the newest of all this was changed; none if the office says nothing.
std::optional<Instant> changed_at(const OfficeDays& office);

}  // namespace nhipcau::calendar
