#include "api/notice_words.hpp"

#include "api/paper_json.hpp"
#include "base/require.hpp"

namespace nhipcau::api {
namespace {

/// A fact that an older program may not have written.
std::string fact(const std::vector<std::string>& facts, std::size_t place) {
  return place < facts.size() ? facts[place] : std::string();
}

/// The paper a notice speaks of; empty: none.
std::string paper_of(const office::Notice& notice) {
  if (notice.subject_kind == "paper") return notice.subject_id;
  return notice.subject_kind == "plan" ? fact(notice.facts, 0) : std::string();
}

office::UnitId unit_of(const office::Notice& notice) {
  return notice.kind == "rights" ? office::UnitId{fact(notice.facts, 2)} : notice.unit;
}

}  // namespace

NoticeWords::NoticeWords(store::Read& tx, const std::vector<office::Notice>& notices, Language language, const Date& on)
    : language_(language) {
  std::vector<directive::PaperId> papers;
  for (const office::Notice& notice : notices) {
    if (!paper_of(notice).empty()) papers.push_back({paper_of(notice)});
    const office::UnitId unit = unit_of(notice);
    if (!unit.empty() && unit != office::kSeveralUnits && !units_.contains(unit.value)) units_[unit.value] = unit_name(tx, unit, on);
  }
  require(papers.size() <= directive::kMostPapersAtOnce, "more notices than a page holds");
  papers_ = directive::load_paper_rows(tx, papers);
}

std::string NoticeWords::say(std::string_view key, const std::vector<std::string>& args) const {
  return message(language_, key, args);
}

std::string NoticeWords::unit_named(const office::UnitId& unit) const {
  const auto found = units_.find(unit.value);
  return found == units_.end() || found->second.empty() ? say("notice.office") : found->second;
}

/// Of a paper that may not go round freely not even the title.
std::string NoticeWords::paper_named(const std::string& id) const {
  const auto found = papers_.find(id);
  if (found == papers_.end()) return say("notice.a_paper");
  const directive::PaperRow& row = found->second;
  const bool may_say_title = row.handling.empty() && !row.title.empty();
  if (row.number.empty()) return may_say_title ? row.title : say("notice.a_paper");
  return may_say_title ? say("notice.paper_named", {row.number, row.title}) : row.number;
}

std::string NoticeWords::browser_named(const std::vector<std::string>& facts) const {
  const std::string browser = fact(facts, 0), system = fact(facts, 1);
  if (!browser.empty() && !system.empty()) return say("notice.browser_on", {browser, system});
  const std::string known = browser + system;
  return known.empty() ? say("notice.browser_unknown") : known;
}

std::vector<std::string> NoticeWords::args_of(const office::Notice& notice) const {
  if (notice.kind == "papers" || notice.kind == "plans") return {unit_named(notice.unit), paper_named(paper_of(notice))};
  if (notice.words == "error_inherited") {
    const std::string source = fact(notice.facts, 0);
    return {unit_named(notice.unit), paper_named(paper_of(notice)), source.empty() ? say("notice.another_paper") : source};
  }
  if (notice.kind == "proposals" || notice.kind == "findings") return {unit_named(notice.unit), paper_named(paper_of(notice))};
  if (notice.kind == "conclusions") return {unit_named(notice.unit), fact(notice.facts, 0)};
  if (notice.words == "new_browser") return {browser_named(notice.facts)};
  if (notice.kind != "rights") return notice.facts;
  const std::string english = fact(notice.facts, 1);
  const bool is_english = language_ == Language::en && !english.empty();
  return {is_english ? english : fact(notice.facts, 0), unit_named(unit_of(notice)), fact(notice.facts, 3)};
}

std::string NoticeWords::text_of(const office::Notice& notice) const {
  const std::string one = "notice." + notice.words, many = one + "_many";
  auto args = args_of(notice);
  if (notice.how_many == 1 || !has_message(many)) return say(one, args);
  args.insert(args.begin(), std::to_string(notice.how_many));
  return say(many, args);
}

std::string NoticeWords::path_of(const office::Notice& notice) {
  const bool is_one = notice.how_many == 1;
  const std::string place = notice.words == "error_inherited" ? fact(notice.facts, 1) : "";
  if (!place.empty()) return "/papers/" + notice.subject_id + "#s=" + place;
  if (notice.kind == "proposals" || notice.kind == "findings") return is_one ? "/papers/" + notice.subject_id + "/check" : "/";
  if (notice.subject_kind == "paper") return is_one ? "/papers/" + notice.subject_id : "/papers";
  if (notice.subject_kind == "plan") return is_one ? "/plans/" + notice.subject_id : "/plans";
  if (notice.subject_kind == "briefing") return is_one ? "/briefings/" + notice.subject_id : "/briefings";
  if (notice.subject_kind == "event") return "/calendar?event=" + notice.subject_id;
  if (notice.subject_kind == "schedule") return "/week?week=" + fact(notice.facts, 2);
  if (notice.subject_kind == "account") return "/account";
  if (notice.kind == "mail") return "/people";
  if (notice.subject_kind == "job") return "/papers";
  return "/";
}

}  // namespace nhipcau::api
