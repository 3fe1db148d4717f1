#pragma once
#include <optional>
#include <vector>

#include "directive/document.hpp"
#include "directive/passage.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// Anniversaries: "kỷ niệm 70 năm Chiến thắng … (07/5/1954 - 07/5/2024)", the days of relations with a list of countries
/// "(30/3/1973- …), Pháp (…)". A range that runs backwards keeps its original date and the years written. Source of the rule of
/// round years: Nghị định 145/2013/NĐ-CP, article 3.1.
/// subject_year  the year the paper is about, for years that are not written; none: not computed
std::vector<Occasion> find_occasions(const Passage& passage, std::optional<int> subject_year, const Tables& tables);

/// Dated visits, meetings and events: "chuyến thăm chính thức … (12 - 13/12/2023)", "SEA Games 32 tại Campuchia".
std::vector<Event> find_events(const Passage& passage, const Tables& tables);

}  // namespace nhipcau::directive
