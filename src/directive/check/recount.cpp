#include "directive/check/recount.hpp"

#include "directive/check/answers.hpp"
#include "directive/records.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::int64_t kPapersAtOnce = 100;  // ids, not texts
const std::string kStep = "directive.recount_step";

class Recounter {
 public:
  Recounter(store::Database& database, const Clock& clock, const Tables& tables, jobs::Run& run)
      : database_(database), clock_(clock), tables_(tables), run_(run) {}

  Result<jobs::Done> work() {
    jobs::Progress progress{.step_key = kStep};
    progress.total = database_.read([](store::Read& tx) { return tx.one("directive.count_to_index")->integer("papers"); });
    for (std::string after;;) {
      const auto ids = list_after(after);
      if (ids.empty()) return jobs::Done{};
      for (const PaperId& id : ids) {
        if (!run_.step(progress)) return jobs::Done{.is_whole = false};
        if (const auto counted = count(id); !counted) return tl::unexpected(counted.error());
        ++progress.done;
      }
      after = ids.back().value;
    }
  }

 private:
  [[nodiscard]] std::vector<PaperId> list_after(const std::string& after) const {
    return database_.read([&](store::Read& tx) {
      std::vector<PaperId> ids;
      for (const store::Row& row : tx.many("directive.list_paper_ids", after, kPapersAtOnce)) ids.push_back({row.text("id")});
      return ids;
    });
  }

  /// A paper that went away meanwhile has nothing to count.
  Result<void> count(const PaperId& id) {
    Examined known;
    const bool is_other = database_.read([&](store::Read& tx) {
      const auto paper = load_paper(tx, id);
      const auto row = load_paper_row(tx, id);
      return paper && row && count_open(check_registered(tx, *paper, tables_, clock_.today(), known)) != row->findings;
    });
    if (!is_other) return {};
    return database_.write([&](store::Write& tx) -> Result<void> {
      if (const auto held = jobs::hold(tx, run_.lease()); !held) return held;
      if (load_paper_row(tx, id)) recount_open(tx, id, tables_, clock_.today(), known);
      return {};
    });
  }

  store::Database& database_;
  const Clock& clock_;
  const Tables& tables_;
  jobs::Run& run_;
};

}  // namespace

void put_recount(store::Write& tx, const Clock& clock) {
  (void)jobs::put(tx, clock, {.kind = std::string(kRecountKind)});
}

jobs::Kind recount_kind(store::Database& database, const Clock& clock, const Tables& tables) {
  return {.name = std::string(kRecountKind),
          .handler = [&database, &clock, &tables](jobs::Run& run) { return Recounter(database, clock, tables, run).work(); }};
}

}  // namespace nhipcau::directive::check
