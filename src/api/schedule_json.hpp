#pragma once
#include "api/call.hpp"
#include "api/json.hpp"
#include "schedule/leaders.hpp"
#include "schedule/week.hpp"
#include "store/database.hpp"

/// The office's week as openapi.yaml has it: schemas Schedule, ScheduleEntry, ScheduleHeading, ScheduleLeader.
namespace nhipcau::api {

/// A week, what of it is otherwise than in the edition before, what cannot be at one time, and what who asks may do with it.
json::object schedule_json(store::Read& tx, const Call& call, const schedule::Schedule& schedule);
json::object to_json(const schedule::Leader& leader);

/// errors of these  invalid api.missing_field | api.wrong_type | api.too_long | api.unknown_field
struct SentEntry {
  schedule::EntrySaid said;
  std::int64_t version = 0;  ///< of a change
};
enum class Sent { fresh, changed };  ///< what is changed names the version that was seen
Result<SentEntry> read_entry(std::string_view body, Sent sent);

struct SentHeading {
  schedule::Heading heading;
  std::int64_t version = 0;
};
Result<SentHeading> read_heading(std::string_view body);

struct SentLeader {
  schedule::LeaderSaid said;
  std::int64_t version = 0;  ///< of a change
};
Result<SentLeader> read_leader(std::string_view body, Sent sent);

}  // namespace nhipcau::api
