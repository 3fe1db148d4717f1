#include "cli/sweep.hpp"

#include "base/log.hpp"
#include "directive/originals.hpp"
#include "jobs/queue.hpp"

namespace nhipcau::cli {
namespace {

/// Every room that keeps files must be asked here; today that is `directive` alone. What a job has still to work on is kept for it.
std::vector<Sha256> find_orphans(store::Database& database, const std::vector<Sha256>& originals) {
  return database.read([&](store::Read& tx) {
    auto orphans = directive::find_unread(tx, originals);
    std::erase_if(orphans, [&](const Sha256& original) { return jobs::awaits(tx, original.hex); });
    return orphans;
  });
}

void sweep_originals(OpenedOffice& opened, Instant now) {
  const auto old = opened.files.list_old(now);
  const auto orphans = find_orphans(*opened.database, old);
  const bool is_none_known = orphans.size() == old.size();
  if (!orphans.empty() && (is_none_known || orphans.size() > kSpareOrphans + old.size() / 10)) {
    log::warning("files.unreferenced_left", {{"files", std::to_string(orphans.size())}, {"of", std::to_string(old.size())}});
    return;
  }
  std::size_t removed = 0;
  for (const Sha256& orphan : orphans) removed += opened.files.remove_old(orphan, now) ? 1 : 0;
  if (removed > 0) log::warning("files.unreferenced_removed", {{"files", std::to_string(removed)}});
}

}  // namespace

void sweep_files(OpenedOffice& opened) {
  const Instant now = opened.clock.now();
  const std::size_t removed = opened.files.remove_leftovers(now);
  if (removed > 0) log::warning("files.leftovers_removed", {{"files", std::to_string(removed)}});
  sweep_originals(opened, now);
}

}  // namespace nhipcau::cli
