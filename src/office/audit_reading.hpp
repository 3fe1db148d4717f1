#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "office/account_id.hpp"
#include "office/chained_line.hpp"
#include "store/database.hpp"

/// The audit trail for a person to read: newest first, page by page.
namespace nhipcau::office {

/// What an event is about, as those who read the trail look for it.
enum class AuditGroup { papers, plans, calendar, units, accounts, rights, trail };
std::string_view to_name(AuditGroup group);
std::optional<AuditGroup> find_audit_group(std::string_view name);
/// The group of any event, also of one that this program does not write.
AuditGroup group_of(std::string_view event);

/// Which lines; what is empty is not asked for.
struct TrailFilter {
  AccountId account;
  bool by_program = false;  ///< what no account did
  std::optional<AuditGroup> group;
  std::optional<Date> from, to;  ///< days in Việt Nam, both of them too, by the order of writing
  std::string subject_kind, subject_id;
};

struct TrailPage {
  std::vector<ChainedLine> lines;
  std::string next;       ///< the cursor of what comes after; empty: that was all
  std::string looked_to;  ///< with next, when the last line that was looked at was written, as stored
};

/// How many lines one page may look through: a question that little fits is answered in parts, each with the way to the next.
inline constexpr int kMostLinesLookedAt = 20'000;

/// The lines behind a cursor, newest first.
/// cursor  of the page before, or empty
/// limit   of lines, at least 1
/// errors  conflict office.audit_line_unreadable{chain, position}
Result<TrailPage> read_trail(store::Read& tx, const TrailFilter& filter, const std::string& cursor, int limit);

/// One line. errors  not_found office.no_such_audit_line{id} | conflict office.audit_line_unreadable{chain, position}
Result<ChainedLine> load_line(store::Read& tx, const std::string& id);

}  // namespace nhipcau::office
