#include "briefing/meeting.hpp"

#include <algorithm>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::briefing {
namespace {

int number_of(const std::string& cell) {
  require(!cell.empty() && cell.find_first_not_of("0123456789") == std::string::npos, "briefing_kinds.csv: a number that is none");
  return std::stoi(cell);
}

std::vector<MeetingKind> load_kinds() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "briefing_kinds.csv"));
  std::vector<MeetingKind> kinds;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    kinds.push_back({.id = table.cell(row, "id"),
                     .name = table.cell(row, "name"),
                     .english = table.cell(row, "english"),
                     .days = number_of(table.cell(row, "days")),
                     .months = number_of(table.cell(row, "months"))});
  return kinds;
}

/// The same day of another month, its last where it has no such day.
Date plus_months(const Date& from, int months) {
  const int count = from.year() * 12 + from.month() - 1 + months;
  for (int day = from.day();; --day)
    if (const auto date = Date::make(count / 12, count % 12 + 1, day)) return *date;
}

template <class Enum, class Names>
std::optional<Enum> find_in(const Names& names, std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

}  // namespace

std::string_view name_of(MeetingState state) {
  return kMeetingStates.at(static_cast<std::size_t>(state));
}

std::string_view name_of(NoticeState state) {
  return kNoticeStates.at(static_cast<std::size_t>(state));
}

std::string_view name_of(Section section) {
  return kSections.at(static_cast<std::size_t>(section));
}

std::optional<MeetingState> find_meeting_state(std::string_view name) {
  return find_in<MeetingState>(kMeetingStates, name);
}

std::optional<NoticeState> find_notice_state(std::string_view name) {
  return find_in<NoticeState>(kNoticeStates, name);
}

std::optional<Section> find_section(std::string_view name) {
  return find_in<Section>(kSections, name);
}

const std::vector<MeetingKind>& shipped_meeting_kinds() {
  static const std::vector<MeetingKind> kinds = load_kinds();
  return kinds;
}

const MeetingKind* find_meeting_kind(std::string_view id) {
  const auto& kinds = shipped_meeting_kinds();
  const auto found = std::ranges::find(kinds, id, &MeetingKind::id);
  return found == kinds.end() ? nullptr : &*found;
}

Date step(const MeetingKind& kind, const Date& from, int steps) {
  return plus_months(from, kind.months * steps).plus_days(kind.days * steps);
}

}  // namespace nhipcau::briefing
