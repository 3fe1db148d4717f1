#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/messages.hpp"
#include "calendar/event.hpp"
#include "calendar/year.hpp"

namespace nhipcau::ical {
struct Event;
}

/// Occasions of a year in the reader's words.
namespace nhipcau::api {

/// One of them. Borrows the day.
class OccasionWords {
 public:
  OccasionWords(const calendar::OccasionDay& day, Language language) : day_(day), occasion_(*day.occasion), language_(language) {}

  [[nodiscard]] std::string name() const;
  /// "Ngày thành lập …: 97 năm", or the name alone.
  [[nodiscard]] std::string title() const;
  /// What is to be known beside the title, a few words each: the lunar day, round years and those ending in 5, what may be held, what is
  /// uncertain.
  [[nodiscard]] std::vector<std::string> remarks() const;
  /// Sentences that tell more: what may be held and by which regulation, the occasion's note, its source.
  [[nodiscard]] std::vector<std::string> notes() const;
  [[nodiscard]] std::string kind() const;
  [[nodiscard]] std::string theme() const;
  [[nodiscard]] std::string say(const std::string& key, std::vector<std::string> args = {}) const;

 private:
  [[nodiscard]] const std::string& in_language(const std::string& vi, const std::string& en) const;
  [[nodiscard]] const calendar::Commemoration* commemoration() const;

  const calendar::OccasionDay& day_;
  const calendar::Occasion& occasion_;
  Language language_;
};

/// The days as events of a calendar, one each and in their order; the same occasion on the same day has the same UID in whichever language.
std::vector<ical::Event> to_ical(std::span<const calendar::OccasionDay> days, Language language);

/// The days as an iCalendar file (RFC 5545), the same whenever it is written.
/// name        what the calendar is called there
/// changed_at  when the office last changed its calendar: what is newer of it and the shipped tables is DTSTAMP
/// events      of the office, beside the days; each says itself when it was changed
std::string calendar_ics(std::span<const calendar::OccasionDay> days, const std::string& name, Language language,
                         std::optional<Instant> changed_at = std::nullopt, std::span<const calendar::Event> events = {});

}  // namespace nhipcau::api
