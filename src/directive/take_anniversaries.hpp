#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "calendar/records.hpp"
#include "directive/anniversaries.hpp"
#include "directive/paper.hpp"
#include "office/audit.hpp"
#include "office/rights.hpp"

namespace nhipcau::directive {

/// What a paper names, beside the calendar as a sight of papers.read shows it.
struct PaperAnniversary {
  Anniversary said;
  std::string noted;      ///< the id of the day that notes this paper for it; empty: none does
  bool made_day = false;  ///< that day was added because of this paper
};
/// In the order of propose_anniversaries.
std::vector<PaperAnniversary> list_anniversaries(store::Read& tx, const Paper& paper, const office::Sight& sight, const Date& today);

/// One that somebody takes over.
struct ChosenAnniversary {
  std::size_t position = 0;  ///< in list_anniversaries
  std::string day;           ///< a day of the calendar that it is; empty: the known one, or else a new day of the paper's unit
};
/// Takes them over: a day that the calendar has notes the paper as one that names it, another one is added. What is noted already stays.
/// reading  that they were chosen in
/// returns  the ids of the days, in the order of `chosen`
/// errors   not_found directive.no_such_paper | conflict api.changed_meanwhile: the paper has another reading
///          | invalid directive.no_such_anniversary: there is none at a position, or no such day in the calendar
Result<std::vector<std::string>> take_anniversaries(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& paper,
                                                    const ReadingId& reading, const std::vector<ChosenAnniversary>& chosen,
                                                    const office::Sight& sight);

/// "Hướng dẫn số 97/HD-MTTW-BTT ngày 09/02/2023", or the file's name.
std::string source_of(const Paper& paper);

}  // namespace nhipcau::directive
