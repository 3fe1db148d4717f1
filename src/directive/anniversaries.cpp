#include "directive/anniversaries.hpp"

#include <algorithm>
#include <set>

#include "calendar/countries.hpp"
#include "calendar/stated_range.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

using calendar::OccasionKind;
using calendar::StatedRange;

constexpr double kLeastShared = 0.5;  ///< of the words of the shorter of two names of one day

/// The range that ends what was read as an occasion; nullptr if one day does.
const StatedRange* range_of(const Occasion& said, const std::vector<StatedRange>& ranges) {
  const auto found = std::ranges::find_if(
      ranges, [&](const StatedRange& range) { return range.where.overlaps(said.where) && range.where.end >= said.where.end; });
  return found == ranges.end() || !found->is_anniversary ? nullptr : &*found;
}

/// What it most likely means, if it cannot be as it is written. Years that are said of something else prove nothing.
std::optional<StatedRange::Days> meant_by(const StatedRange& range, const Occasion& said) {
  const bool is_said_of_it = !said.years || !range.said_years || *said.years == *range.said_years;
  return range.fault == StatedRange::Fault::wrong_years && !is_said_of_it ? std::nullopt : range.likely;
}

std::optional<Date> same_day_in(const Date& day, int year) {
  if (const auto same = Date::make(year, day.month(), day.day())) return same;
  return Date::make(year, day.month(), day.day() - 1);  // 29 February
}

/// "ngày thành lập ngành," → "Ngày thành lập ngành"
std::string clean_name(std::string_view said) {
  constexpr std::string_view kLoose = " ,;:.(-\"";
  while (!said.empty() && kLoose.find(said.back()) != std::string_view::npos) said.remove_suffix(1);
  while (!said.empty() && kLoose.find(said.front()) != std::string_view::npos) said.remove_prefix(1);
  if (said.empty()) return {};
  std::size_t first = 1;
  while (first < said.size() && (static_cast<unsigned char>(said[first]) & 0xC0U) == 0x80U) ++first;
  return text::to_upper(said.substr(0, first)) + std::string(said.substr(first));
}

bool says(std::string_view name, std::initializer_list<std::string_view> phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return text::find_phrase(name, {0, name.size()}, phrase).has_value();
  });
}

/// What a name tells of its kind; a person corrects it.
OccasionKind kind_of(std::string_view name) {
  if (says(name, {"thành lập", "truyền thống", "tái lập"})) return OccasionKind::founding;
  if (says(name, {"ngày quốc tế", "ngày thế giới"})) return OccasionKind::international_day;
  if (says(name, {"ngày hội", "lễ hội"})) return OccasionKind::national_day;
  return OccasionKind::memorial;
}

calendar::Occasion to_occasion(const Occasion& said, const Date& since) {
  calendar::Occasion occasion{
      .name = clean_name(said.name), .kind = kind_of(said.name), .since = since, .country = said.country, .theme = "history"};
  occasion.rule.month = since.month();
  occasion.rule.day = since.day();
  if (!said.country.empty()) {
    occasion.name = "Ngày thiết lập quan hệ ngoại giao Việt Nam - " + calendar::country_name(said.country);
    occasion.kind = OccasionKind::relation;
    occasion.theme = "diplomacy";
  }
  return occasion;
}

/// Its syllables without those that most names have; all of them if it has no other.
std::set<std::string> telling_syllables(std::string_view name) {
  static const std::set<std::string, std::less<>> kUsual{"ngay", "nam", "ky", "niem", "thanh", "lap", "truyen", "thong", "viet",
                                                         "nuoc", "cua", "ve", "va",   "cac",   "o",   "tai",    "nganh"};
  std::set<std::string> all, telling;
  for (const text::Term& term : text::analyse(name)) {
    all.insert(term.folded);
    if (!kUsual.contains(term.folded)) telling.insert(term.folded);
  }
  return telling.empty() ? all : telling;
}

double shared_words(std::string_view a, std::string_view b) {
  const auto ours = telling_syllables(a), theirs = telling_syllables(b);
  const auto shared = std::ranges::count_if(ours, [&](const std::string& one) { return theirs.contains(one); });
  const auto least = std::min(ours.size(), theirs.size());
  return least == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(least);
}

/// Relations with a country are one day, whatever day a paper gives them.
const calendar::Occasion* find_relation(const std::string& country, std::span<const calendar::Occasion> calendar) {
  const auto found = std::ranges::find_if(
      calendar, [&](const calendar::Occasion& one) { return one.kind == OccasionKind::relation && one.country == country; });
  return found == calendar.end() ? nullptr : &*found;
}

void look_up(Anniversary& found, std::span<const calendar::Occasion> calendar) {
  const bool is_relation = found.occasion.kind == OccasionKind::relation;
  const calendar::Occasion* best = is_relation ? find_relation(found.occasion.country, calendar) : nullptr;
  double most = 0;
  for (const calendar::Occasion& one : calendar) {
    if (is_relation || one.kind == OccasionKind::relation || one.since != found.occasion.since) continue;
    const double shared = shared_words(found.said_name, one.name);
    if (shared >= kLeastShared && shared > most) {
      most = shared;
      best = &one;
    }
    found.same_day.push_back(one);
  }
  if (best == nullptr) return;
  found.known = *best;
  found.same_day.clear();
}

/// Years and days as they are meant.
Anniversary to_anniversary(const Occasion& said, const StatedRange* range) {
  Anniversary found{.where = said.where, .said_name = said.name, .years = said.years};
  Date since = said.original_date;
  if (range != nullptr) {
    found.written = range->written;
    const auto meant = meant_by(*range, said);
    found.is_corrected = meant.has_value();
    since = meant ? meant->from : range->from.whole().value_or(since);
    found.kept = meant ? meant->to : range->to.whole();
    if (found.kept) found.years = found.kept->year() - since.year();
  }
  if (!found.kept && found.years) found.kept = same_day_in(since, since.year() + *found.years);
  if (found.years.value_or(0) > 0) found.year_class = calendar::class_of(*found.years);
  found.occasion = to_occasion(said, since);
  return found;
}

bool is_same(const Anniversary& a, const Anniversary& b) {
  return a.occasion.since == b.occasion.since && a.occasion.country == b.occasion.country &&
         text::search_key(a.occasion.name) == text::search_key(b.occasion.name);
}

}  // namespace

std::vector<Anniversary> propose_anniversaries(std::string_view text, const std::vector<Occasion>& occasions, const Date& today,
                                               std::span<const calendar::Occasion> calendar) {
  std::vector<Anniversary> proposed;
  if (occasions.empty()) return proposed;
  const auto ranges = calendar::check_ranges(text, today);
  for (const Occasion& said : occasions) {
    Anniversary found = to_anniversary(said, range_of(said, ranges));
    const bool is_new = std::ranges::none_of(proposed, [&](const Anniversary& one) { return is_same(one, found); });
    if (found.occasion.name.empty() || !is_new) continue;
    look_up(found, calendar);
    proposed.push_back(std::move(found));
  }
  return proposed;
}

}  // namespace nhipcau::directive
