#include "office/succession.hpp"

#include <algorithm>
#include <set>

#include "base/require.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

constexpr int kMostSteps = 16;  // mergers one after another, or trees inside trees

/// Weaker than both: a part of the whole is a part.
Share along(Share before, Share then) {
  if (before == Share::part || then == Share::part) return Share::part;
  return before == Share::seat || then == Share::seat ? Share::seat : Share::whole;
}

void add_once(std::vector<std::string>& sources, const std::string& source) {
  if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
}

SuccessionLink to_link(const store::Row& row) {
  const auto share = share_named(row.text("share"));
  const auto on = Date::from_iso(row.text("on_day"));
  require(share && on, "a stored succession of an unknown share or without a day");
  return {.older = {row.text("older_id")}, .newer = {row.text("newer_id")}, .share = *share, .on = *on, .source = row.text("source")};
}

std::vector<SuccessionLink> to_links(const std::vector<store::Row>& rows) {
  std::vector<SuccessionLink> links;
  for (const store::Row& row : rows) links.push_back(to_link(row));
  return links;
}

/// Follows what became of a unit up to a day.
class Walk {
 public:
  Walk(store::Read& tx, const Date& on) : tx_(tx), on_(on) {}

  /// How a unit was come to.
  struct Way {
    Share share = Share::whole;
    std::vector<std::string> sources;
    int steps = 0;
  };
  void follow(const UnitId& id, const Way& way) {
    require(way.steps < kMostSteps, "units succeed each other in a circle");
    const auto unit = load_unit(tx_, id, on_);
    require(unit.has_value(), "a link to a unit that is not there");
    if (!unit->period.until || on_ < *unit->period.until) return arrive(id, way);
    const auto links = list_newer(tx_, id);
    if (!links.empty()) return follow_links(links, way);
    const auto inside = list_below(tx_, id, unit->period.until->plus_days(-1));
    if (inside.empty()) return found_.unknown.push_back(id);
    for (const Unit& one : inside) follow(one.id, {along(way.share, Share::part), way.sources, way.steps + 1});
  }
  [[nodiscard]] Succession take() { return std::move(found_); }

 private:
  void follow_links(const std::vector<SuccessionLink>& links, const Way& way) {
    for (const SuccessionLink& link : links) {
      Way next{.share = along(way.share, link.share), .sources = way.sources, .steps = way.steps + 1};
      add_once(next.sources, link.source);
      follow(link.newer, next);
    }
  }
  void arrive(const UnitId& id, const Way& way) {
    const auto known = std::find_if(found_.units.begin(), found_.units.end(), [&](const Successor& one) { return one.unit == id; });
    if (known == found_.units.end()) return found_.units.push_back({id, way.share, way.sources});
    known->share = along(known->share, way.share);
    for (const std::string& source : way.sources) add_once(known->sources, source);
  }

  store::Read& tx_;
  const Date on_;
  Succession found_;
};

Succession walk(store::Read& tx, const UnitId& unit, const Date& on) {
  Walk walk(tx, on);
  walk.follow(unit, {});
  return walk.take();
}

/// Is `unit` among what became of `of`, by whatever day?
bool comes_after(store::Read& tx, const UnitId& unit, const UnitId& of) {
  std::set<std::string> seen;
  std::vector<UnitId> open{of};
  while (!open.empty()) {
    const UnitId id = open.back();
    open.pop_back();
    if (id == unit) return true;
    if (!seen.insert(id.value).second) continue;
    for (const SuccessionLink& link : list_newer(tx, id)) open.push_back(link.newer);
  }
  return false;
}

/// What is wrong with a link that a person states; none if it can be stored.
std::optional<Error> fault_of(store::Read& tx, const SuccessionLink& link) {
  const auto older = load_unit(tx, link.older, link.on), newer = load_unit(tx, link.newer, link.on);
  if (!older) return older.error();
  if (!newer) return newer.error();
  if (link.older == link.newer) return Error{Code::invalid, "office.succession_same", {older->name}};
  if (link.source.empty()) return Error{Code::invalid, "office.succession_no_source"};
  if (text::count_characters(link.source) > kLongestSource)
    return Error{Code::invalid, "office.succession_too_long", {std::to_string(kLongestSource)}};
  if (!older->period.until || link.on < *older->period.until) return Error{Code::invalid, "office.succession_not_ended", {older->name}};
  if (!newer->period.holds(link.on)) return Error{Code::invalid, "office.succession_too_old", {newer->name}};
  if (comes_after(tx, link.older, link.newer)) return Error{Code::conflict, "office.succession_circle", {older->name, newer->name}};
  return std::nullopt;
}

}  // namespace

std::vector<SuccessionLink> list_older(store::Read& tx, const UnitId& unit) {
  return to_links(tx.many("office.list_older", unit.value));
}

std::vector<SuccessionLink> list_newer(store::Read& tx, const UnitId& unit) {
  return to_links(tx.many("office.list_newer", unit.value));
}

Result<Succession> find_successors(store::Read& tx, const UnitId& unit, const Date& on) {
  if (const auto loaded = load_unit(tx, unit, on); !loaded) return tl::unexpected(loaded.error());
  Succession found = walk(tx, unit, on);
  if (!found.units.empty()) return found;
  for (const Unit& above : list_above(tx, unit, on)) {
    for (const Successor& one : walk(tx, above.id, on).units) found.around.push_back(one.unit);
    if (!found.around.empty()) break;
  }
  return found;
}

Result<void> state_succession(store::Write& tx, const Clock& clock, const Actor& actor, const SuccessionLink& link) {
  if (const auto fault = fault_of(tx, link)) return tl::unexpected(*fault);
  const auto account = actor.account.empty() ? std::optional<std::string>() : actor.account.value;
  const auto added =
      tx.run("office.add_succession", link.older.value, link.newer.value, to_name(link.share), link.on.to_iso(), link.source, account);
  if (added > 0)
    audit(tx, clock, actor,
          {.event = "office.succession_stated",
           .subject_kind = "unit",
           .subject_id = link.older.value,
           .field = "newer",
           .before = {},
           .after = link.newer.value});
  return {};
}

Result<void> withdraw_succession(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& older, const UnitId& newer) {
  if (!tx.one("office.remove_succession", older.value, newer.value)) return fail(Code::not_found, "office.no_such_succession");
  audit(tx, clock, actor,
        {.event = "office.succession_withdrawn",
         .subject_kind = "unit",
         .subject_id = older.value,
         .field = "newer",
         .before = newer.value,
         .after = {}});
  return {};
}

}  // namespace nhipcau::office
