#include <algorithm>

#include "base/require.hpp"
#include "calendar/records.hpp"
#include "calendar/said.hpp"
#include "calendar/shipped_row.hpp"

namespace nhipcau::calendar {
namespace {

std::optional<DayRule> rule_stored_as(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto rule = parse_day_rule(text);
  require(rule.has_value(), "a stored correction whose rule cannot be read");
  return *rule;
}

ShippedChange to_change(const store::Row& row) {
  return {.occasion = row.text("occasion"),
          .version = row.integer("version"),
          .is_hidden = row.boolean("is_hidden"),
          .is_confirmed = row.boolean("is_confirmed"),
          .rule = rule_stored_as(row.text("rule")),
          .since = day_stored_as(row.maybe_text("since")),
          .source = row.text("source"),
          .reason = row.text("reason"),
          .changed_at = from_rfc3339(row.text("changed_at")),
          .changed_by = row.text("changed_by")};
}

std::string rule_text(const std::optional<DayRule>& rule) {
  return rule ? to_text(*rule) : std::string();
}

/// errors  see change_shipped
Result<ShippedChange> checked(const ShippedChange& said) {
  ShippedChange clean = said;
  for (std::string ShippedChange::*const text : {&ShippedChange::source, &ShippedChange::reason}) {
    auto line = clean_line(said.*text, kSourceCharacters);
    if (!line) return tl::unexpected(line.error());
    clean.*text = std::move(*line);
  }
  const bool needs_source = said.is_confirmed || said.rule || said.since;
  if (needs_source && clean.source.empty()) return fail(Code::invalid, "calendar.source_missing");
  if (said.is_hidden && clean.reason.empty()) return fail(Code::invalid, "calendar.reason_missing");
  if (!needs_source) clean.source.clear();
  if (!said.is_hidden) clean.reason.clear();
  return clean;
}

void audit_fields(store::Write& tx, const Clock& clock, const office::Actor& actor, const ShippedChange& was, const ShippedChange& is) {
  const auto note = [&](std::string_view field, const std::string& before, const std::string& after) {
    if (before == after) return;
    office::audit(tx, clock, actor,
                  {.event = "calendar.shipped_changed",
                   .subject_kind = "shipped_day",
                   .subject_id = is.occasion,
                   .field = std::string(field),
                   .before = before,
                   .after = after});
  };
  const auto yes_or_no = [](bool is_so) { return std::string(is_so ? "yes" : "no"); };
  note("hidden", yes_or_no(was.is_hidden), yes_or_no(is.is_hidden));
  note("reason", was.reason, is.reason);
  note("confirmed", yes_or_no(was.is_confirmed), yes_or_no(is.is_confirmed));
  note("rule", rule_text(was.rule), rule_text(is.rule));
  note("since", shown(was.since), shown(is.since));
  note("source", was.source, is.source);
}

bool is_shipped(std::string_view id) {
  return std::ranges::find(shipped_occasions(), id, &Occasion::id) != shipped_occasions().end();
}

}  // namespace

std::vector<ShippedChange> list_shipped_changes(store::Read& tx) {
  std::vector<ShippedChange> changes;
  for (const store::Row& row : tx.many("calendar.list_shipped_changes")) changes.push_back(to_change(row));
  return changes;
}

Result<ShippedChange> change_shipped(store::Write& tx, const Clock& clock, const office::Actor& actor, const ShippedChange& said) {
  if (!is_shipped(said.occasion)) return fail(Code::not_found, "calendar.no_such_day");
  const auto is = checked(said);
  if (!is) return is;
  const OfficeDays before{.own = {}, .changes = list_shipped_changes(tx)};
  const ShippedChange* found = before.find_change(said.occasion);
  const ShippedChange was = found == nullptr ? ShippedChange{.occasion = said.occasion} : *found;
  if (was.version != said.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto by = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  const std::string now = to_rfc3339(clock.now());
  const auto changed = found == nullptr
                           ? tx.run("calendar.insert_shipped_change", is->occasion, is->is_hidden, is->is_confirmed, rule_text(is->rule),
                                    to_stored(is->since), is->source, is->reason, now, by)
                           : tx.run("calendar.update_shipped_change", is->occasion, said.version, is->is_hidden, is->is_confirmed,
                                    rule_text(is->rule), to_stored(is->since), is->source, is->reason, now, by);
  if (changed == 0) return fail(Code::conflict, "api.changed_meanwhile");
  audit_fields(tx, clock, actor, was, *is);
  const OfficeDays after{.own = {}, .changes = list_shipped_changes(tx)};
  return *after.find_change(said.occasion);
}

}  // namespace nhipcau::calendar
