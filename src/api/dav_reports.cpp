#include "api/dav_reports.hpp"

#include <algorithm>

#include "http/target.hpp"
#include "ical/happenings.hpp"
#include "ical/writing.hpp"
#include "text/fold.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kRoot = "/caldav/";

std::string_view word_of(ical::Event::Status status) {
  switch (status) {
    case ical::Event::Status::cancelled: return "CANCELLED";
    case ical::Event::Status::tentative: return "TENTATIVE";
    case ical::Event::Status::confirmed: return "CONFIRMED";
    case ical::Event::Status::unsaid: return "";
  }
  return "";
}

/// What an event says in a property, as text; none where it does not have it, or where it is none that holds words.
std::optional<std::string> value_of(const ical::Event& event, std::string_view property) {
  const auto if_said = [](std::string text) { return text.empty() ? std::nullopt : std::optional(std::move(text)); };
  if (property == "UID") return event.uid;
  if (property == "SUMMARY") return if_said(event.summary);
  if (property == "DESCRIPTION") return if_said(event.description);
  if (property == "LOCATION") return if_said(event.location);
  if (property == "STATUS") return if_said(std::string(word_of(event.status)));
  if (property == "TRANSP") return event.is_busy ? "OPAQUE" : "TRANSPARENT";
  if (property == "RRULE") return event.rule ? std::optional(ical::to_text(*event.rule)) : std::nullopt;
  if (property == "CATEGORIES") {
    std::string all;
    for (const std::string& category : event.categories) all += (all.empty() ? "" : ",") + category;
    return if_said(std::move(all));
  }
  return property == "DTSTART" || property == "DTSTAMP" || property == "DTEND" ? std::optional(std::string()) : std::nullopt;
}

bool holds(const dav::TextMatch& match, const std::string& value) {
  const bool is_there = match.minds_case ? value.find(match.text) != std::string::npos
                                         : text::to_lower(value).find(text::to_lower(match.text)) != std::string::npos;
  return is_there != match.is_negated;
}

bool meets(const ical::Event& event, const dav::PropertyFilter& filter) {
  const auto value = value_of(event, filter.name);
  if (filter.is_not_defined) return !value;
  return value && (!filter.match || holds(*filter.match, *value));
}

bool meets(const DavMember& member, const dav::EventFilter& filter) {
  if (filter.is_never) return false;
  const auto meets_all = [&](const ical::Event& event) {
    return std::all_of(filter.properties.begin(), filter.properties.end(), [&](const auto& property) { return meets(event, property); });
  };
  if (std::none_of(member.file.events.begin(), member.file.events.end(), meets_all)) return false;
  return !filter.during || ical::touches(member.file, ical::office_zone(), filter.during->from, filter.during->until);
}

class Answering {
 public:
  explicit Answering(const DavCalendar& calendar) : calendar_(calendar) {}

  /// Depth is not looked at: who asks a calendar means what is in it, and some clients send none.
  dav::Asked<std::string> operator()(const dav::CalendarQuery& query) const {
    std::vector<dav::Answer> answers;
    for (const DavMember& member : calendar_.members)
      if (meets(member, query.filter)) answers.push_back(describe(thing_of(calendar_, member), query.wanted, true));
    return dav::multistatus(answers);
  }

  dav::Asked<std::string> operator()(const dav::CalendarMultiget& multiget) const {
    std::vector<dav::Answer> answers;
    for (const std::string& href : multiget.hrefs) {
      const DavMember* member = find(href);
      answers.push_back(member ? describe(thing_of(calendar_, *member), multiget.wanted, true) : dav::Answer{.href = href, .status = 404});
    }
    return dav::multistatus(answers);
  }

  dav::Asked<std::string> operator()(const dav::SyncCollection& sync) const {
    const std::string token = sync_token(calendar_);
    if (sync.token == token) return dav::multistatus({}, token);
    if (!sync.token.empty()) return refuse(403, "valid-sync-token", "caldav.token_gone");
    if (sync.most && *sync.most < calendar_.members.size())
      return refuse(507, "number-of-matches-within-limits", "caldav.more_than_wanted");
    std::vector<dav::Answer> answers;
    for (const DavMember& member : calendar_.members) answers.push_back(describe(thing_of(calendar_, member), sync.wanted, true));
    return dav::multistatus(answers, token);
  }

  dav::Asked<std::string> operator()(const dav::FreeBusyQuery& /*query*/) const { return dav::multistatus({}); }

 private:
  static tl::unexpected<dav::Refusal> refuse(int status, const char* condition, const char* key) {
    return tl::unexpected(dav::Refusal{status, dav::Name{std::string(dav::kDav), condition}, key});
  }

  [[nodiscard]] const DavMember* find(const std::string& href) const {
    const auto target = http::parse_target(href);
    if (!target || !target->path.starts_with(kRoot)) return nullptr;
    const auto place = dav_place(std::string_view(target->path).substr(kRoot.size()));
    const bool is_here = place && place->kind == DavPlace::Kind::member && place->link == calendar_.eyes.link.id.value;
    return is_here ? calendar_.find(place->member) : nullptr;
  }

  const DavCalendar& calendar_;
};

}  // namespace

dav::Asked<std::string> answer_report(const DavCalendar& calendar, const dav::Report& report) {
  return std::visit(Answering(calendar), report);
}

std::string free_busy(const DavCalendar& calendar, const dav::FreeBusyQuery& query, Instant now) {
  ical::Calendar all;
  for (const DavMember& member : calendar.members) {
    all.events.insert(all.events.end(), member.file.events.begin(), member.file.events.end());
    for (const ical::Zone& zone : member.file.zones)
      if (all.find_zone(zone.name()) == nullptr) all.zones.push_back(zone);
  }
  return ical::busy_text(all, ical::office_zone(), *query.during.from, *query.during.until, now);
}

}  // namespace nhipcau::api
