#include "calendar/event_news.hpp"

#include "calendar/event_time.hpp"
#include "office/notices.hpp"

namespace nhipcau::calendar {
namespace {

/// "05/03/2027, 09:00".
std::string shown(const EventTime& when) {
  const std::string iso = when.first.to_iso();
  const std::string day = iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
  return when.is_all_day() ? day : day + ", " + when.start;
}

struct News {
  std::string title;
  EventTime before, after;
  EventStatus status = EventStatus::planned;
  bool is_new_status = false;
};

/// Empty: nothing that somebody has to know.
std::string words_of(const News& news) {
  if (news.is_new_status && news.status == EventStatus::postponed) return "event_postponed";
  if (news.is_new_status && news.status == EventStatus::cancelled) return "event_cancelled";
  if (news.status != EventStatus::planned) return "";
  return news.is_new_status || start_of(news.before) != start_of(news.after) ? "event_moved" : "";
}

void tell(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& event, const News& news) {
  const std::string words = words_of(news);
  const Date today = clock.today();
  if (words.empty() || (news.before.last < today && news.after.last < today)) return;
  office::notify_holders(tx, clock, actor,
                         {.kind = "events",
                          .words = words,
                          .subject_kind = "event",
                          .subject_id = event.id.value,
                          .unit = event.unit,
                          .bundle = event.id.value,
                          .facts = {news.title, shown(news.after), shown(news.before)}});
}

}  // namespace

void tell_changed(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& before, const Event& after) {
  if (before.is_removed || after.is_removed) return;
  tell(tx, clock, actor, after,
       {.title = after.said.title,
        .before = before.said.when,
        .after = after.said.when,
        .status = after.said.status,
        .is_new_status = before.said.status != after.said.status});
}

void tell_changed(store::Write& tx, const Clock& clock, const office::Actor& actor, const Event& event, const OccurrenceChange& change) {
  const auto original = read_occurrence(change.occurrence, event.said.when.is_all_day());
  if (!original) return;
  tell(tx, clock, actor, event,
       {.title = change.title,
        .before = moved_to(event.said.when, *original),
        .after = change.when,
        .status = change.status,
        .is_new_status = change.status != EventStatus::planned});
}

}  // namespace nhipcau::calendar
