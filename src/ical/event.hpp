#pragma once
#include <string>
#include <vector>

#include "ical/series.hpp"

namespace nhipcau::ical {

/// Something that happens, once or again and again; or one occurrence of it that happens elsewise. Says nothing about persons.
struct Event {
  enum class Status { unsaid, tentative, confirmed, cancelled };

  std::string uid;                         ///< the same for an event and for its occurrences that happen elsewise
  std::optional<LocalTime> original = {};  ///< RECURRENCE-ID: the original start of the one occurrence that this is about
  bool is_and_later = false;               ///< RANGE=THISANDFUTURE: about that one and all later ones
  LocalTime start;                         ///< by the clock of `zone`
  bool is_day = false;                     ///< whole days: `start` is a midnight, `zone` is empty
  std::chrono::seconds length{};           ///< of whole days 24 hours each, at least one
  std::string zone = {};                   ///< name of one of the calendar's zones; empty: wherever one is
  std::optional<Rule> rule = {};
  std::vector<LocalTime> added = {}, left_out = {};  ///< RDATE, EXDATE, by the same clock
  Status status = Status::unsaid;
  int sequence = 0;                        ///< how often it was changed in what matters to others
  std::optional<Instant> revised_at = {};  ///< LAST-MODIFIED, else DTSTAMP
  std::string summary = {}, location = {}, description = {}, url = {};
  std::vector<std::string> categories = {};
  bool is_busy = true;  ///< TRANSP: takes the time of who is there
};

struct Calendar {
  std::string name = {};
  std::vector<Event> events = {};
  std::vector<Zone> zones = {};  ///< those that its events name
  /// Nothing for an event without zone.
  [[nodiscard]] const Zone* find_zone(std::string_view called) const;
};

/// The series of an event, with the occurrences of the same calendar that happen elsewise as moved ones.
Series to_series(const Calendar& calendar, const Event& event);

}  // namespace nhipcau::ical
