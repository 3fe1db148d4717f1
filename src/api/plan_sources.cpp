#include "api/plan_sources.hpp"

#include <algorithm>

#include "api/calendar_words.hpp"
#include "api/paper_json.hpp"
#include "base/shown_date.hpp"
#include "briefing/records.hpp"
#include "calendar/records.hpp"

namespace nhipcau::api {
namespace {

using programme::PlanSource;

json::object bare(const PlanSource& source) {
  return {{"kind", to_view(programme::to_name(source.kind))},
          {"id", text_or_null(source.id)},
          {"year", source.year == 0 ? json::value(nullptr) : json::value(source.year)},
          {"title", nullptr},
          {"on", nullptr},
          {"paper", nullptr}};
}

}  // namespace

PlanSources::PlanSources(store::Read& tx, const Call& call, const std::vector<PlanSource>& sources) : language_(call.language) {
  std::vector<directive::PaperId> papers;
  for (const PlanSource& source : sources) {
    if (!source.paper().empty()) papers.push_back(source.paper());
  }
  papers_ = directive::load_paper_rows(tx, papers);
  for (const PlanSource& source : sources) {
    if (source.kind != PlanSource::Kind::conclusion) continue;
    const auto meeting = briefing::load_meeting(tx, {source.id});
    const auto* kind = meeting ? briefing::find_meeting_kind(meeting->said.kind) : nullptr;
    if (kind == nullptr) continue;
    meetings_.emplace(source.id, std::pair(language_ == Language::vi ? kind->name : kind->english, meeting->said.held_on));
  }
  if (std::ranges::none_of(sources, [](const PlanSource& one) { return one.kind == PlanSource::Kind::day; })) return;
  said_ = calendar::load_office_days(tx, call.sight("papers.read"));
  kept_ = calendar::merge(calendar::shipped_occasions(), said_);
}

json::object PlanSources::to_json(const PlanSource& source) const {
  if (source.kind == PlanSource::Kind::paper) return of_paper(source);
  if (source.kind == PlanSource::Kind::conclusion) return of_conclusion(source);
  return source.kind == PlanSource::Kind::day ? of_day(source) : bare(source);
}

json::object PlanSources::of_conclusion(const PlanSource& source) const {
  json::object out = bare(source);
  const auto found = meetings_.find(source.id);
  if (found == meetings_.end()) return out;
  const auto& [kind, on] = found->second;
  out["title"] = kind + " " + shown_date(on);
  out["on"] = on.to_iso();
  return out;
}

json::object PlanSources::of_paper(const PlanSource& source) const {
  const directive::PaperRow& paper = papers_.at(source.id);
  json::object out = bare(source);
  out["title"] = text_or_null(paper.number.empty() ? paper.title : paper.number);
  out["paper"] = to_ref(paper);
  return out;
}

/// As it is kept; a day that the office hid or took out since then still has its name.
const calendar::Occasion* PlanSources::find_occasion(const std::string& id) const {
  const auto kept = std::ranges::find(kept_, id, &calendar::Occasion::id);
  if (kept != kept_.end()) return &*kept;
  if (const calendar::OwnDay* own = said_.find_own(id)) return &own->occasion;
  const auto& shipped = calendar::shipped_occasions();
  const auto found = std::ranges::find(shipped, id, &calendar::Occasion::id);
  return found == shipped.end() ? nullptr : &*found;
}

json::object PlanSources::of_day(const PlanSource& source) const {
  json::object out = bare(source);
  const calendar::Occasion* occasion = find_occasion(source.id);
  if (occasion == nullptr) return out;
  const auto days = calendar::list_days({occasion, 1}, source.year);
  if (!days || days->empty()) {
    const bool is_english = language_ == Language::en && !occasion->english.empty();
    out["title"] = is_english ? occasion->english : occasion->name;
    return out;
  }
  out["title"] = OccasionWords(days->front(), language_).title();
  out["on"] = days->front().first.to_iso();
  return out;
}

}  // namespace nhipcau::api
