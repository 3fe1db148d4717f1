#include <map>
#include <optional>

#include "directive/check/checks.hpp"
#include "directive/check/facts.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kWordsBetween = 6;  // "… kinh tế - xã hội 05 năm giai đoạn 2021 - 2025"

/// "2021 - 2025": two years with a dash between, the first at word `at`.
struct YearRange {
  int from = 0;
  int to = 0;
  Span where;
};

bool is_dash(const Word& word) {
  return word.is("-") || word.is("–") || word.is("—");
}

std::optional<YearRange> range_at(const Words& words, std::size_t at) {
  constexpr std::size_t kYearDigits = 4;
  if (at + 2 >= words.size() || words[at].key.size() != kYearDigits || words[at + 2].key.size() != kYearDigits) return std::nullopt;
  if (words[at].kind != Word::Kind::digits || words[at + 2].kind != Word::Kind::digits || !is_dash(words[at + 1])) return std::nullopt;
  const bool is_number = at > 0 && (words[at - 1].is("/") || words[at - 1].is(".")) && words[at - 1].where.end == words[at].where.begin;
  const bool goes_on = at + 3 < words.size() && words[at + 3].is("/");
  if (is_number || goes_on) return std::nullopt;  // "20/5/2021 - 2025", "2021 - 2025/…"
  return YearRange{number_of(words[at]), number_of(words[at + 2]), span_of(words, at, at + 3)};
}

bool may_stand_between(const Word& word) {
  for (const std::string_view key : {"giai", "đoạn", "thời", "kỳ", "năm", "5", "05", "10", "của", "đất", "nước", "quốc", "gia", "tỉnh"})
    if (word.is(key)) return true;
  return false;
}

std::optional<YearRange> range_behind(const Words& words, std::size_t at) {
  for (std::size_t i = at; i < words.size() && i < at + kWordsBetween; ++i) {
    if (const auto range = range_at(words, i)) return range;
    if (!may_stand_between(words[i])) return std::nullopt;
  }
  return std::nullopt;
}

std::string with_last_year(std::string_view written, int year) {
  constexpr std::size_t kYearDigits = 4;
  return std::string(written.substr(0, written.size() - kYearDigits)) + std::to_string(year);
}

/// One that begins with the first year of a known one and ends with another year than it.
void check_known(const Subject& paper, Report& report, const KnownPeriod& known, std::size_t behind) {
  const auto range = range_behind(paper.words, behind);
  if (!range || range->from < known.from || range->to > known.until) return;
  const bool begins_as_known = (range->from - known.from) % known.years == 0;
  const int right = range->from + known.years - 1;
  if (!begins_as_known || range->to == right) return;
  const std::string written(range->where.of(paper.text));
  const std::string suggestion = with_last_year(written, right);
  report.add("factual-period", range->where, {written, suggestion, known.words}, suggestion);
}

}  // namespace

void check_periods(const Subject& paper, Report& report) {
  static const auto names = [] {
    Phrases phrases{"giai đoạn"};
    for (const KnownPeriod& period : shipped_facts().periods) phrases.add(period.words);
    return phrases;
  }();
  for (std::size_t at = 0; at < paper.words.size(); ++at) {
    const std::size_t size = names.match(paper.words, at);
    if (size == 0) continue;
    for (const KnownPeriod& period : shipped_facts().periods)
      if (period.phrase.match(paper.words, at) > 0) check_known(paper, report, period, at + size);
    const auto range = paper.words[at].is("giai") ? range_at(paper.words, at + 2) : std::nullopt;
    if (range && range->to < range->from) report.add("period-backwards", range->where, {std::string(range->where.of(paper.text))});
  }
}

}  // namespace nhipcau::directive::check
