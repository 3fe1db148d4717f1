#include "office/organ_codes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/require.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

/// "01/07/2025", as both languages' pages show a day.
std::string shown(const Date& day) {
  return fmt::format("{:02}/{:02}/{}", day.day(), day.month(), day.year());
}

OrganCode to_organ_code(const store::Row& row) {
  const Period period = to_period(row);
  require(period.from.has_value(), "a stored code of a body without its first day");
  return {.code = row.text("code"),
          .from = *period.from,
          .until = period.until,
          .source = row.text("source"),
          .version = row.integer("version")};
}

bool do_meet(const OrganCode& a, const OrganCode& b) {
  return (!a.until || b.from < *a.until) && (!b.until || a.from < *b.until);
}

/// A code as the audit trail tells it: "H55.242 2025-07-01/ Quyết định …".
std::string to_words(const OrganCode& code) {
  return code.code + " " + code.from.to_iso() + "/" + to_stored(code.until) + " " + code.source;
}

void note(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, std::string_view event, std::string before,
          std::string after) {
  audit(tx, clock, actor,
        {.event = std::string(event),
         .subject_kind = "unit",
         .subject_id = unit.value,
         .field = "organ_code",
         .before = std::move(before),
         .after = std::move(after)});
}

std::optional<Error> fault_of_period(const Unit& unit, const OrganCode& code) {
  if (code.until && *code.until <= code.from) return Error{Code::invalid, "office.organ_code_until_before_from"};
  const bool begins_inside = unit.period.holds(code.from);
  const bool ends_inside = !code.until || !unit.period.until || *code.until <= *unit.period.until;
  if (!begins_inside || !ends_inside) return Error{Code::invalid, "office.organ_code_outside", {unit.name}};
  return std::nullopt;
}

std::optional<Error> fault_of_source(const OrganCode& code) {
  if (text::trim(code.source).empty()) return Error{Code::invalid, "office.organ_code_no_source"};
  if (text::count_characters(code.source) > kLongestCodeSource)
    return Error{Code::invalid, "office.organ_code_source_too_long", {std::to_string(kLongestCodeSource)}};
  return std::nullopt;
}

/// Whether another unit has the code on one of its days.
std::optional<Error> fault_of_others(store::Read& tx, const UnitId& unit, const OrganCode& code) {
  for (const store::Row& row : tx.many("office.list_holders_of_code", code.code)) {
    const UnitId other{row.text("unit_id")};
    if (other == unit || !do_meet(to_organ_code(row), code)) continue;
    return Error{Code::conflict, "office.organ_code_taken", {code.code, load_unit(tx, other, code.from)->name}};
  }
  return std::nullopt;
}

/// known  the other codes of the unit
std::optional<Error> fault_of(store::Read& tx, const Unit& unit, const OrganCode& code, const std::vector<OrganCode>& known) {
  if (auto fault = fault_of_source(code)) return fault;
  if (auto fault = fault_of_period(unit, code)) return fault;
  for (const OrganCode& other : known) {
    if (do_meet(other, code)) return Error{Code::invalid, "office.organ_code_there", {other.code, shown(other.from)}};
  }
  return fault_of_others(tx, unit.id, code);
}

void end_at(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, OrganCode code, const Date& day) {
  const std::string before = to_words(code);
  const std::string since = code.from.to_iso();
  code.until = day;
  tx.run("office.correct_unit_code", unit.value, since, since, day.to_iso(), code.code, code.source);
  note(tx, clock, actor, unit, "office.unit_code_ended", before, to_words(code));
}

}  // namespace

std::vector<OrganCode> list_organ_codes(store::Read& tx, const UnitId& unit) {
  std::vector<OrganCode> codes;
  for (const store::Row& row : tx.many("office.list_organ_codes", unit.value, kMostOrganCodes)) codes.push_back(to_organ_code(row));
  return codes;
}

Result<void> give_organ_code(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit_id, const OrganCode& given) {
  const auto unit = load_unit(tx, unit_id, given.from);
  if (!unit) return tl::unexpected(unit.error());
  const auto code = parse_organ_code(given.code);
  if (!code) return tl::unexpected(code.error());
  OrganCode added = given;
  added.code = *code;
  auto known = list_organ_codes(tx, unit_id);
  if (known.size() >= kMostOrganCodes) return fail(Code::invalid, "office.too_many_organ_codes", {std::to_string(kMostOrganCodes)});
  const auto last =
      std::ranges::find_if(known, [&](const OrganCode& one) { return !one.until && one.from < added.from && one.code != added.code; });
  std::optional<OrganCode> replaced;
  if (last != known.end()) {
    replaced = *last;
    known.erase(last);
  }
  if (const auto fault = fault_of(tx, *unit, added, known)) return tl::unexpected(*fault);
  if (replaced) end_at(tx, clock, actor, unit_id, *replaced, added.from);
  tx.run("office.give_unit_code", unit_id.value, added.from.to_iso(), to_stored_or_null(added.until), added.code, added.source);
  note(tx, clock, actor, unit_id, "office.unit_code_given", {}, to_words(added));
  return {};
}

Result<void> correct_organ_code(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit_id, const Date& since,
                                const OrganCode& corrected) {
  const auto unit = load_unit(tx, unit_id, corrected.from);
  if (!unit) return tl::unexpected(unit.error());
  auto known = list_organ_codes(tx, unit_id);
  const auto old = std::ranges::find(known, since, &OrganCode::from);
  if (old == known.end()) return fail(Code::not_found, "office.no_such_organ_code");
  if (old->version != corrected.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto code = parse_organ_code(corrected.code);
  if (!code) return tl::unexpected(code.error());
  OrganCode now = corrected;
  now.code = *code;
  const std::string before = to_words(*old);
  if (before == to_words(now)) return {};
  known.erase(old);
  if (const auto fault = fault_of(tx, *unit, now, known)) return tl::unexpected(*fault);
  tx.run("office.correct_unit_code", unit_id.value, since.to_iso(), now.from.to_iso(), to_stored_or_null(now.until), now.code, now.source);
  note(tx, clock, actor, unit_id, "office.unit_code_corrected", before, to_words(now));
  return {};
}

Result<void> withdraw_organ_code(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const Date& since) {
  const auto known = list_organ_codes(tx, unit);
  const auto old = std::ranges::find(known, since, &OrganCode::from);
  if (old == known.end()) return fail(Code::not_found, "office.no_such_organ_code");
  tx.run("office.withdraw_unit_code", unit.value, since.to_iso());
  note(tx, clock, actor, unit, "office.unit_code_withdrawn", to_words(*old), {});
  return {};
}

}  // namespace nhipcau::office
