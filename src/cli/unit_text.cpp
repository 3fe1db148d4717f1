#include "cli/unit_text.hpp"

#include <array>

#include "office/succession.hpp"
#include "office/units.hpp"

namespace nhipcau::cli {
namespace {

using office::Unit;
using office::UnitId;

constexpr std::array<std::string_view, 3> kShareKeys = {"office.share_whole", "office.share_part", "office.share_seat"};
constexpr std::size_t kMostUnknown = 10;  // names of units nobody has said anything of; of more, how many

class Summary {
 public:
  Summary(store::Read& tx, const Date& on, api::Language language) : tx_(tx), on_(on), language_(language) {}

  std::string write(const Unit& unit) {
    out_ = shown_unit(tx_, unit, on_, language_) + "\n";
    write_names(unit);
    const auto older = office::list_older(tx_, unit.id);
    for (const auto& link : older) line("cli.unit_made_of", {shown(link.older, link.on), share(link.share), link.source});
    if (const std::size_t below = office::list_below(tx_, unit.id, on_).size(); below > 0) line("cli.unit_below", {std::to_string(below)});
    if (unit.period.until && *unit.period.until <= on_) write_successors(unit);
    return out_;
  }

 private:
  void line(std::string_view key, const std::vector<std::string>& args) { out_ += "  " + api::message(language_, key, args) + "\n"; }
  [[nodiscard]] std::string share(office::Share share) const {
    return api::message(language_, kShareKeys.at(static_cast<std::size_t>(share)));
  }
  [[nodiscard]] std::string shown(const UnitId& id, const Date& on) const {
    const auto unit = office::load_unit(tx_, id, on);
    return unit ? shown_unit(tx_, *unit, on, language_) : id.value;
  }

  void write_names(const Unit& unit) {
    for (const office::UnitName& name : office::list_names(tx_, unit.id)) {
      if (name.name == unit.name) continue;
      if (name.period.until) line("cli.unit_name_until", {name.name, shown_day(name.period.until->plus_days(-1))});
      if (!name.period.until && name.period.from) line("cli.unit_name_from", {name.name, shown_day(*name.period.from)});
    }
  }

  void write_successors(const Unit& unit) {
    const auto became = office::find_successors(tx_, unit.id, on_);
    if (!became) return;
    for (const auto& one : became->units) {
      std::string sources;
      for (const std::string& source : one.sources) sources += (sources.empty() ? "" : "; ") + source;
      line("cli.unit_became", {shown(one.unit, on_), share(one.share), sources});
    }
    write_unknown(unit, *became);
  }

  /// "Phường Cống Vị (00007); Phường Điện Biên (00019)"
  [[nodiscard]] std::string names_of(const std::vector<UnitId>& ids) const {
    std::string names;
    for (const UnitId& id : ids) {
      const auto one = office::load_unit(tx_, id, on_);
      if (one) names += (names.empty() ? "" : "; ") + one->name + " (" + one->code + ")";
    }
    return names;
  }

  /// Names are told, but for a list that nobody reads.
  void write_unknown(const Unit& unit, const office::Succession& became) {
    const auto& unknown = became.unknown;
    const bool is_itself = unknown.size() == 1 && unknown.front() == unit.id;
    if (is_itself) line("cli.unit_unknown_itself", {});
    if (unknown.size() > kMostUnknown) line("cli.unit_unknown_many", {std::to_string(unknown.size())});
    if (!is_itself && !unknown.empty() && unknown.size() <= kMostUnknown) line("cli.unit_unknown", {names_of(unknown)});
    if (!became.partly.empty()) line("cli.unit_partly", {names_of(became.partly)});
    for (const UnitId& id : became.around) line("cli.unit_around", {shown(id, on_)});
  }

  store::Read& tx_;
  const Date on_;
  api::Language language_;
  std::string out_;
};

}  // namespace

std::string shown_day(const Date& day) {
  return std::to_string(day.day()) + "/" + std::to_string(day.month()) + "/" + std::to_string(day.year());
}

std::string shown_unit(store::Read& tx, const Unit& unit, const Date& on, api::Language language) {
  std::string shown = unit.name + (unit.code.empty() ? "" : " (" + unit.code + ")");
  for (const Unit& above : office::list_above(tx, unit.id, on)) shown += ", " + above.name;
  if (unit.period.until && *unit.period.until <= on)
    shown += " " + api::message(language, "cli.unit_until", std::vector{shown_day(unit.period.until->plus_days(-1))});
  if (unit.period.from && on < *unit.period.from)
    shown += " " + api::message(language, "cli.unit_from", std::vector{shown_day(*unit.period.from)});
  return shown;
}

std::string unit_summary(store::Read& tx, const Unit& unit, const Date& on, api::Language language) {
  return Summary(tx, on, language).write(unit);
}

}  // namespace nhipcau::cli
