#include "office/area.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace nhipcau::office {
namespace {

constexpr int kDeepest = 16;  ///< steps down and back in time; no tree of offices is as deep

/// A unit that belongs to another one on these days.
struct Member {
  std::string unit;
  Days days;
};

/// The two kinds of links, asked for once a unit.
class Members {
 public:
  explicit Members(store::Read& tx) : tx_(tx) {}

  const std::vector<Member>& below(const std::string& unit) {
    return once(below_, unit, [&](std::vector<Member>& found) {
      for (const store::Row& row : tx_.many("office.list_links_below", unit))
        found.push_back({row.text("unit_id"), {row.text("from_on"), row.maybe_text("until_on").value_or(std::string(kForever))}});
    });
  }
  const std::vector<Member>& gone_into(const std::string& unit) {
    return once(gone_into_, unit, [&](std::vector<Member>& found) {
      for (const store::Row& row : tx_.many("office.list_whole_older", unit))
        found.push_back({row.text("older_id"), {row.text("on_day"), std::string(kForever)}});
    });
  }

 private:
  template <class Ask>
  static const std::vector<Member>& once(std::map<std::string, std::vector<Member>>& known, const std::string& unit, const Ask& ask) {
    const auto [at, is_new] = known.try_emplace(unit);
    if (is_new) ask(at->second);
    return at->second;
  }

  store::Read& tx_;
  std::map<std::string, std::vector<Member>> below_, gone_into_;
};

class Walk {
 public:
  Walk(Members& members, bool with_below) : members_(members), with_below_(with_below) {}

  void go(const std::string& unit, const Days& days, int steps) {
    if (days.from >= days.until || steps > kDeepest || !add(unit, days)) return;
    if (with_below_) go_on(members_.below(unit), days, steps);
    go_on(members_.gone_into(unit), days, steps);
  }
  std::map<std::string, std::vector<Days>> take() && { return std::move(area_); }

 private:
  void go_on(const std::vector<Member>& members, const Days& days, int steps) {
    for (const Member& member : members) go(member.unit, shared_days(days, member.days), steps + 1);
  }

  /// Whether any of the days is new; those that meet or touch become one.
  bool add(const std::string& unit, Days days) {
    auto& known = area_[unit];
    const auto covers = [&](const Days& other) { return other.from <= days.from && days.until <= other.until; };
    if (std::ranges::any_of(known, covers)) return false;
    std::erase_if(known, [&](const Days& other) {
      if (other.until < days.from || days.until < other.from) return false;
      days = {std::min(days.from, other.from), std::max(days.until, other.until)};
      return true;
    });
    known.push_back(days);
    return true;
  }

  Members& members_;
  bool with_below_;
  std::map<std::string, std::vector<Days>> area_;
};

void store_area(store::Write& tx, Members& members, const UnitId& root, bool with_below) {
  Walk walk(members, with_below);
  walk.go(root.value, {"", std::string(kForever)}, 0);
  for (const auto& [unit, periods] : std::move(walk).take()) {
    for (const Days& days : periods) tx.run("office.insert_area", root.value, with_below, unit, days.from, days.until);
  }
}

}  // namespace

Days shared_days(const Days& a, const Days& b) {
  return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

void need_area(store::Write& tx, const UnitId& root, bool with_below) {
  if (tx.one("office.has_area", root.value, with_below)->boolean("has_area")) return;
  Members members(tx);
  store_area(tx, members, root, with_below);
}

void remake_areas(store::Write& tx) {
  const auto roots = tx.many("office.list_area_roots");
  tx.run("office.remove_areas");
  Members members(tx);
  for (const store::Row& row : roots) store_area(tx, members, {row.text("root_id")}, row.boolean("with_below"));
}

}  // namespace nhipcau::office
