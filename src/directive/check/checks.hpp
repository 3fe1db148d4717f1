#pragma once
#include "directive/check/report.hpp"
#include "directive/check/subject.hpp"

/// What looks for what: a file a function, in the order they are run. Each tells what it finds to the report, under rules of
/// data/check_rules.csv; it looks at nothing but the subject, changes nothing and never fails.
namespace nhipcau::directive::check {

void check_reading(const Subject& paper, Report& report);    ///< what cleaning mended and a converter left
void check_identity(const Subject& paper, Report& report);   ///< header, number, date, signer: there at all, and as they should be
void check_citations(const Subject& paper, Report& report);  ///< what is cited against what is known of it

}  // namespace nhipcau::directive::check
