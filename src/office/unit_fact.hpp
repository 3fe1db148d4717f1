#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// The rows of the tables of units as plain values, so that a change can be shown, made, kept and taken back by one and the same list.
namespace nhipcau::office {

enum class FactKind { unit, name, parent, code, territory, succession };
std::string_view to_name(FactKind kind);
std::optional<FactKind> fact_kind_named(std::string_view name);

/// One row. Days as they are stored: from_on is empty for "since before what is known".
struct UnitFact {
  FactKind kind = FactKind::unit;
  std::string unit;                    ///< id; of a succession the older one's
  std::string key;                     ///< scheme of a code, where a body works, newer unit of a succession; else empty
  std::string from;                    ///< of a succession its day
  std::optional<std::string> until;    ///< none: still; of a succession an instant: it was withdrawn
  std::string value;                   ///< level, name, id of the parent, code, share
  std::string more;                    ///< tree, English name, source; else empty
  std::string origin;                  ///< of a succession; else empty
  std::optional<std::string> account;  ///< who stated a succession

  /// Whether it says something of that day, or of any day from then on.
  [[nodiscard]] bool holds(const std::string& day) const { return from <= day && lasts_beyond(day); }
  [[nodiscard]] bool lasts_beyond(const std::string& day) const { return !until || *until > day; }
  friend bool operator==(const UnitFact&, const UnitFact&) = default;
};

/// Whether the two are one row of one table, whatever it says.
bool is_same_row(const UnitFact& a, const UnitFact& b);

/// A row that is added (no `before`) or changed.
struct UnitEdit {
  std::optional<UnitFact> before;
  UnitFact after;
};

/// The rows of a unit and those of others that name it: what stands under it, what went into it. By kind, unit and day.
std::vector<UnitFact> list_facts(store::Read& tx, const UnitId& unit);

/// Makes a row of the database what an edit says, or what it was before it.
void write_edit(store::Write& tx, const UnitEdit& edit);
void take_edit_back(store::Write& tx, const UnitEdit& edit);

/// The edits of a stored change, in the order they were made.
void save_edits(store::Write& tx, const std::string& change, const std::vector<UnitEdit>& edits);
std::vector<UnitEdit> load_edits(store::Read& tx, const std::string& change);

}  // namespace nhipcau::office
