#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/organ_code.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Codes of bodies in edXML, given to units for a time. A unit has one on a day at most, and a code is one unit's on a day.
namespace nhipcau::office {

inline constexpr std::size_t kLongestCodeSource = 300;  ///< characters
inline constexpr int kMostOrganCodes = 100;             ///< of one unit, through time

/// A code that was given. Its first day tells it from the others of its unit.
struct OrganCode {
  std::string code;  ///< as parse_organ_code gives it
  Date from;
  std::optional<Date> until;  ///< none: still, or, where it is given or corrected, as long as the unit is there
  std::string source;         ///< the paper that gave it
  std::int64_t version = 1;
};

/// All a unit has had, the oldest first. The last one of a unit that ended ended with it.
std::vector<OrganCode> list_organ_codes(store::Read& tx, const UnitId& unit);

/// Gives a unit a code from a day on, until `until` if there is one; the one it had by then ends the day before. With audit lines.
/// given   its code: in either form; its source: cleaned, on one line; its version is not looked at
/// errors  not_found office.no_such_unit | invalid office.organ_code_bad{written} | office.organ_code_no_source |
///         office.organ_code_source_too_long{most} | office.organ_code_until_before_from | office.organ_code_outside{name}: the unit was
///         not there all that time | office.organ_code_there{code, first day}: the unit has another one then |
///         office.too_many_organ_codes{most}; conflict office.organ_code_taken{code, name}: another unit has it then
Result<void> give_organ_code(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const OrganCode& given);

/// Corrects what was written down of the code that began on `since`, its last day among it; with an audit line if anything differs.
/// errors  those of give_organ_code; not_found office.no_such_organ_code; conflict api.changed_meanwhile
Result<void> correct_organ_code(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const Date& since,
                                const OrganCode& corrected);

/// Takes back one that was given by mistake: the unit never had it. errors  not_found office.no_such_organ_code
Result<void> withdraw_organ_code(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const Date& since);

}  // namespace nhipcau::office
