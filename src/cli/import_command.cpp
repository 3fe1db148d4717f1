#include <iostream>

#include "base/log.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/import_files.hpp"
#include "cli/opened_office.hpp"
#include "cli/progress.hpp"
#include "cli/stop_signals.hpp"
#include "cli/tell_job_ended.hpp"
#include "directive/import.hpp"
#include "directive/tables.hpp"
#include "jobs/workers.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::chrono::milliseconds kLookEvery{200};

/// What came of an import, as it stands in the database.
struct Outcome {
  jobs::Job job;
  std::map<std::string, std::int64_t> counts;
  std::vector<jobs::Item> items;
};

Outcome load_outcome(store::Database& database, const jobs::JobId& id) {
  return database.read([&](store::Read& tx) {
    return Outcome{.job = jobs::load(tx, id).value(),
                   .counts = jobs::count_outcomes(tx, id),
                   .items = jobs::list_items(tx, id, 0, static_cast<int>(jobs::kMostItems))};
  });
}

/// Looks at every file and keeps what is to be registered; none if the person stopped it.
/// errors  too_large directive.import_too_many{most}
Result<std::optional<std::vector<jobs::Item>>> take_files(OpenedOffice& opened, const std::vector<FoundFile>& found,
                                                          const files::Limits& limits) {
  std::vector<jobs::Item> items;
  Progress progress(found.size());
  for (const FoundFile& file : found) {
    if (stop_signal_came(std::chrono::milliseconds{0})) return std::nullopt;
    progress.show(file.shown);
    for (jobs::Item& item : take_file(opened.files, file, limits)) items.push_back(std::move(item));
    if (items.size() > jobs::kMostItems) return fail(Code::too_large, "directive.import_too_many", {std::to_string(jobs::kMostItems)});
  }
  progress.clear();
  return items;
}

/// Shows how far the job is until it ends, whoever works on it: we, or a server of the same office. Ctrl-C cancels it.
void wait_for(OpenedOffice& opened, const jobs::JobId& id, const Invocation& invocation) {
  const auto load = [&] { return opened.database->read([&](store::Read& tx) { return jobs::load(tx, id).value(); }); };
  jobs::Job job = load();
  Progress progress(static_cast<std::size_t>(job.progress.total));
  for (; jobs::is_open(job.state); job = load()) {
    const std::string doing = job.is_cancel_wanted ? "cli.import_stopping" : job.progress.step_key;
    progress.show_at(static_cast<std::size_t>(job.progress.done), doing.empty() ? "" : invocation.say(doing));
    if (!stop_signal_came(kLookEvery)) continue;
    (void)opened.database->write([&](store::Write& tx) { return jobs::cancel(tx, opened.clock, id); });
  }
  progress.clear();
}

int report(const Outcome& outcome, const Invocation& invocation) {
  namespace came = directive::import_outcome;
  for (const jobs::Item& item : outcome.items) {
    if (item.message.key.empty() || item.outcome == came::kLeftOut) continue;
    std::cerr << (item.name.empty() ? "" : item.name + ": ") << invocation.say(item.message.key, item.message.args) << '\n';
  }
  const auto count = [&](std::string_view which) {
    const auto found = outcome.counts.find(std::string(which));
    return found == outcome.counts.end() ? 0 : found->second;
  };
  const auto words = [&](std::string_view which) { return std::to_string(count(which)); };
  std::cout << invocation.say("cli.import_summary", {words(came::kRegistered), words(came::kKnown), words(came::kFailed),
                                                     words(came::kRefused), words(came::kLeftOut), words(came::kSame)})
            << '\n';
  if (outcome.job.state == jobs::State::cancelled) std::cout << invocation.say("cli.import_stopped", {words(came::kToDo)}) << '\n';
  if (outcome.job.state == jobs::State::failed)
    return invocation.complain({Code::unavailable, outcome.job.error.key, outcome.job.error.args});
  const bool is_whole = outcome.job.state == jobs::State::done && count(came::kFailed) + count(came::kRefused) + count(came::kSame) == 0;
  return is_whole ? kDone : kFailed;
}

int import(OpenedOffice& opened, const std::vector<FoundFile>& found, const Invocation& invocation) {
  const files::Limits limits = office_limits();
  const auto items = take_files(opened, found, limits);
  if (!items) return invocation.complain(items.error());
  if (!*items) return invocation.complain({Code::invalid, "cli.import_not_begun"});
  const auto put = opened.database->write(
      [&](store::Write& tx) { return directive::put_import(tx, opened.clock, office::Actor{}, {.items = **items}); });
  if (!put) return invocation.complain(put.error());
  jobs::Bell bell;
  {
    const jobs::Workers workers(
        {.database = *opened.database,
         .clock = opened.clock,
         .bell = bell,
         .kinds = {directive::import_kind(*opened.database, opened.files, opened.clock, directive::shipped_tables(), limits)},
         .options = {.threads = 1, .poll_every = kLookEvery},
         .when_ended = [&opened](store::Write& tx, const jobs::Job& job) { tell_job_ended(tx, opened.clock, job); }});
    wait_for(opened, *put, invocation);
  }
  return report(load_outcome(*opened.database, *put), invocation);
}

int run_import(const Invocation& invocation) {
  block_stop_signals();
  if (invocation.settings.value("log").origin == Origin::fallback) log::set_level(log::Level::warning);  // the terminal shows a bar
  const auto found = find_files(invocation.words.arguments);
  if (!found) return invocation.complain(found.error());
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  return import(**opened, *found, invocation);
}

}  // namespace

/// `nhipcau import`: registers many papers at once, also while a server of the same office is running.
Command import_command() {
  return {.name = "import",
          .about = "cli.import_about",
          .arguments = {{.name = "FILE", .help = "cli.import_files", .count = Argument::Count::one_or_more}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.import_footer",
          .run = run_import};
}

}  // namespace nhipcau::cli
