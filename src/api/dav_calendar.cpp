#include "api/dav_calendar.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/hash.hpp"
#include "calendar/occasion.hpp"
#include "ical/writing.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kRoot = "/caldav/", kCalendar = "calendar", kEnding = ".ics";
constexpr int kYearsAhead = 2;

Years years_of(const Date& today) {
  return {today.year() - 1, today.year() + kYearsAhead};
}

void finish(DavMember& member, const ical::Calendar& all) {
  for (const ical::Event& event : member.file.events) {
    const ical::Zone* zone = event.is_day ? nullptr : all.find_zone(event.zone);
    if (zone != nullptr && member.file.find_zone(event.zone) == nullptr) member.file.zones.push_back(*zone);
    member.revised_at = std::max(member.revised_at, event.revised_at.value_or(Instant{}));
  }
  member.bytes = ical::to_text(member.file, calendar::shipped_revised_at());
  member.etag = '"' + fingerprint(member.bytes) + '"';
}

/// One for each UID, in the order of the first of its events.
std::vector<DavMember> members_of(const ical::Calendar& all) {
  std::vector<DavMember> members;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const ical::Event& event : all.events) {
    const auto [place, is_new] = places.emplace(event.uid, members.size());
    if (is_new) members.push_back({.name = event.uid + std::string(kEnding)});
    members[place->second].file.events.push_back(event);
  }
  for (DavMember& member : members) finish(member, all);
  return members;
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~@").find(c) != std::string_view::npos;
}

std::string escaped_segment(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c)) {
      out += c;
    } else {
      out.append("%").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
    }
  }
  return out;
}

}  // namespace

const DavMember* DavCalendar::find(std::string_view called) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const DavMember& member) { return member.name == called; });
  return found == members.end() ? nullptr : &*found;
}

std::string DavCalendar::name() const {
  const office::CalendarChoice& choice = eyes.link.choice;
  const bool is_all = choice.kinds.empty() && choice.theme.empty() && choice.country.empty() && !choice.is_round_only;
  return is_all ? message(eyes.language(), "caldav.calendar") : eyes.link.name;
}

DavCalendar load_dav_calendar(store::Read& tx, const LinkEyes& eyes, const Date& today) {
  DavCalendar out{.eyes = eyes, .members = members_of(link_calendar(tx, eyes, years_of(today)))};
  std::string all = out.name();
  for (const DavMember& member : out.members) all.append("\n").append(member.name).append(member.etag);
  out.tag = fingerprint(all);
  return out;
}

std::string dav_feed(store::Read& tx, const LinkEyes& eyes, const Date& today) {
  auto all = link_calendar(tx, eyes, years_of(today));
  all.name = DavCalendar{.eyes = eyes}.name();
  return ical::to_text(all, calendar::shipped_revised_at());
}

std::optional<DavPlace> dav_place(std::string_view path) {
  using Kind = DavPlace::Kind;
  const bool ends_in_slash = path.ends_with('/');
  if (ends_in_slash) path.remove_suffix(1);
  if (path.empty()) return ends_in_slash ? std::nullopt : std::optional(DavPlace{});
  const std::size_t first = std::min(path.find('/'), path.size());
  DavPlace place{.kind = Kind::home, .link = std::string(path.substr(0, first))};
  if (first == path.size()) return place;
  path.remove_prefix(first + 1);
  const std::size_t second = std::min(path.find('/'), path.size());
  if (path.substr(0, second) != kCalendar) return std::nullopt;
  place.kind = Kind::calendar;
  if (second == path.size()) return place;
  place.kind = Kind::member;
  place.member = path.substr(second + 1);
  const bool is_one = !place.member.empty() && place.member.find('/') == std::string::npos && !ends_in_slash;
  return is_one ? std::optional(place) : std::nullopt;
}

std::string dav_href(const DavPlace& place) {
  std::string out(kRoot);
  if (place.kind == DavPlace::Kind::root) return out;
  out += escaped_segment(place.link) + "/";
  if (place.kind == DavPlace::Kind::home) return out;
  out.append(kCalendar).append("/");
  return place.kind == DavPlace::Kind::calendar ? out : out + escaped_segment(place.member);
}

}  // namespace nhipcau::api
