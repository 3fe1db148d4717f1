#include "office/sessions.hpp"

#include "office/session_span.hpp"

namespace nhipcau::office {

std::vector<OpenSession> list_sessions(store::Read& tx, const Clock& clock, const AccountId& account) {
  const SessionSpan good(clock.now());
  std::vector<OpenSession> sessions;
  for (const auto& row : tx.many("office.list_sessions", account.value, good.used_after, good.begun_after, good.used_before,
                                 static_cast<std::int64_t>(kMostSessionsShown))) {
    sessions.push_back({.id = {row.text("id")},
                        .started_at = from_rfc3339(row.text("started_at")),
                        .used_at = from_rfc3339(row.text("used_at")),
                        .from_address = row.text("from_address"),
                        .begun_by = row.text("begun_by"),
                        .browser = row.text("browser"),
                        .system = row.text("system")});
  }
  return sessions;
}

Result<void> end_session_of(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const SessionId& session) {
  if (tx.run("office.end_session_of", session.value, account.value) == 0) return fail(Code::not_found, "office.no_such_session");
  audit(tx, clock, actor, {.event = "office.session_ended", .subject_kind = "account", .subject_id = account.value});
  return {};
}

std::int64_t end_sessions(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const SessionId& kept) {
  const std::int64_t ended = tx.run("office.end_other_sessions", account.value, kept.value);
  if (ended == 0) return 0;
  AuditLine line{.event = "office.sessions_ended"};
  if (!kept.value.empty()) line = {.event = "office.other_sessions_ended"};
  line.subject_kind = "account", line.subject_id = account.value, line.after = std::to_string(ended);
  audit(tx, clock, actor, line);
  return ended;
}

}  // namespace nhipcau::office
