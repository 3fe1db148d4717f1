#include "briefing/trail.hpp"

#include <algorithm>

#include "text/scan.hpp"

namespace nhipcau::briefing {
namespace {

constexpr std::size_t kToldCharacters = 300;  // a longer value is a body, of which the trail says only that it changed

std::string told(const std::string& value) {
  return text::count_characters(value) > kToldCharacters ? std::string() : value;
}

}  // namespace

void audit_one(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, std::string_view event,
               const Field& field) {
  office::audit(tx, clock, actor,
                {.event = std::string(event),
                 .subject_kind = "briefing",
                 .subject_id = meeting.value,
                 .field = field.name,
                 .before = told(field.before),
                 .after = told(field.after)});
}

bool audit_changes(store::Write& tx, const Clock& clock, const office::Actor& actor, const MeetingId& meeting, std::string_view event,
                   const std::vector<Field>& fields) {
  bool is_any = false;
  for (const Field& field : fields) {
    if (field.before == field.after) continue;
    audit_one(tx, clock, actor, meeting, event, field);
    is_any = true;
  }
  return is_any;
}

}  // namespace nhipcau::briefing
