#include "directive/check/check.hpp"

#include <algorithm>

#include "directive/check/checks.hpp"
#include "directive/check/report.hpp"

namespace nhipcau::directive::check {
namespace {

using Check = void (*)(const Subject& paper, Report& report);
constexpr Check kChecks[] = {check_reading,      check_identity,  check_fixed_lines, check_numbers,   check_dates,       check_ranges,
                             check_periods,      check_citations, check_mentions,    check_numbering, check_enumerators, check_recipients,
                             check_missing_days, check_duties,    check_writing,     check_spelling};

/// What the reader remarks beside the text: pages without text, words recognised in doubt, parts left out.
bool is_of_reader(const Finding& finding) {
  static constexpr std::string_view kRulesOfOwn[] = {"directive.number_has_spaces", "directive.no_", "directive.footnote_mark_lost"};
  return finding.rule.starts_with("directive.") &&
         std::none_of(std::begin(kRulesOfOwn), std::end(kRulesOfOwn), [&](std::string_view own) { return finding.rule.starts_with(own); });
}

}  // namespace

std::vector<Finding> check_paper(const Reading& reading, const Tables& tables, const Options& options) {
  return check_paper(ReadText{.text = reading.text, .parsed = reading.parsed, .repairs = reading.repairs, .format = reading.format}, tables,
                     options);
}

std::vector<Finding> check_paper(const ReadText& read, const Tables& tables, const Options& options) {
  Subject subject(read.text, read.parsed, read.repairs, tables, options.today);
  subject.style = options.style;
  subject.parents = options.parents;
  subject.is_issuer_typed = read.is_issuer_typed;
  subject.has_pages = read.format == files::Format::pdf || read.format == files::Format::picture;
  Report report(subject.system, subject.on, options.off);
  for (const Check check : kChecks) check(subject, report);
  std::vector<Finding> findings = report.take();
  const auto told = static_cast<std::ptrdiff_t>(findings.size());
  std::copy_if(read.parsed.findings.begin(), read.parsed.findings.end(), std::back_inserter(findings), is_of_reader);
  std::inplace_merge(findings.begin(), findings.begin() + told, findings.end(),
                     [](const Finding& a, const Finding& b) { return a.where < b.where; });
  return findings;
}

}  // namespace nhipcau::directive::check
