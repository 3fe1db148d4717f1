#include "office/notices.hpp"

#include <algorithm>

#include "office/email.hpp"

namespace nhipcau::office {
namespace {

constexpr int kMostNotices = 100;

std::vector<std::string> from_lines(const std::string& lines) {
  std::vector<std::string> facts;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    facts.push_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  return facts;
}

Notice to_notice(const store::Row& row) {
  const auto seen_at = row.maybe_text("seen_at");
  return {.id = {row.text("id")},
          .kind = row.text("kind"),
          .words = row.text("words"),
          .subject_kind = row.text("subject_kind"),
          .subject_id = row.text("subject_id"),
          .unit = {row.text("unit_id")},
          .how_many = row.integer("how_many"),
          .facts = from_lines(row.text("facts")),
          .made_at = from_rfc3339(row.text("made_at")),
          .seen_at = seen_at ? std::optional(from_rfc3339(*seen_at)) : std::nullopt};
}

/// "2026-11-22T00:17:48.123Z 01J…" of the last one shown; the first page where it is none.
struct Keyset {
  std::string made_at = "9999";
  std::string id;
};

Keyset keyset_from(std::string_view cursor) {
  const auto space = cursor.find(' ');
  if (space == std::string_view::npos) return {};
  return {.made_at = std::string(cursor.substr(0, space)), .id = std::string(cursor.substr(space + 1))};
}

}  // namespace

NoticePage list_notices(store::Read& tx, const AccountId& account, const Date& on, std::string_view cursor, int limit) {
  const int most = std::clamp(limit, 1, kMostNotices);
  const Keyset after = keyset_from(cursor);
  NoticePage page;
  for (const store::Row& row : tx.many("office.list_notices", account.value, on.to_iso(), after.made_at, after.id, most + 1))
    page.items.push_back(to_notice(row));
  if (page.items.size() <= static_cast<std::size_t>(most)) return page;
  page.items.pop_back();  // one more told that there is a next page
  page.next = to_rfc3339(page.items.back().made_at) + " " + page.items.back().id.value;
  return page;
}

std::vector<Notice> list_unmailed(store::Read& tx, const Clock& clock, const AccountId& account) {
  std::vector<Notice> notices;
  for (const store::Row& row :
       tx.many("office.list_unmailed", account.value, clock.today().to_iso(), to_rfc3339(clock.now() - kOldestMailed))) {
    notices.push_back(to_notice(row));
  }
  return notices;
}

std::int64_t count_unseen(store::Read& tx, const AccountId& account, const Date& on) {
  return tx.one("office.count_unseen", account.value, on.to_iso(), kMostUnseenCounted)->integer("how_many");
}

Result<Notice> set_seen(store::Write& tx, const Clock& clock, const AccountId& account, const NoticeId& notice, Seen seen) {
  const auto row = tx.one("office.load_notice", account.value, clock.today().to_iso(), notice.value);
  if (!row) return fail(Code::not_found, "office.no_such_notice");
  Notice now = to_notice(*row);
  if (now.seen_at.has_value() == (seen == Seen::yes)) return now;
  now.seen_at = seen == Seen::yes ? std::optional(clock.now()) : std::nullopt;
  tx.run("office.set_seen", notice.value, now.seen_at ? std::optional(to_rfc3339(*now.seen_at)) : std::nullopt);
  return now;
}

Instant see_all(store::Write& tx, const Clock& clock, const AccountId& account, Instant until) {
  const Instant now = clock.now();
  tx.run("office.see_all", account.value, to_rfc3339(now), to_rfc3339(until));
  return now;
}

void unsee_all(store::Write& tx, const AccountId& account, Instant seen_at) {
  tx.run("office.unsee_all", account.value, to_rfc3339(seen_at));
}

void remove_notices(store::Write& tx, const AccountId& account) {
  tx.run("office.remove_notices", account.value);
  tx.run("office.remove_notice_choices", account.value);
}

std::int64_t remove_old_notices(store::Write& tx, const Clock& clock) {
  return tx.run("office.remove_old_notices", to_rfc3339(clock.now() - kKeepNotices));
}

}  // namespace nhipcau::office
