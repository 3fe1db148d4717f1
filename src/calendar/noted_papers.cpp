#include "base/require.hpp"
#include "calendar/records.hpp"

namespace nhipcau::calendar {
namespace {

NotedPaper to_noted(const store::Row& row) {
  const auto since = Date::from_iso(row.view("said_since"));
  require(since.has_value(), "a noted paper without the day it names");
  return {.day = row.text("day_id"),
          .paper = row.text("paper_id"),
          .made_day = row.boolean("made_day"),
          .said_name = row.text("said_name"),
          .said_since = *since};
}

std::vector<NotedPaper> to_noted(const std::vector<store::Row>& rows) {
  std::vector<NotedPaper> noted;
  noted.reserve(rows.size());
  for (const store::Row& row : rows) noted.push_back(to_noted(row));
  return noted;
}

void audit(store::Write& tx, const Clock& clock, const office::Actor& actor, std::string_view event, const std::string& day,
           const std::string& paper) {
  office::audit(tx, clock, actor,
                {.event = std::string(event), .subject_kind = "paper", .subject_id = paper, .field = {}, .before = {}, .after = day});
}

/// As it was made, and of no other paper.
bool rests_on(store::Read& tx, const OwnDay& day) {
  return day.version == 1 && !day.is_retired && tx.one("calendar.count_papers_of_day", day.id.value)->integer("papers") == 0;
}

}  // namespace

bool note_paper(store::Write& tx, const Clock& clock, const office::Actor& actor, const NotedPaper& noted, const NotedPlace& place) {
  const auto by = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  const auto added =
      tx.run("calendar.note_paper", noted.day, noted.paper, noted.made_day, noted.said_name, noted.said_since.to_iso(), place.reading,
             place.span.begin, place.span.end, place.quote, place.before, place.after, to_rfc3339(clock.now()), by);
  if (added == 0) return false;
  audit(tx, clock, actor, "calendar.paper_noted", noted.day, noted.paper);
  return true;
}

Result<void> remove_paper(store::Write& tx, const Clock& clock, const office::Actor& actor, const std::string& day,
                          const std::string& paper) {
  const auto row = tx.one("calendar.find_noted", day, paper);
  if (!row) return fail(Code::not_found, "calendar.not_noted");
  tx.run("calendar.remove_paper", day, paper);
  audit(tx, clock, actor, "calendar.paper_taken_back", day, paper);
  if (!row->boolean("made_day")) return {};
  const auto made = load_day(tx, {day});
  if (!made || !rests_on(tx, *made)) return {};
  const auto retired = change_day(tx, clock, actor, {.id = made->id, .version = made->version, .said = made->occasion, .is_retired = true});
  if (!retired) return tl::unexpected(retired.error());
  return {};
}

std::vector<NotedPaper> list_noted_of_paper(store::Read& tx, const std::string& paper) {
  return to_noted(tx.many("calendar.list_noted_of_paper", paper));
}

std::vector<NotedPaper> list_noted(store::Read& tx, const office::Sight& sight) {
  return to_noted(tx.many("calendar.list_noted", sight.account, sight.on));
}

}  // namespace nhipcau::calendar
