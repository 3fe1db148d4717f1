#include "directive/import.hpp"

namespace nhipcau::directive {
namespace {

constexpr int kItemsAtOnce = 100;
const std::string kStep = "directive.import_step";
constexpr std::string_view kLeaseLost = "jobs.lease_lost";

/// One attempt at an import. What an earlier one settled is not looked at again.
class Importer {
 public:
  Importer(store::Database& database, const store::FileStore& files, const Clock& clock, const Tables& tables, const files::Limits& limits,
           jobs::Run& run)
      : database_(database), files_(files), clock_(clock), tables_(tables), limits_(limits), run_(run), progress_(load_progress()) {}

  Result<jobs::Done> work() {
    for (std::int64_t after = 0;;) {
      const auto items = database_.read([&](store::Read& tx) { return jobs::list_items(tx, run_.job().id, after, kItemsAtOnce); });
      if (items.empty()) break;
      for (const jobs::Item& item : items) {
        if (item.outcome != import_outcome::kToDo) continue;
        if (!run_.step(progress_)) return jobs::Done{.is_whole = false};
        if (const auto done = take(item); !done) return leave(done.error());
        ++progress_.done;
      }
      after = items.back().position;
    }
    (void)run_.step({.done = progress_.total, .total = progress_.total});  // whatever it answers, there is nothing left to stop
    return jobs::Done{};
  }

 private:
  jobs::Progress load_progress() {
    jobs::Progress progress{.step_key = kStep};
    for (const auto& [outcome, items] : database_.read([&](store::Read& tx) { return jobs::count_outcomes(tx, run_.job().id); })) {
      progress.total += items;
      if (outcome != import_outcome::kToDo) progress.done += items;
    }
    return progress;
  }

  /// Registers one file and settles its item; an error is one that ends the attempt.
  Result<void> take(const jobs::Item& item) {
    const auto bytes = files_.get({item.subject});
    if (!bytes) return settle(failed(item, bytes.error()));
    const office::Actor actor{.account = {run_.job().asked_by}, .from_address = run_.job().asked_from};
    const auto received =
        receive(database_, files_, clock_, actor,
                {.bytes = *bytes,
                 .file_name = item.name.substr(item.name.rfind('/') + 1),
                 .also = [&](store::Write& tx, const Received& paper) { return jobs::settle(tx, run_.lease(), item_after(item, paper)); },
                 .limits = limits_,
                 .unit = {run_.job().unit}},
                tables_);
    if (received) return {};
    // What is away or busy says nothing of the file: the attempt ends, and another goes on from here.
    if (received.error().key == kLeaseLost || received.error().code == Code::unavailable) return tl::unexpected(received.error());
    return settle(failed(item, received.error()));
  }

  static jobs::Item failed(jobs::Item item, const Error& error) {
    if (error.code == Code::forbidden) {
      return {.position = item.position, .outcome = std::string(import_outcome::kRefused), .message = {.key = error.key}};
    }
    item.outcome = import_outcome::kFailed;
    item.message = {error.key, error.args};
    return item;
  }

  Result<void> settle(const jobs::Item& item) {
    return database_.write([&](store::Write& tx) { return jobs::settle(tx, run_.lease(), item); });
  }

  /// Another has the job now: nothing is left to do or to say here.
  static Result<jobs::Done> leave(const Error& error) {
    if (error.key == kLeaseLost) return jobs::Done{.is_whole = false};
    return tl::unexpected(error);
  }

  store::Database& database_;
  const store::FileStore& files_;
  const Clock& clock_;
  const Tables& tables_;
  const files::Limits& limits_;
  jobs::Run& run_;
  jobs::Progress progress_;
};

}  // namespace

jobs::Kind import_kind(store::Database& database, const store::FileStore& files, const Clock& clock, const Tables& tables,
                       const files::Limits& limits) {
  return {.name = std::string(kImportKind), .handler = [&database, &files, &clock, &tables, limits](jobs::Run& run) {
            return Importer(database, files, clock, tables, limits, run).work();
          }};
}

}  // namespace nhipcau::directive
