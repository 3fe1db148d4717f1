#include "calendar/records.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "calendar/countries.hpp"
#include "calendar/said.hpp"
#include "calendar/shipped_row.hpp"
#include "office/account_row.hpp"

namespace nhipcau::calendar::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::calendar {
namespace {

OwnDay to_day(const store::Row& row) {
  const auto kind = find_kind(row.text("kind"));
  const auto rule = parse_day_rule(row.text("rule"));
  require(kind.has_value() && rule.has_value(), "a stored day of no kind, or without a rule");
  OwnDay day{.id = {row.text("id")},
             .version = row.integer("version"),
             .unit = {row.text("unit_id")},
             .occasion = {.name = row.text("name"),
                          .english = row.text("english"),
                          .kind = *kind,
                          .rule = *rule,
                          .since = day_stored_as(row.maybe_text("since")),
                          .country = row.text("country"),
                          .theme = row.text("theme"),
                          .regulation = row.text("regulation"),
                          .note = row.text("note"),
                          .note_en = {},
                          .source = row.text("source"),
                          .is_confirmed = true},
             .is_retired = row.boolean("is_retired"),
             .changed_at = from_rfc3339(row.text("changed_at")),
             .changed_by = row.text("changed_by")};
  day.occasion.id = day.id.value;
  return day;
}

bool is_one_of(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

/// What is said, with its texts cleaned.
/// errors  see add_day
Result<Occasion> checked(const Occasion& said) {
  Occasion clean = said;
  const std::array<std::pair<std::string Occasion::*, std::size_t>, 4> texts{{{&Occasion::name, kNameCharacters},
                                                                              {&Occasion::english, kNameCharacters},
                                                                              {&Occasion::note, kNoteCharacters},
                                                                              {&Occasion::source, kSourceCharacters}}};
  for (const auto& [text, most] : texts) {
    auto line = clean_line(said.*text, most);
    if (!line) return tl::unexpected(line.error());
    clean.*text = std::move(*line);
  }
  if (clean.name.empty()) return fail(Code::invalid, "calendar.name_missing");
  if (!clean.country.empty() && !is_country(clean.country)) return fail(Code::invalid, "calendar.no_such_country", {clean.country});
  if (!is_one_of(shipped_themes(), clean.theme)) return fail(Code::invalid, "calendar.no_such_theme", {clean.theme});
  if (!clean.regulation.empty() && !is_one_of(occasion_regulations(), clean.regulation))
    return fail(Code::invalid, "calendar.no_such_regulation", {clean.regulation});
  return clean;
}

std::optional<std::string> by(const office::Actor& actor) {
  return actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
}

void audit(store::Write& tx, const Clock& clock, const office::Actor& actor, const DayId& id, std::string_view event,
           std::string_view field, std::string before, std::string after) {
  office::audit(tx, clock, actor,
                {.event = std::string(event),
                 .subject_kind = "calendar_day",
                 .subject_id = id.value,
                 .field = std::string(field),
                 .before = std::move(before),
                 .after = std::move(after)});
}

/// A line for each field that changed; of a note only that it did.
void audit_fields(store::Write& tx, const Clock& clock, const office::Actor& actor, const OwnDay& was, const Occasion& is) {
  const Occasion& old = was.occasion;
  const auto note = [&](std::string_view field, const std::string& before, const std::string& after) {
    if (before != after) audit(tx, clock, actor, was.id, "calendar.day_changed", field, before, after);
  };
  note("name", old.name, is.name);
  note("english", old.english, is.english);
  note("kind", std::string(name_of(old.kind)), std::string(name_of(is.kind)));
  note("rule", to_text(old.rule), to_text(is.rule));
  note("since", shown(old.since), shown(is.since));
  note("country", old.country, is.country);
  note("theme", old.theme, is.theme);
  note("regulation", old.regulation, is.regulation);
  note("source", old.source, is.source);
  if (old.note != is.note) audit(tx, clock, actor, was.id, "calendar.day_changed", "note", {}, {});
}

Fail no_such_day() {
  return fail(Code::not_found, "calendar.no_such_day");
}

}  // namespace

OfficeDays load_office_days(store::Read& tx, const office::Sight& sight) {
  OfficeDays office{.own = {}, .changes = list_shipped_changes(tx)};
  for (const store::Row& row : tx.many("calendar.list_days", sight.account, sight.on)) office.own.push_back(to_day(row));
  return office;
}

Result<OwnDay> add_day(store::Write& tx, const Clock& clock, const office::Actor& actor, const office::UnitId& unit, const Occasion& said) {
  const auto is = checked(said);
  if (!is) return tl::unexpected(is.error());
  if (tx.one("calendar.count_days")->integer("days") >= kMostDays)
    return fail(Code::invalid, "calendar.too_many_days", {std::to_string(kMostDays)});
  const DayId id{tx.next_id(office::to_ms(clock.now()))};
  tx.run("calendar.insert_day", id.value, unit.value, is->name, is->english, name_of(is->kind), to_text(is->rule), to_stored(is->since),
         is->country, is->theme, is->regulation, is->note, is->source, to_rfc3339(clock.now()), by(actor));
  audit(tx, clock, actor, id, "calendar.day_added", {}, {}, is->name);
  return load_day(tx, id);
}

Result<OwnDay> change_day(store::Write& tx, const Clock& clock, const office::Actor& actor, const DayChange& change) {
  const auto was = load_day(tx, change.id);
  if (!was) return was;
  const auto is = checked(change.said);
  if (!is) return tl::unexpected(is.error());
  const auto changed = tx.run("calendar.update_day", change.id.value, change.version, is->name, is->english, name_of(is->kind),
                              to_text(is->rule), to_stored(is->since), is->country, is->theme, is->regulation, is->note, is->source,
                              change.is_retired, to_rfc3339(clock.now()), by(actor));
  if (changed == 0) return fail(Code::conflict, "api.changed_meanwhile");
  audit_fields(tx, clock, actor, *was, *is);
  if (was->is_retired != change.is_retired)
    audit(tx, clock, actor, was->id, change.is_retired ? "calendar.day_retired" : "calendar.day_taken_up", {}, {}, is->name);
  return load_day(tx, change.id);
}

Result<OwnDay> load_day(store::Read& tx, const DayId& id) {
  const auto row = tx.one("calendar.load_day", id.value);
  if (!row) return no_such_day();
  return to_day(*row);
}

std::optional<office::UnitId> find_unit(store::Read& tx, const DayId& id) {
  const auto row = tx.one("calendar.find_unit_of_day", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

std::int64_t count_of_unit(store::Read& tx, const office::UnitId& unit) {
  return tx.one("calendar.count_of_unit", unit.value)->integer("days");
}

store::QueryFile queries() {
  return {.room = "calendar", .sql = sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::calendar
