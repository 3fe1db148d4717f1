#include "jobs/job_row.hpp"

#include <algorithm>
#include <utility>

#include "base/require.hpp"

namespace nhipcau::jobs {
namespace {

constexpr std::pair<State, std::string_view> kStates[] = {{State::waiting, "waiting"},
                                                          {State::running, "running"},
                                                          {State::done, "done"},
                                                          {State::failed, "failed"},
                                                          {State::cancelled, "cancelled"}};

State state_named(std::string_view name) {
  for (const auto& [state, known] : kStates) {
    if (known == name) return state;
  }
  throw BrokenInvariant("a job in a state that there is not");
}

std::optional<Instant> maybe_instant(const store::Row& row, std::string_view column) {
  const auto text = row.maybe_text(column);
  return text ? std::optional(from_rfc3339(*text)) : std::nullopt;
}

}  // namespace

std::string_view to_name(State state) {
  for (const auto& [known, name] : kStates) {
    if (known == state) return name;
  }
  throw BrokenInvariant("a state without a name");
}

std::string to_lines(const std::vector<std::string>& args) {
  std::string lines;
  for (std::string arg : args) {
    std::replace(arg.begin(), arg.end(), '\n', ' ');
    lines += arg + '\n';
  }
  return lines;
}

std::vector<std::string> from_lines(const std::string& stored) {
  std::vector<std::string> args;
  for (std::size_t begin = 0; begin < stored.size();) {
    const std::size_t end = std::min(stored.find('\n', begin), stored.size());
    args.push_back(stored.substr(begin, end - begin));
    begin = end + 1;
  }
  return args;
}

Job to_job(const store::Row& row) {
  return {.id = {row.text("id")},
          .kind = row.text("kind"),
          .name = row.text("name"),
          .payload = row.text("payload"),
          .asked_by = row.text("asked_by"),
          .asked_from = row.text("asked_from"),
          .unit = row.text("unit_id"),
          .state = state_named(row.text("state")),
          .attempts = static_cast<int>(row.integer("attempts")),
          .is_cancel_wanted = row.boolean("is_cancel_wanted"),
          .progress = {.done = row.integer("done"), .total = row.integer("total"), .step_key = row.text("step_key")},
          .result = row.text("result"),
          .error = {.key = row.text("error_key"), .args = from_lines(row.text("error_args"))},
          .made_at = from_rfc3339(row.text("made_at")),
          .started_at = maybe_instant(row, "started_at"),
          .ended_at = maybe_instant(row, "ended_at")};
}

}  // namespace nhipcau::jobs
