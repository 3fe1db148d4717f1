#include "office/audit.hpp"

#include "base/require.hpp"
#include "office/account_row.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // of ids: Crockford base 32

/// The id that follows in order.
std::string after(std::string id) {
  for (std::size_t i = id.size(); i > 0; --i) {
    const std::size_t digit = kDigits.find(id[i - 1]);
    require(digit != std::string_view::npos, "an id of the audit trail is damaged");
    if (digit + 1 < kDigits.size()) {
      id[i - 1] = kDigits[digit + 1];
      return id;
    }
    id[i - 1] = kDigits.front();
  }
  throw BrokenInvariant("the audit trail is out of ids");
}

/// Ids keep the order of writing, also within one millisecond and when the clock was set back.
std::string next_id(store::Read& tx, const Clock& clock) {
  std::string fresh = make_id_text(to_ms(clock.now()));
  const auto last = tx.one("office.last_audit_id");
  if (!last || last->text("id") < fresh) return fresh;
  return after(last->text("id"));
}

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
  const auto account = actor.account.empty() ? std::optional<std::string>() : actor.account.value;
  tx.run("office.add_audit_line", next_id(tx, clock), to_rfc3339(clock.now()), account, actor.from_address, line.event, line.subject_kind,
         line.subject_id, line.field, line.before, line.after);
}

std::vector<AuditEntry> list_audit(store::Read& tx, std::string_view subject_kind, std::string_view subject_id, int limit) {
  return to_entries(tx.many("office.list_audit", subject_kind, subject_id, limit));
}

std::vector<AuditEntry> list_audit_of(store::Read& tx, std::string_view event, int limit) {
  return to_entries(tx.many("office.list_audit_of", event, limit));
}

}  // namespace nhipcau::office
