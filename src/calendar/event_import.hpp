#pragma once
#include <string>
#include <vector>

#include "calendar/event.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

namespace nhipcau::ical {
struct Calendar;
}

/// Events of a calendar file of another program, taken over into the office's calendar.
namespace nhipcau::calendar {

inline constexpr std::size_t kMostImported = 1000;  ///< events of one file
inline constexpr std::size_t kMostUidOctets = 1000;

/// Sentences of the reader's language that stand where a file says nothing.
struct ImportWords {
  std::string cancelled;  ///< why an event is cancelled
  std::string left_out;   ///< why a time of a series is not held
};

/// An event of a file, as the calendar would keep it.
struct ImportedEvent {
  std::string uid;
  int sequence = 0;
  EventSaid said;                              ///< as clean_event gives it, unless there is a fault
  std::vector<OccurrenceChange> changes = {};  ///< its times that are unlike the others
  std::string digest;                          ///< of all that
  std::vector<Error> notes = {};               ///< what is not taken over as it stands there
  std::optional<Error> fault = {};             ///< why it cannot be taken over at all
};

struct ImportedEvents {
  std::vector<ImportedEvent> list;  ///< the first kMostImported by their start
  std::size_t in_all = 0;
};

/// The events of a file, by their first day; each UID once, with its changed times. Pure; safe from many threads.
///
///   times     by the zone of the file where tzdata knows it; in UTC and in zones of its own by the clock of the office, those of no zone
///             too; seconds are dropped
///   left out  times that the file leaves out of a series are cancelled times of it; added ones are told (calendar.import_added_times)
///   texts     cut at the length that an event may have, and told (calendar.import_cut)
///   kind      "other": files say none
/// errors  none: what cannot be kept has a `fault`, one of clean_event's
ImportedEvents read_import(const ical::Calendar& calendar, const ImportWords& words);

/// Where the calendar has one of them already.
struct KnownEvent {
  EventId id;
  std::int64_t version = 0;
  bool is_same = false;   ///< the file says what it said when it was taken over
  bool is_newer = false;  ///< it was changed there since (SEQUENCE)
};
/// Among the events of a unit (empty: the office as a whole) that are not removed; also events that this calendar has itself written out.
std::optional<KnownEvent> find_known(store::Read& tx, const office::UnitId& unit, const ImportedEvent& event);

struct TakenEvents {
  struct Changed {
    Event before, after;
  };
  std::vector<Event> made;
  std::vector<Changed> changed;
};
/// Takes events over: those that the calendar has not are added, those that say something else now are changed, those that are the same are
/// left alone. All or none.
/// errors  those of add_event and change_event; invalid calendar.import_too_many{kMostImported}
Result<TakenEvents> take_events(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit,
                                const std::vector<ImportedEvent>& events);

/// Writes down that a file was refused because an event in it bears a secrecy mark; nothing else is said about it.
void note_refused_file(store::Write& tx, const Clock& clock, const office::Actor& actor);

}  // namespace nhipcau::calendar
