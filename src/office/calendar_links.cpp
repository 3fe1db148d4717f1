#include "office/calendar_links.hpp"

#include "base/hash.hpp"
#include "office/account_row.hpp"

namespace nhipcau::office {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return words;
}

CalendarLink to_link(const store::Row& row) {
  const auto used_on = row.maybe_text("used_on");
  return {.id = {row.text("id")},
          .account = {row.text("account_id")},
          .name = row.text("name"),
          .choice = {.kinds = words_of(row.text("kinds")),
                     .theme = row.text("theme"),
                     .country = row.text("country"),
                     .is_round_only = row.boolean("is_round_only")},
          .made_at = from_rfc3339(row.text("made_at")),
          .used_on = used_on ? Date::from_iso(*used_on) : std::nullopt};
}

}  // namespace

Result<MadeCalendarLink> make_calendar_link(store::Write& tx, const Clock& clock, const Actor& actor, const std::string& name,
                                            const CalendarChoice& choice) {
  if (tx.one("office.count_calendar_links", actor.account.value)->integer("how_many") >= kMostCalendarLinks) {
    return fail(Code::conflict, "office.too_many_calendar_links", {std::to_string(kMostCalendarLinks)});
  }
  const Instant now = clock.now();
  MadeCalendarLink made{.link = {.id = make_id<CalendarLinkId>(to_ms(now)),
                                 .account = actor.account,
                                 .name = name,
                                 .choice = choice,
                                 .made_at = now,
                                 .used_on = {}},
                        .secret = random_token()};
  tx.run("office.add_calendar_link", made.link.id.value, actor.account.value, sha256(made.secret).hex, name, joined(choice.kinds),
         choice.theme, choice.country, choice.is_round_only, to_rfc3339(now));
  audit(tx, clock, actor,
        {.event = "office.calendar_link_made",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = "calendar_link",
         .before = {},
         .after = name});
  return made;
}

std::vector<CalendarLink> list_calendar_links(store::Read& tx, const AccountId& account) {
  std::vector<CalendarLink> links;
  for (const auto& row : tx.many("office.list_calendar_links", account.value, kMostCalendarLinks)) links.push_back(to_link(row));
  return links;
}

Result<void> end_calendar_link(store::Write& tx, const Clock& clock, const Actor& actor, const CalendarLinkId& link) {
  const auto row = tx.one("office.take_calendar_link", link.value, actor.account.value);
  if (!row) return fail(Code::not_found, "office.no_such_calendar_link");
  audit(tx, clock, actor,
        {.event = "office.calendar_link_ended",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = "calendar_link",
         .before = row->text("name"),
         .after = {}});
  return {};
}

void end_calendar_links(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account) {
  if (tx.run("office.remove_calendar_links", account.value) == 0) return;
  audit(tx, clock, actor,
        {.event = "office.calendar_links_ended",
         .subject_kind = "account",
         .subject_id = account.value,
         .field = {},
         .before = {},
         .after = {}});
}

std::optional<CalendarLink> find_calendar_link(store::Read& tx, std::string_view secret) {
  // By its hash, as cookies are: how long the search takes says nothing of the secret.
  const auto row = tx.one("office.find_calendar_link", sha256(secret).hex);
  return row ? std::optional(to_link(*row)) : std::nullopt;
}

void note_calendar_link_use(store::Write& tx, const Clock& clock, const CalendarLink& link) {
  if (link.used_on != clock.today()) tx.run("office.note_calendar_link_use", link.id.value, clock.today().to_iso());
}

}  // namespace nhipcau::office
