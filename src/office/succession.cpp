#include "office/succession.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/require.hpp"
#include "office/area.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

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
  return {.older = {row.text("older_id")},
          .newer = {row.text("newer_id")},
          .share = *share,
          .on = *on,
          .source = row.text("source"),
          .is_stated = row.text("origin") == "stated"};
}

std::vector<SuccessionLink> to_links(const std::vector<store::Row>& rows) {
  std::vector<SuccessionLink> links;
  for (const store::Row& row : rows) links.push_back(to_link(row));
  return links;
}

void add_once(std::vector<UnitId>& ids, const UnitId& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

/// How a unit was come to.
struct Way {
  Share share = Share::whole;
  std::vector<std::string> sources;
};

/// Follows what became of a unit up to a day. It ends: a unit that ended is followed again only when it was come to by less than before.
class Walk {
 public:
  Walk(store::Read& tx, const Date& on) : tx_(tx), on_(on) {}

  void follow(const UnitId& id, const Way& way) {
    const auto unit = load_unit(tx_, id, on_);
    require(unit.has_value(), "a link to a unit that is not there");
    if (unit->period.from && on_ < *unit->period.from) return;
    if (unit->period.holds(on_)) return arrive(id, way);
    if (!is_news(id, way.share)) return;
    const auto links = links_until_day(id);
    if (!links.empty()) return follow_links(id, links, way);
    const auto inside = list_below(tx_, id, unit->period.until->plus_days(-1));
    if (inside.empty()) return add_once(found_.unknown, id);
    for (const Unit& one : inside) follow(one.id, {along(way.share, Share::part), way.sources});
  }
  [[nodiscard]] Succession take() { return std::move(found_); }

 private:
  bool is_news(const UnitId& id, Share share) {
    const auto [at, is_first] = seen_.emplace(id.value, share);
    const Share both = along(at->second, share);
    if (!is_first && both == at->second) return false;
    at->second = both;
    return true;
  }

  std::vector<SuccessionLink> links_until_day(const UnitId& id) {
    auto links = list_newer(tx_, id);
    std::erase_if(links, [&](const SuccessionLink& link) { return on_ < link.on; });
    return links;
  }

  void follow_links(const UnitId& id, const std::vector<SuccessionLink>& links, const Way& way) {
    const bool is_all_said = std::any_of(links.begin(), links.end(), [](const auto& link) { return link.share != Share::part; });
    if (!is_all_said) add_once(found_.partly, id);
    for (const SuccessionLink& link : links) {
      Way next{.share = along(way.share, link.share), .sources = way.sources};
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
  std::map<std::string, Share> seen_;
  Succession found_;
};

Succession walk(store::Read& tx, const UnitId& unit, const Date& on) {
  Walk walk(tx, on);
  walk.follow(unit, {});
  return walk.take();
}

/// "01/07/2025", as both languages' pages show a day.
std::string shown(const Date& day) {
  return fmt::format("{:02}/{:02}/{}", day.day(), day.month(), day.year());
}

/// Why the older one has not ended by the day; none if it has.
std::optional<Error> fault_of_end(const Unit& older, const Date& on) {
  if (!older.period.until) return Error{Code::invalid, "office.succession_still_there", {older.name}};
  if (*older.period.until <= on) return std::nullopt;
  return Error{Code::invalid, "office.succession_ends_later", {older.name, shown(*older.period.until)}};
}

/// What is wrong with a link that a person states; none if it can be stored. It makes no circle: the newer one ends later.
std::optional<Error> fault_of(store::Read& tx, const SuccessionLink& link) {
  const auto older = load_unit(tx, link.older, link.on), newer = load_unit(tx, link.newer, link.on);
  if (!older) return older.error();
  if (!newer) return newer.error();
  if (link.older == link.newer) return Error{Code::invalid, "office.succession_same", {older->name}};
  if (older->tree != newer->tree) return Error{Code::invalid, "office.succession_other_tree", {older->name, newer->name}};
  if (text::trim(link.source).empty()) return Error{Code::invalid, "office.succession_no_source"};
  if (text::count_characters(link.source) > kLongestSource)
    return Error{Code::invalid, "office.succession_too_long", {std::to_string(kLongestSource)}};
  if (auto fault = fault_of_end(*older, link.on)) return fault;
  if (!newer->period.holds(link.on)) return Error{Code::invalid, "office.succession_not_there", {newer->name}};
  if (!list_below(tx, link.older, older->period.until->plus_days(-1)).empty())
    return Error{Code::invalid, "office.succession_has_inside", {older->name}};
  return std::nullopt;
}

/// A link as the audit trail tells it.
std::string to_words(const SuccessionLink& link) {
  return std::string(to_name(link.share)) + " " + link.on.to_iso() + " " + link.source;
}

std::optional<SuccessionLink> find_link(store::Read& tx, const UnitId& older, const UnitId& newer) {
  const auto row = tx.one("office.find_succession", older.value, newer.value);
  return row ? std::optional(to_link(*row)) : std::nullopt;
}

/// The line of a link that changed, still without its event; `field` is the newer unit.
AuditLine changed(const UnitId& older, const UnitId& newer, std::string before, std::string after) {
  return {.event = {},
          .subject_kind = "unit",
          .subject_id = older.value,
          .field = newer.value,
          .before = std::move(before),
          .after = std::move(after)};
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
  const auto known = find_link(tx, link.older, link.newer);
  const std::string before = known ? to_words(*known) : std::string();
  if (before == to_words(link)) return {};
  const auto account = actor.account.empty() ? std::optional<std::string>() : actor.account.value;
  tx.run("office.state_succession", link.older.value, link.newer.value, to_name(link.share), link.on.to_iso(), link.source, account);
  remake_areas(tx);
  AuditLine line = changed(link.older, link.newer, before, to_words(link));
  line.event = "office.succession_stated";
  audit(tx, clock, actor, line);
  return {};
}

Result<void> withdraw_succession(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& older, const UnitId& newer) {
  const auto known = find_link(tx, older, newer);
  if (!known) return fail(Code::not_found, "office.no_such_succession");
  tx.run("office.withdraw_succession", older.value, newer.value, to_rfc3339(clock.now()));
  remake_areas(tx);
  AuditLine line = changed(older, newer, to_words(*known), {});
  line.event = "office.succession_withdrawn";
  audit(tx, clock, actor, line);
  return {};
}

}  // namespace nhipcau::office
