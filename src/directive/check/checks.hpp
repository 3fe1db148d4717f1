#pragma once
#include "directive/check/report.hpp"
#include "directive/check/subject.hpp"

/// What looks for what: a file a function, in the order they are run. Each tells what it finds to the report, under rules of
/// data/check_rules.csv; it looks at nothing but the subject, changes nothing and never fails.
namespace nhipcau::directive::check {

void check_reading(const Subject& paper, Report& report);       ///< what cleaning mended and a converter left
void check_identity(const Subject& paper, Report& report);      ///< header, number, date, signer: there at all, and as they should be
void check_fixed_lines(const Subject& paper, Report& report);   ///< national title, motto, the Party's title, letter by letter
void check_numbers(const Subject& paper, Report& report);       ///< how numbers are written, its own and those it cites
void check_dates(const Subject& paper, Report& report);         ///< days that cannot be, weekdays, deadlines that are over
void check_ranges(const Subject& paper, Report& report);        ///< anniversaries and other ranges of days
void check_periods(const Subject& paper, Report& report);       ///< ranges of years, against plans that are known
void check_citations(const Subject& paper, Report& report);     ///< what is cited against what is known of it; bodies that are no more
void check_mentions(const Subject& paper, Report& report);      ///< how a paper is named the first time, and later
void check_numbering(const Subject& paper, Report& report);     ///< the order of numbered parts
void check_enumerators(const Subject& paper, Report& report);   ///< how they are marked, and what has no number
void check_recipients(const Subject& paper, Report& report);    ///< the list "Nơi nhận" and its archive line
void check_missing_days(const Subject& paper, Report& report);  ///< what is ordered without a day
void check_duties(const Subject& paper, Report& report);        ///< who is ordered, and who reports
void check_writing(const Subject& paper, Report& report);   ///< spaces, marks, hyphens, tones, capitals, paragraphs: how words are written
void check_spelling(const Subject& paper, Report& report);  ///< misspelt, wrong, joined and doubled words

}  // namespace nhipcau::directive::check
