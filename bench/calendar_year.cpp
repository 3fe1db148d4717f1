// A year of 2,000 occasions (the shipped ones, and over and over as days of an office's own): calendar::merge and list_days beside the
// least that any such list must do, which is to make one row an occasion and put the rows in order by day. By turns in one run; prints
// milliseconds and the ratio. Usage: bench_calendar_year
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <tuple>
#include <vector>

#include "calendar/office_days.hpp"
#include "calendar/year.hpp"

namespace {

using namespace nhipcau;

constexpr std::size_t kOccasions = 2000;
constexpr int kRounds = 201;

/// So many days of an office's own that with the shipped ones there are kOccasions; and one that it hides.
calendar::OfficeDays make_office() {
  const auto& shipped = calendar::shipped_occasions();
  calendar::OfficeDays office;
  for (std::size_t i = shipped.size(); i <= kOccasions; ++i) {
    calendar::OwnDay day{.id = {id_floor(static_cast<long long>(i))}, .unit = {}, .occasion = shipped[i % shipped.size()]};
    day.occasion.id = day.id.value;
    office.own.push_back(std::move(day));
  }
  office.changes.push_back({.occasion = "relations_us", .version = 1, .is_hidden = true});
  return office;
}

/// Milliseconds that one run takes.
double run(const auto& work) {
  const auto begun = std::chrono::steady_clock::now();
  if (work() == 0) std::exit(1);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

std::size_t floor_of(const std::vector<calendar::Occasion>& occasions) {
  std::vector<calendar::OccasionDay> days;
  for (const calendar::Occasion& occasion : occasions) {
    const Date day = *Date::make(2027, occasion.rule.month, std::min(occasion.rule.day, 28));
    days.push_back({.occasion = &occasion, .first = day, .last = day});
  }
  std::sort(days.begin(), days.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.occasion->kind, a.occasion->id) < std::tie(b.first, b.occasion->kind, b.occasion->id);
  });
  return days.size();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  const auto office = make_office();
  const auto occasions = calendar::merge(calendar::shipped_occasions(), office);
  (void)lunar::to_lunar(lunar::first_day());  // makes the table of months, once for a process
  std::vector<double> ours, floor;
  for (int round = 0; round < kRounds; ++round) {
    ours.push_back(run([&] {
      const auto kept = calendar::merge(calendar::shipped_occasions(), office);
      return calendar::list_days(kept, 1950 + round % 150)->size();
    }));
    floor.push_back(run([&] { return floor_of(occasions); }));
  }
  std::printf("%zu occasions: ours %.2f ms, most %.2f ms; rows in order alone %.2f ms, ratio %.2f\n", kOccasions, median(ours),
              *std::max_element(ours.begin(), ours.end()), median(floor), median(ours) / median(floor));
  return 0;
}
