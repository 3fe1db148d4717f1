#include "office/audit_reading.hpp"

#include <algorithm>
#include <array>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "office/account_row.hpp"
#include "office/audit_chain.hpp"

namespace nhipcau::office {
namespace {

constexpr std::array<std::string_view, 7> kGroups = {"papers", "plans", "calendar", "units", "accounts", "rights", "trail"};
constexpr int kReadAtOnce = 500;
constexpr std::string_view kAfterAll = "~";  // behind every id

struct EventPrefix {
  std::string_view prefix;
  AuditGroup group;
};
/// The first that fits; what fits none of them is of accounts, about which most of the room `office` is.
constexpr EventPrefix kEventPrefixes[] = {
    {"calendar.", AuditGroup::calendar},       {"directive.", AuditGroup::papers},         {"programme.", AuditGroup::plans},
    {"briefing.", AuditGroup::plans},          {"office.role_", AuditGroup::rights},       {"office.grant_", AuditGroup::rights},
    {"office.provider_", AuditGroup::rights},  {"office.group_", AuditGroup::rights},      {"office.unit_", AuditGroup::units},
    {"office.succession_", AuditGroup::units}, {"office.territories_", AuditGroup::units}, {"office.audit_", AuditGroup::trail},
    {"office.restored", AuditGroup::trail},
};

bool fits(const ChainedLine& line, const TrailFilter& filter) {
  if (!filter.account.empty() && line.account != filter.account.value) return false;
  if (filter.by_program && line.account) return false;
  return !filter.group || group_of(line.event) == *filter.group;
}

std::string floor_of(const std::optional<Date>& day) {
  return day ? id_floor(to_ms(end_of(day->plus_days(-1)))) : std::string();
}

std::vector<store::Row> read_rows(store::Read& tx, const TrailFilter& filter, const std::string& before, const std::string& least) {
  if (filter.subject_kind.empty()) return tx.many("office.list_newest_lines", before, least, kReadAtOnce);
  return tx.many("office.list_newest_lines_about", before, least, kReadAtOnce, filter.subject_kind, filter.subject_id);
}

Result<ChainedLine> to_line(const store::Row& row) {
  auto line = to_chained_line(row);
  if (line) return std::move(*line);
  const auto number = [&](std::string_view column) { return std::to_string(row.find_integer(column).value_or(0)); };
  return fail(Code::conflict, "office.audit_line_unreadable", {number("chain"), number("position")});
}

}  // namespace

std::string_view to_name(AuditGroup group) {
  return kGroups.at(static_cast<std::size_t>(group));
}

std::optional<AuditGroup> find_audit_group(std::string_view name) {
  const auto found = std::ranges::find(kGroups, name);
  return found == kGroups.end() ? std::nullopt : std::optional(static_cast<AuditGroup>(found - kGroups.begin()));
}

AuditGroup group_of(std::string_view event) {
  const auto found = std::ranges::find_if(kEventPrefixes, [&](const EventPrefix& one) { return event.starts_with(one.prefix); });
  return found == std::end(kEventPrefixes) ? AuditGroup::accounts : found->group;
}

Result<TrailPage> read_trail(store::Read& tx, const TrailFilter& filter, const std::string& cursor, int limit) {
  const std::string least = floor_of(filter.from);
  const std::string most = filter.to ? floor_of(filter.to->plus_days(1)) : std::string(kAfterAll);
  std::string before = cursor.empty() ? most : std::min(cursor, most);
  TrailPage page;
  for (int looked = 0;;) {
    const auto rows = read_rows(tx, filter, before, least);
    for (const store::Row& row : rows) {
      auto line = to_line(row);
      if (!line) return tl::unexpected(line.error());
      if (static_cast<int>(page.lines.size()) == limit || looked == kMostLinesLookedAt) {
        page.next = before;
        return page;
      }
      ++looked;
      before = line->id;
      page.looked_to = line->at;
      if (fits(*line, filter)) page.lines.push_back(std::move(*line));
    }
    if (rows.size() < static_cast<std::size_t>(kReadAtOnce)) return page;
  }
}

Result<ChainedLine> load_line(store::Read& tx, const std::string& id) {
  const auto row = tx.one("office.load_chained_line", id);
  if (!row) return fail(Code::not_found, "office.no_such_audit_line", {id});
  return to_line(*row);
}

}  // namespace nhipcau::office
