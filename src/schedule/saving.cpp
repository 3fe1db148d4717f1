#include "schedule/saving.hpp"

#include "base/require.hpp"
#include "schedule/records.hpp"

namespace nhipcau::schedule {

Result<Schedule> load_seen(store::Read& tx, const ScheduleId& id, std::int64_t version) {
  auto schedule = load_schedule(tx, id);
  if (schedule && schedule->version != version) return fail(Code::conflict, "api.changed_meanwhile");
  return schedule;
}

void save(const Hand& hand, const Schedule& schedule) {
  const Heading& heading = schedule.heading;
  const auto changed =
      hand.tx.run("schedule.update_schedule", schedule.id.value, schedule.version, name_of(schedule.state), schedule.newest,
                  schedule.reason, heading.number, heading.issued_at, heading.idle_words, heading.signer_title, heading.signer_name,
                  heading.recipients, heading.note, to_rfc3339(hand.clock.now()), account_of(hand.actor));
  require(changed == 1, "a week changed under the transaction that holds it");
}

void audit_if_new(const Hand& hand, const ScheduleId& id, const Line& line) {
  if (line.before != line.after) audit(hand, id, line);
}

void audit(const Hand& hand, const ScheduleId& id, const Line& line) {
  office::audit(hand.tx, hand.clock, hand.actor,
                {.event = line.event,
                 .subject_kind = "schedule",
                 .subject_id = id.value,
                 .field = line.field,
                 .before = line.before,
                 .after = line.after});
}

std::optional<std::string> account_of(const office::Actor& actor) {
  return actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
}

}  // namespace nhipcau::schedule
