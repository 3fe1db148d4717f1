#pragma once
#include <string>
#include <vector>

#include "briefing/meeting.hpp"
#include "office/audit.hpp"

/// Lines of the audit trail about a meeting.
namespace nhipcau::briefing {

struct Field {
  std::string name, before, after;
};
inline std::string shown(const std::optional<Date>& day) {
  return day ? day->to_iso() : std::string();
}
inline std::string shown(bool truth) {
  return truth ? "yes" : "no";
}

/// A line for each field that became another; of a long text only that it did. Says whether there was any.
bool audit_changes(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, std::string_view event,
                   const std::vector<Field>& fields);
/// One line.
void audit_one(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, std::string_view event,
               const Field& field = {});

/// NULL for the program itself.
inline std::optional<std::string> account_or_null(const office::Actor& actor) {
  return actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
}

}  // namespace nhipcau::briefing
