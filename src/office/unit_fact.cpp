#include "office/unit_fact.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/require.hpp"
#include "office/unit_names.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

constexpr std::array<std::string_view, 6> kKinds = {"unit", "name", "parent", "code", "territory", "succession"};
constexpr std::int64_t kMostFacts = 20'000;  // of one unit; a province has some hundred communes

UnitFact to_fact(const store::Row& row) {
  const auto kind = fact_kind_named(row.text("kind"));
  require(kind.has_value(), "a stored row of a unit of an unknown kind");
  return {.kind = *kind,
          .unit = row.text("unit_id"),
          .key = row.text("key"),
          .from = row.text("from_on"),
          .until = row.maybe_text("until_on"),
          .value = row.text("value"),
          .more = row.text("more"),
          .origin = row.text("origin"),
          .account = row.maybe_text("account_id")};
}

void add(store::Write& tx, const UnitFact& fact) {
  switch (fact.kind) {
    case FactKind::unit: tx.run("office.add_unit", fact.unit, fact.more, fact.value, fact.from, fact.until); return;
    case FactKind::name:
      tx.run("office.add_unit_name", fact.unit, fact.from, fact.until, fact.value, fact.more, text::search_key(fact.value),
             text::folded_key(fact.value), short_folded(fact.value));
      return;
    case FactKind::parent: tx.run("office.add_unit_parent", fact.unit, fact.from, fact.until, fact.value); return;
    case FactKind::code: tx.run("office.add_unit_code", fact.unit, fact.key, fact.from, fact.until, fact.value); return;
    case FactKind::territory: tx.run("office.add_unit_territory", fact.unit, fact.key, fact.from); return;
    case FactKind::succession:
      tx.run("office.put_succession", fact.unit, fact.key, fact.value, fact.from, fact.more, fact.origin, fact.account, fact.until);
  }
}

void change(store::Write& tx, const UnitFact& fact) {
  switch (fact.kind) {
    case FactKind::unit: tx.run("office.set_unit_end", fact.unit, fact.until); return;
    case FactKind::name:
      tx.run("office.set_unit_name", fact.unit, fact.from, fact.until, fact.value, fact.more, text::search_key(fact.value),
             text::folded_key(fact.value), short_folded(fact.value));
      return;
    case FactKind::parent: tx.run("office.set_unit_parent", fact.unit, fact.from, fact.until, fact.value); return;
    case FactKind::code:
    case FactKind::territory: require(false, "a code or a territory that a change would alter"); return;
    case FactKind::succession: add(tx, fact);  // it takes the place of what was there
  }
}

void remove(store::Write& tx, const UnitFact& fact) {
  switch (fact.kind) {
    case FactKind::unit:
      // Who ever had a role there keeps that in the books: the unit then stays as one without a day.
      tx.run("office.end_unit_at_beginning", fact.unit);
      tx.run("office.remove_unit", fact.unit);
      return;
    case FactKind::name: tx.run("office.remove_unit_name", fact.unit, fact.from); return;
    case FactKind::parent: tx.run("office.remove_unit_parent", fact.unit, fact.from); return;
    case FactKind::code: tx.run("office.remove_unit_code", fact.unit, fact.key, fact.from); return;
    case FactKind::territory: tx.run("office.remove_unit_territory", fact.unit, fact.key, fact.from); return;
    case FactKind::succession: tx.run("office.remove_succession", fact.unit, fact.key);
  }
}

void save_side(store::Write& tx, const std::string& change, std::size_t position, std::string_view side, const UnitFact& fact) {
  tx.run("office.insert_unit_change_row", change, position, side, to_name(fact.kind), fact.unit, fact.key, fact.from, fact.until,
         fact.value, fact.more, fact.origin, fact.account);
}

}  // namespace

std::string_view to_name(FactKind kind) {
  return kKinds.at(static_cast<std::size_t>(kind));
}

std::optional<FactKind> fact_kind_named(std::string_view name) {
  const auto* const found = std::ranges::find(kKinds, name);
  return found == kKinds.end() ? std::nullopt : std::optional(static_cast<FactKind>(found - kKinds.begin()));
}

bool is_same_row(const UnitFact& a, const UnitFact& b) {
  const bool has_one_a_day = a.kind != FactKind::unit && a.kind != FactKind::succession;
  return a.kind == b.kind && a.unit == b.unit && a.key == b.key && (!has_one_a_day || a.from == b.from);
}

std::vector<UnitFact> list_facts(store::Read& tx, const UnitId& unit) {
  std::vector<UnitFact> facts;
  for (const store::Row& row : tx.many("office.list_unit_facts", unit.value, kMostFacts)) facts.push_back(to_fact(row));
  require(facts.size() < static_cast<std::size_t>(kMostFacts), "a unit with more rows than any has");
  return facts;
}

void write_edit(store::Write& tx, const UnitEdit& edit) {
  if (edit.before) {
    change(tx, edit.after);
  } else {
    add(tx, edit.after);
  }
}

void take_edit_back(store::Write& tx, const UnitEdit& edit) {
  if (edit.before) {
    change(tx, *edit.before);
  } else {
    remove(tx, edit.after);
  }
}

void save_edits(store::Write& tx, const std::string& change, const std::vector<UnitEdit>& edits) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].before) save_side(tx, change, i, "before", *edits[i].before);
    save_side(tx, change, i, "after", edits[i].after);
  }
}

std::vector<UnitEdit> load_edits(store::Read& tx, const std::string& change) {
  std::vector<UnitEdit> edits;
  std::optional<UnitFact> before;
  for (const store::Row& row : tx.many("office.list_unit_change_rows", change, kMostFacts)) {
    if (row.text("side") == "before") {
      before = to_fact(row);
    } else {
      edits.push_back({std::exchange(before, std::nullopt), to_fact(row)});
    }
  }
  return edits;
}

}  // namespace nhipcau::office
