#include <algorithm>

#include "directive/import.hpp"
#include "directive/originals.hpp"
#include "directive/scan.hpp"

namespace nhipcau::directive {
namespace {

const std::string kStep = "directive.scan_step";
constexpr std::string_view kLeaseLost = "jobs.lease_lost";
constexpr std::string_view kChanged = "api.changed_meanwhile";
constexpr std::string_view kStopped = "files.stopped";

/// One attempt at a scan.
class ScanReader {
 public:
  ScanReader(store::Database& database, const store::FileStore& files, const Clock& clock, const Tables& tables, files::Limits limits,
             jobs::Run& run)
      : database_(database), files_(files), clock_(clock), tables_(tables), limits_(std::move(limits)), run_(run) {
    limits_.on_scan_page = [this](int done, int total) {
      total_ = std::max(total, 1);
      return run_.step({.done = done, .total = total_, .step_key = kStep});
    };
  }

  Result<jobs::Done> work() {
    const auto items = database_.read([&](store::Read& tx) { return jobs::list_items(tx, run_.job().id, 0, 1); });
    if (items.empty() || items.front().outcome != import_outcome::kToDo) return jobs::Done{};
    const auto done = take(items.front());
    if (!done && (done.error().key == kLeaseLost || done.error().key == kStopped)) return jobs::Done{.is_whole = false};
    if (!done) return tl::unexpected(done.error());
    (void)run_.step({.done = total_, .total = total_});  // whatever it answers, there is nothing left to stop
    return jobs::Done{};
  }

 private:
  Result<void> take(const jobs::Item& item) {
    const auto bytes = files_.get({item.subject});
    if (!bytes) return settle_nameless(item, import_outcome::kFailed, "directive.scan_gone");  // perhaps forgotten, for its mark
    const office::Actor actor{.account = {run_.job().asked_by}, .from_address = run_.job().asked_from};
    const auto choice = choice_of_payload(run_.job().payload);
    const auto settle_it = [&](store::Write& tx, const Received& paper) {
      return jobs::settle(tx, run_.lease(), item_after(item, paper, choice));
    };
    const auto received = receive_chosen(
        database_, files_, clock_, actor,
        {.bytes = *bytes, .file_name = item.name, .also = settle_it, .limits = limits_, .unit = {run_.job().unit}}, choice, tables_);
    if (received) return {};
    const Error& error = received.error();
    if (error.key == kChanged) return settle(again(item, std::get<InPlaceOf>(*choice)));
    if (error.key == kLeaseLost || error.code == Code::unavailable) return tl::unexpected(error);
    return error.code == Code::forbidden ? forget(item, error) : settle(failed(item, error));
  }

  /// The paper whose place the scan was to take is another by now: the choice is put once more.
  jobs::Item again(const jobs::Item& item, const InPlaceOf& place) {
    const auto same = database_.read([&](store::Read& tx) { return load_same(tx, {place.paper}, {item.subject}, {run_.job().unit}); });
    return same.empty() ? failed(item, Error{Code::not_found, "directive.no_such_paper"}) : item_of_same(item, same);
  }

  static jobs::Item failed(jobs::Item item, const Error& error) {
    item.outcome = import_outcome::kFailed;
    item.message = {error.key, error.args};
    return item;
  }

  /// A mark was seen that the person did not see: nothing of the scan stays, not even its name.
  Result<void> forget(const jobs::Item& item, const Error& error) {
    const Sha256 original{item.subject};
    const bool is_ours = database_.read([&](store::Read& tx) { return !find_unread(tx, {original}).empty(); });
    if (is_ours) files_.remove(original);
    return settle_nameless(item, import_outcome::kRefused, error.key);
  }

  Result<void> settle_nameless(const jobs::Item& item, std::string_view outcome, const std::string& why) {
    return database_.write([&](store::Write& tx) -> Result<void> {
      const jobs::Item nameless{.position = item.position, .outcome = std::string(outcome), .message = {.key = why}};
      if (const auto settled = jobs::settle(tx, run_.lease(), nameless); !settled) return settled;
      jobs::forget_name(tx, run_.job().id);
      return {};
    });
  }

  Result<void> settle(const jobs::Item& item) {
    return database_.write([&](store::Write& tx) { return jobs::settle(tx, run_.lease(), item); });
  }

  store::Database& database_;
  const store::FileStore& files_;
  const Clock& clock_;
  const Tables& tables_;
  files::Limits limits_;
  jobs::Run& run_;
  int total_ = 1;
};

}  // namespace

jobs::Kind scan_kind(store::Database& database, const store::FileStore& files, const Clock& clock, const Tables& tables,
                     const files::Limits& limits) {
  return {.name = std::string(kScanKind), .handler = [&database, &files, &clock, &tables, limits](jobs::Run& run) {
            return ScanReader(database, files, clock, tables, limits, run).work();
          }};
}

}  // namespace nhipcau::directive
