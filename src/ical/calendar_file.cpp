#include "ical/calendar_file.hpp"

#include <string_view>

namespace nhipcau::ical {
namespace {

constexpr std::size_t kMostOctets = 75;  ///< of a line, without its end
constexpr std::string_view kLineEnd = "\r\n";

constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// How many octets of `text` go on a line that has room for `room` (at least one character of UTF-8).
std::size_t fitting(std::string_view text, std::size_t room) {
  if (text.size() <= room) return text.size();
  std::size_t end = room;
  while (end > 1 && continues_character(text[end])) --end;
  return end;
}

/// A content line, folded.
void put_line(std::string& out, std::string_view line) {
  std::size_t end = fitting(line, kMostOctets);
  out += line.substr(0, end);
  for (line.remove_prefix(end); !line.empty(); line.remove_prefix(end)) {
    end = fitting(line, kMostOctets - 1);
    out.append(kLineEnd).append(" ").append(line.substr(0, end));
  }
  out += kLineEnd;
}

/// A value of type TEXT.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20U || c == '\x7F';
    if (c == '\\' || c == ',' || c == ';') {
      out.append("\\").append(1, c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (!is_control || c == '\t') {
      out += c;
    }
  }
  return out;
}

/// "20270412" of "2027-04-12", "20261123T083000Z" of "2026-11-23T08:30:00.000Z".
std::string compact(std::string_view iso) {
  std::string out;
  for (const char c : iso.substr(0, iso.find('.'))) {
    if (c != '-' && c != ':') out += c;
  }
  return out + (iso.find('.') == std::string_view::npos ? "" : "Z");
}

void put_event(std::string& out, const AllDayEvent& event, const std::string& stamp) {
  put_line(out, "BEGIN:VEVENT");
  put_line(out, "UID:" + escaped(event.uid));
  put_line(out, "DTSTAMP:" + stamp);
  put_line(out, "DTSTART;VALUE=DATE:" + compact(event.first.to_iso()));
  put_line(out, "DTEND;VALUE=DATE:" + compact(event.last.plus_days(1).to_iso()));
  put_line(out, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) put_line(out, "DESCRIPTION:" + escaped(event.description));
  std::string categories;
  for (const std::string& category : event.categories) categories += (categories.empty() ? "" : ",") + escaped(category);
  if (!categories.empty()) put_line(out, "CATEGORIES:" + categories);
  put_line(out, "TRANSP:TRANSPARENT");
  put_line(out, "END:VEVENT");
}

}  // namespace

std::string to_text(const CalendarFile& file, Instant revised_at) {
  const std::string stamp = compact(to_rfc3339(revised_at));
  std::string out;
  put_line(out, "BEGIN:VCALENDAR");
  put_line(out, "VERSION:2.0");
  put_line(out, "PRODID:-//Nhip Cau//Calendar//VI");
  put_line(out, "CALSCALE:GREGORIAN");
  put_line(out, "NAME:" + escaped(file.name));
  put_line(out, "X-WR-CALNAME:" + escaped(file.name));
  for (const AllDayEvent& event : file.events) put_event(out, event, stamp);
  put_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace nhipcau::ical
