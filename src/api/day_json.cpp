#include "api/day_json.hpp"

#include <algorithm>

#include "api/calendar_json.hpp"
#include "api/paper_json.hpp"
#include "calendar/countries.hpp"

namespace nhipcau::api {
namespace {

/// The papers that name each day, of those that may be seen.
std::map<std::string, json::array> list_papers(store::Read& tx, const Call& call) {
  const auto noted = calendar::list_noted(tx, call.sight("papers.read"));
  std::map<std::string, json::object> refs;
  for (std::size_t begin = 0; begin < noted.size(); begin += directive::kMostPapersAtOnce) {
    std::vector<directive::PaperId> ids;
    const std::size_t end = std::min(noted.size(), begin + directive::kMostPapersAtOnce);
    for (std::size_t i = begin; i < end; ++i) ids.push_back({noted[i].paper});
    for (const auto& [id, row] : directive::load_paper_rows(tx, ids)) refs.emplace(id, to_ref(row));
  }
  std::map<std::string, json::array> papers;
  for (const calendar::NotedPaper& one : noted) {
    const auto ref = refs.find(one.paper);
    if (ref != refs.end()) papers[one.day].push_back(ref->second);
  }
  return papers;
}

json::object named(std::string_view name, const std::string& words) {
  return {{"name", to_view(name)}, {"words", to_view(words)}};
}

}  // namespace

OfficeCalendar::OfficeCalendar(store::Read& tx, const Call& call)
    : tx_(tx),
      call_(call),
      said_(calendar::load_office_days(tx, call.sight("papers.read"))),
      kept_(calendar::merge(calendar::shipped_occasions(), said_)),
      papers_(list_papers(tx, call)) {}

json::object OfficeCalendar::to_json(const calendar::OccasionDay& day) {
  json::object out = api::to_json(day, call_.language, &said_);
  const calendar::OwnDay* own = said_.find_own(day.occasion->id);
  const office::UnitId unit = own == nullptr ? office::UnitId{} : own->unit;
  out["unit_name"] = text_or_null(unit_name_of(unit));
  out["may_edit"] = may_edit(unit);
  add_papers(out, day.occasion->id);
  return out;
}

void OfficeCalendar::add_papers(json::object& day, const std::string& id) {
  const auto found = papers_.find(id);
  day["papers"] = found == papers_.end() ? json::array() : found->second;
}

json::array OfficeCalendar::hidden() {
  json::array out;
  for (const calendar::Occasion& shipped : calendar::shipped_occasions()) {
    const calendar::ShippedChange* change = said_.find_change(shipped.id);
    if (change == nullptr || !change->is_hidden) continue;
    out.push_back(json::object{{"id", to_view(shipped.id)},
                               {"name", to_view(shipped.name)},
                               {"own", false},
                               {"version", change->version},
                               {"reason", text_or_null(change->reason)},
                               {"may_edit", may_edit_shipped()}});
  }
  for (const calendar::OwnDay& day : said_.own) {
    if (!day.is_retired) continue;
    out.push_back(json::object{{"id", to_view(day.id.value)},
                               {"name", to_view(day.occasion.name)},
                               {"own", true},
                               {"version", day.version},
                               {"reason", nullptr},
                               {"may_edit", may_edit(day.unit)}});
  }
  return out;
}

bool OfficeCalendar::may_edit(const office::UnitId& unit) {
  const auto known = editable_.find(unit.value);
  if (known != editable_.end()) return known->second;
  const bool may = office::may(tx_, call_.session->account, "calendar.edit", unit, call_.app.clock.today());
  return editable_.emplace(unit.value, may).first->second;
}

const std::string& OfficeCalendar::unit_name_of(const office::UnitId& unit) {
  const auto known = unit_names_.find(unit.value);
  if (known != unit_names_.end()) return known->second;
  return unit_names_.emplace(unit.value, unit.empty() ? std::string() : unit_name(tx_, unit, call_.app.clock.today())).first->second;
}

json::array countries_json() {
  return array_of(calendar::list_countries(), [](const calendar::Country& country) {
    return json::object{{"code", to_view(country.code)}, {"name", to_view(country.name)}};
  });
}

json::array themes_json(Language language) {
  return array_of(calendar::shipped_themes(),
                  [&](const std::string& theme) { return named(theme, message(language, "calendar.theme_" + theme)); });
}

json::array kinds_json(Language language) {
  return array_of(calendar::kOccasionKinds,
                  [&](std::string_view kind) { return named(kind, message(language, "calendar.kind_" + std::string(kind))); });
}

}  // namespace nhipcau::api
