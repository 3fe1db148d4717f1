#include "jobs/queue.hpp"

#include <algorithm>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "jobs/job_row.hpp"

namespace nhipcau::jobs::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::jobs {
namespace {

void add_items(store::Write& tx, const JobId& job, const std::vector<Item>& items) {
  std::int64_t position = 0;
  for (const Item& item : items) {
    tx.run("jobs.add_item", job.value, ++position, item.name, item.subject, item.outcome, item.made, item.message.key,
           to_lines(item.message.args));
  }
}

}  // namespace

Put put(store::Write& tx, const Clock& clock, const NewJob& job) {
  require(job.items.size() <= kMostItems, "a job of more items than a job may have");
  const Instant now = clock.now();
  const JobId id{tx.next_id(now.time_since_epoch().count())};
  const auto key = job.key.empty() ? std::optional<std::string>() : job.key;
  const auto done = std::ranges::count_if(job.items, [](const Item& item) { return !item.outcome.empty(); });
  const auto added = tx.run("jobs.add_job", id.value, job.kind, key, job.name, job.payload, job.asked_by, job.asked_from, to_rfc3339(now),
                            static_cast<std::int64_t>(done), job.items.size(), job.unit);
  if (added == 0) return {.id = {tx.one("jobs.find_open", job.kind, job.key)->text("id")}, .was_open = true};
  add_items(tx, id, job.items);
  return {.id = id};
}

void put_if_due(store::Write& tx, const Clock& clock, const std::string& kind, std::chrono::milliseconds every) {
  const Instant now = clock.now();
  const auto last = tx.one("jobs.last_made", kind, to_rfc3339(now))->maybe_text("made_at");
  if (last && *last > to_rfc3339(now - every)) return;
  put(tx, clock, {.kind = kind, .key = kind});
}

void forget_name(store::Write& tx, const JobId& id) {
  tx.run("jobs.forget_name", id.value);
}

std::int64_t count_of(store::Read& tx, std::string_view asked_by) {
  return tx.one("jobs.count_of_asker", asked_by)->integer("how_many");
}

void forget_addresses(store::Write& tx, std::string_view asked_by) {
  tx.run("jobs.forget_addresses", asked_by);
}

Result<Job> load(store::Read& tx, const JobId& id) {
  const auto row = tx.one("jobs.load", id.value);
  if (!row) return fail(Code::not_found, "jobs.no_such_job");
  return to_job(*row);
}

std::vector<Job> list_of(store::Read& tx, std::string_view asked_by, int limit) {
  std::vector<Job> found;
  for (const store::Row& row : tx.many("jobs.list_of_asker", asked_by, limit)) found.push_back(to_job(row));
  return found;
}

std::vector<Item> list_items(store::Read& tx, const JobId& id, std::int64_t after, int limit) {
  std::vector<Item> items;
  for (const store::Row& row : tx.many("jobs.list_items", id.value, after, limit)) {
    items.push_back({.position = row.integer("position"),
                     .name = row.text("name"),
                     .subject = row.text("subject"),
                     .outcome = row.text("outcome"),
                     .made = row.text("made"),
                     .message = {.key = row.text("message_key"), .args = from_lines(row.text("message_args"))}});
  }
  return items;
}

Result<Item> load_item(store::Read& tx, const JobId& id, std::int64_t position) {
  auto items = list_items(tx, id, position - 1, 1);
  if (items.empty() || items.front().position != position) return fail(Code::not_found, "jobs.no_such_item");
  return std::move(items.front());
}

bool change_item(store::Write& tx, const JobId& id, std::string_view was, const Item& item) {
  return tx.run("jobs.change_item", id.value, item.position, was, item.outcome, item.made, item.message.key, to_lines(item.message.args)) ==
         1;
}

std::map<std::string, std::int64_t> count_outcomes(store::Read& tx, const JobId& id) {
  std::map<std::string, std::int64_t> counts;
  for (const store::Row& row : tx.many("jobs.count_outcomes", id.value)) counts.emplace(row.text("outcome"), row.integer("items"));
  return counts;
}

std::vector<Count> count_jobs(store::Read& tx) {
  std::vector<Count> counts;
  for (const store::Row& row : tx.many("jobs.count_jobs")) {
    counts.push_back({.kind = row.text("kind"), .state = row.text("state"), .jobs = row.integer("jobs")});
  }
  return counts;
}

std::optional<Instant> oldest_waiting(store::Read& tx) {
  const auto at = tx.one("jobs.oldest_waiting")->maybe_text("run_at");
  return at ? std::optional(from_rfc3339(*at)) : std::nullopt;
}

bool awaits(store::Read& tx, std::string_view subject) {
  return tx.one("jobs.awaits_subject", subject)->boolean("awaits");
}

Result<Job> cancel(store::Write& tx, const Clock& clock, const JobId& id) {
  if (tx.run("jobs.cancel_waiting", id.value, to_rfc3339(clock.now())) == 0) tx.run("jobs.cancel_running", id.value);
  return load(tx, id);
}

std::int64_t remove_old(store::Write& tx, const Clock& clock) {
  const std::string before = to_rfc3339(clock.now() - kKeepEnded);
  tx.run("jobs.remove_old_items", before);
  return tx.run("jobs.remove_old", before);
}

store::QueryFile queries() {
  return {.room = "jobs", .sql = sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::jobs
