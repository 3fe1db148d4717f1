#include "api/job_json.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kToDo = "waiting";  ///< an item without an outcome

json::value sentence_or_null(const jobs::Remark& remark, Language language) {
  return remark.key.empty() ? json::value(nullptr) : json::value(message(language, remark.key, remark.args));
}

json::value instant_or_null(const std::optional<Instant>& at) {
  return at ? json::value(to_rfc3339(*at)) : json::value(nullptr);
}

}  // namespace

json::object to_json(const jobs::Job& job, Language language) {
  return {{"id", job.id.value},
          {"kind", job.kind},
          {"name", text_or_null(job.name)},
          {"state", to_view(jobs::to_name(job.state))},
          {"done", job.progress.done},
          {"total", job.progress.total},
          {"step", sentence_or_null({.key = job.progress.step_key}, language)},
          {"message", sentence_or_null(job.error, language)},
          {"cancelling", jobs::is_open(job.state) && job.is_cancel_wanted},
          {"made_at", to_rfc3339(job.made_at)},
          {"started_at", instant_or_null(job.started_at)},
          {"ended_at", instant_or_null(job.ended_at)}};
}

json::object to_json(const jobs::Item& item, Language language) {
  return {{"position", item.position},
          {"name", text_or_null(item.name)},
          {"outcome", to_view(item.outcome.empty() ? kToDo : std::string_view(item.outcome))},
          {"paper", text_or_null(std::string_view(item.made).substr(0, item.made.find(' ')))},  // the surest of several
          {"message", sentence_or_null(item.message, language)}};
}

json::object outcomes_to_json(const std::map<std::string, std::int64_t>& counts) {
  json::object out;
  for (const auto& [outcome, items] : counts) out[to_view(outcome.empty() ? kToDo : std::string_view(outcome))] = items;
  return out;
}

}  // namespace nhipcau::api
