#include "office/audit.hpp"

#include "office/account_row.hpp"
#include "office/audit_chain.hpp"

namespace nhipcau::office {
namespace {

AuditEntry to_entry(const store::Row& row) {
  AuditEntry entry;
  entry.id = row.text("id");
  entry.at = from_rfc3339(row.text("at"));
  entry.actor = {{row.maybe_text("account_id").value_or("")}, row.text("from_address")};
  entry.line = {row.text("event"), row.text("subject_kind"), row.text("subject_id"),
                row.text("field"), row.text("before"),       row.text("after")};
  return entry;
}

std::vector<AuditEntry> to_entries(const std::vector<store::Row>& rows) {
  std::vector<AuditEntry> entries;
  entries.reserve(rows.size());
  for (const store::Row& row : rows) entries.push_back(to_entry(row));
  return entries;
}

}  // namespace

void audit(store::Write& tx, const Clock& clock, const Actor& actor, const AuditLine& line) {
  const Instant now = clock.now();
  append(tx, {.id = tx.next_id(to_ms(now)),
              .at = to_rfc3339(now),
              .account = actor.account.empty() ? std::nullopt : std::optional(actor.account.value),
              .event = line.event,
              .subject_kind = line.subject_kind,
              .subject_id = line.subject_id,
              .field = line.field,
              .values = {actor.from_address, line.before, line.after}});
}

std::vector<AuditEntry> list_audit(store::Read& tx, std::string_view subject_kind, std::string_view subject_id, int limit) {
  return to_entries(tx.many("office.list_audit", subject_kind, subject_id, limit));
}

std::optional<Instant> last_audited(store::Read& tx) {
  const auto at = tx.one("office.last_audited")->maybe_text("at");
  return at ? std::optional(from_rfc3339(*at)) : std::nullopt;
}

std::vector<AuditEntry> list_audit_of(store::Read& tx, std::string_view event, int limit) {
  return to_entries(tx.many("office.list_audit_of", event, limit));
}

}  // namespace nhipcau::office
