#pragma once
#include "ical/event.hpp"

namespace nhipcau::ical {

inline constexpr std::size_t kMostOctetsOfFile = 8 * 1024 * 1024;
inline constexpr std::size_t kMostLines = 400'000;  ///< of a file, unfolded or not
inline constexpr std::size_t kMostOctetsOfLine = 256 * 1024;
inline constexpr int kDeepest = 8;  ///< of components in each other
inline constexpr std::size_t kMostEvents = 20'000;
inline constexpr std::size_t kMostOctetsOfText = 16 * 1024;  ///< of a summary, a description …
inline constexpr std::size_t kMostCategories = 50;
inline constexpr std::size_t kMostZones = 200;
inline constexpr std::size_t kMostChangesOfZone = 2'000;

/// Something that was not read as it stands, with the key of its sentence.
struct ReadingNote {
  std::string key;
  std::vector<std::string> args = {};
  friend bool operator==(const ReadingNote&, const ReadingNote&) = default;
};

struct Reading {
  Calendar calendar;
  std::vector<ReadingNote> notes;  ///< each sentence once for each event
};

/// Reads what other programs call a calendar: one iCalendar object, several, or components without one.
///
/// Never fails: what cannot be read is a note, and what stands beside it is read.
///
/// events   every VEVENT that says when it starts; the others are told (ical.event_without_start)
/// zones    those the file defines itself (VTIMEZONE), else of tzdata by the name, by the end of the name, or by the name that Windows has
/// for it;
///          of a zone nobody knows the times are taken as local ones, and told (ical.unknown_zone)
/// rules    one that cannot be worked out leaves its event with its start alone, and is told (ical.rule_left_out)
/// persons  ORGANIZER, ATTENDEE and CONTACT are not read, nor are alarms, tasks and journals
/// texts    UTF-8; what is none is mended; control characters are left out, line ends are LF; cut behind kMostOctetsOfText
/// limits   those above; what lies behind them is told (ical.file_too_large and the like)
/// threads  safe from many
/// source   RFC 5545; RFC 7986 (NAME, COLOR is not read)
Reading read_calendar(std::string_view bytes);

}  // namespace nhipcau::ical
