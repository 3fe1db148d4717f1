#include "cli/tell_job_ended.hpp"

#include <doctest/doctest.h>

#include "cli/opened_office.hpp"
#include "jobs/queue.hpp"
#include "office/account.hpp"
#include "office/notices.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;

TEST_CASE("who asked for an import or a scan is told how it ended, and of nothing else") {
  struct Row {
    std::string kind;
    jobs::State state;
    std::string words;  ///< empty: nothing is told
    std::vector<std::string> facts;
  };
  const Row rows[] = {{"import", jobs::State::done, "import_done", {"1", "2"}},
                      {"import", jobs::State::failed, "import_failed", {"1", "2"}},
                      {"scan", jobs::State::done, "scan_done", {}},
                      {"scan", jobs::State::failed, "scan_failed", {}},
                      {"import", jobs::State::cancelled, "", {}},
                      {"sweep", jobs::State::done, "", {}}};
  for (const store::Engine engine : store::test_engines()) {
    const store::TemporaryFolder folder;
    const store::TestPlace place(engine);
    auto opened = open_office({.folder = folder.path(), .database = place.location()});
    REQUIRE(opened);
    OpenedOffice& office = **opened;
    for (const Row& row : rows) {
      CAPTURE(row.kind);
      const auto told = (*office.database).write([&](store::Write& tx) -> Result<std::vector<office::Notice>> {
        static int made = 0;
        const std::string id = "A" + std::to_string(++made);
        tx.run("office.add_account", id, id, id, id, "vi", to_rfc3339(office.clock.now()));
        const std::vector<jobs::Item> items{{.name = "Kế hoạch 305.txt", .subject = "x", .outcome = "registered"},
                                            {.name = "Kế hoạch 306.txt", .subject = "y", .outcome = "failed"}};
        const auto put = jobs::put(tx, office.clock, {.kind = row.kind, .name = "Kế hoạch.zip", .asked_by = id, .items = items});
        auto job = *jobs::load(tx, put.id);
        job.state = row.state;
        tell_job_ended(tx, office.clock, job);
        job.asked_by.clear();
        tell_job_ended(tx, office.clock, job);
        return office::list_notices(tx, {id}, office.clock.today(), "", 10).items;
      });
      REQUIRE(told);
      REQUIRE(told->size() == (row.words.empty() ? 0 : 1));
      if (row.words.empty()) continue;
      CHECK((*told)[0].words == row.words);
      CHECK((*told)[0].facts == row.facts);
    }
  }
}
