#include "jobs/queue.hpp"

#include "jobs/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::jobs;
using namespace nhipcau::jobs::testing;
using namespace std::chrono_literals;

TEST_CASE("a job is put with what causes it, or not at all") {
  with_queue([](TestQueue& queue) {
    JobId id;
    const auto undone = queue.database.write([&](store::Write& tx) -> Result<void> {
      id = put(tx, queue.clock, {.kind = "count"}).id;
      return fail(Code::invalid, "x");
    });
    CHECK_FALSE(undone);
    CHECK(queue.database.read([&](store::Read& tx) { return load(tx, id); }).error().key == "jobs.no_such_job");
    CHECK_FALSE(queue.claim());
  });
}

TEST_CASE("what is put is what is loaded") {
  with_queue([](TestQueue& queue) {
    const auto id = queue
                        .put({.kind = "count",
                              .name = "hồ sơ.zip",
                              .payload = "p",
                              .asked_by = "a",
                              .asked_from = "::1",
                              .items = {{.name = "x"}, {.outcome = "failed"}}})
                        .id;
    const Job job = queue.load(id);
    CHECK(job.name == "hồ sơ.zip");
    CHECK(job.payload == "p");
    CHECK(job.asked_by == "a");
    CHECK(job.asked_from == "::1");
    CHECK(job.state == State::waiting);
    CHECK(job.progress.done == 1);
    CHECK(job.progress.total == 2);
    CHECK(job.made_at == queue.clock.now());
    CHECK_FALSE(job.started_at);
    CHECK_FALSE(job.ended_at);
  });
}

TEST_CASE("of one key one job is open at a time") {
  with_queue([](TestQueue& queue) {
    const NewJob keyed{.kind = "count", .key = "daily"};
    const Put first = queue.put(keyed);
    CHECK_FALSE(first.was_open);
    const Put second = queue.put(keyed);
    CHECK(second.was_open);
    CHECK(second.id == first.id);
    CHECK_FALSE(queue.put({.kind = "other", .key = "daily"}).was_open);
    CHECK_FALSE(queue.put({.kind = "count"}).was_open);
    CHECK_FALSE(queue.put({.kind = "count"}).was_open);
    REQUIRE(queue.cancel(first.id));
    CHECK_FALSE(queue.put(keyed).was_open);
  });
}

TEST_CASE("jobs that come round are put when so much time has passed, also after the clock was set back") {
  with_queue([](TestQueue& queue) {
    const auto put_and_count = [&] {
      (void)queue.database.write([&](store::Write& tx) -> Result<void> {
        put_if_due(tx, queue.clock, "sweep", 24h);
        return {};
      });
      std::int64_t jobs = 0;
      for (const Count& count : queue.database.read([](store::Read& tx) { return count_jobs(tx); })) jobs += count.jobs;
      return jobs;
    };
    const auto end_all = [&] {
      (void)queue.database.write([&](store::Write& tx) -> Result<void> {
        while (const auto claimed = claim(tx, queue.clock, " sweep ")) end_attempt(tx, queue.clock, claimed->lease, {});
        return {};
      });
    };
    CHECK(put_and_count() == 1);
    queue.clock.advance(25h);
    CHECK(put_and_count() == 1);  // still open
    end_all();
    CHECK(put_and_count() == 2);
    end_all();
    queue.clock.advance(23h);
    CHECK(put_and_count() == 2);
    queue.clock.advance(1h);
    CHECK(put_and_count() == 3);
    end_all();
    queue.clock.set(queue.clock.now() - 24h * 365);
    CHECK(put_and_count() == 4);
    end_all();
    queue.clock.advance(23h);
    CHECK(put_and_count() == 4);  // one that lies in the future hides not what was put since
  });
}

TEST_CASE("a list holds what one account asked for, newest first") {
  with_queue([](TestQueue& queue) {
    std::vector<JobId> mine;
    for (int i = 0; i < 3; ++i) {
      mine.push_back(queue.put({.kind = "count", .payload = "long", .asked_by = "me"}).id);
      queue.put({.kind = "count", .asked_by = "you"});
      queue.clock.advance(1s);
    }
    const auto listed = queue.database.read([](store::Read& tx) { return list_of(tx, "me", 2); });
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].id == mine[2]);
    CHECK(listed[1].id == mine[1]);
    CHECK(listed[0].payload.empty());
  });
}

TEST_CASE("a cancelled waiting job ends at once and is never claimed; an ended one stays as it is") {
  with_queue([](TestQueue& queue) {
    const auto id = queue.put_one();
    const auto cancelled = queue.cancel(id);
    REQUIRE(cancelled);
    CHECK(cancelled->state == State::cancelled);
    CHECK(cancelled->ended_at == queue.clock.now());
    CHECK_FALSE(queue.claim());
    queue.clock.advance(1h);
    CHECK(queue.cancel(id)->ended_at == cancelled->ended_at);
    CHECK(queue.cancel({"nobody's"}).error().key == "jobs.no_such_job");
  });
}

TEST_CASE("items are listed in order and counted by what came of them, and open ones are awaited") {
  with_queue([](TestQueue& queue) {
    const auto id = queue
                        .put({.kind = "count",
                              .items = {{.name = "một", .subject = "s1"},
                                        {.name = "hai", .subject = "s2"},
                                        {.outcome = "failed", .message = {"files.not_a_paper", {"ZIP", "x"}}}}})
                        .id;
    const auto awaited = [&](const char* subject) { return queue.database.read([&](store::Read& tx) { return awaits(tx, subject); }); };
    CHECK(awaited("s1"));
    CHECK_FALSE(awaited("s3"));
    const auto claimed = queue.claim();
    REQUIRE(claimed);
    const auto settled = queue.database.write(
        [&](store::Write& tx) { return settle(tx, claimed->lease, {.position = 1, .outcome = "registered", .made = "P1"}); });
    CHECK(settled);
    const auto again = queue.database.write(
        [&](store::Write& tx) { return settle(tx, claimed->lease, {.position = 1, .outcome = "known", .made = "P2"}); });
    CHECK(again);
    const auto items = queue.database.read([&](store::Read& tx) { return list_items(tx, id, 0, 10); });
    REQUIRE(items.size() == 3);
    CHECK(items[0].outcome == "registered");  // what is settled stays
    CHECK(items[0].made == "P1");
    CHECK(items[1].name == "hai");
    CHECK(items[2].message.args == std::vector<std::string>{"ZIP", "x"});
    CHECK(queue.database.read([&](store::Read& tx) { return list_items(tx, id, 1, 1); }).front().name == "hai");
    CHECK(queue.database.read([&](store::Read& tx) { return count_outcomes(tx, id); }) ==
          std::map<std::string, std::int64_t>{{"", 1}, {"failed", 1}, {"registered", 1}});
    CHECK_FALSE(awaited("s1"));
    CHECK(awaited("s2"));
    REQUIRE(queue.cancel(id));
    CHECK(awaited("s2"));  // it is running, and will be told
    (void)queue.database.write(
        [&](store::Write& tx) -> Result<bool> { return end_attempt(tx, queue.clock, claimed->lease, {.state = State::cancelled}); });
    CHECK_FALSE(awaited("s2"));
  });
}

TEST_CASE("ended jobs are kept for a while and then removed with their items; open ones stay") {
  with_queue([](TestQueue& queue) {
    const auto ended = queue.put({.kind = "count", .items = {{.name = "x"}}}).id;
    REQUIRE(queue.cancel(ended));
    const auto open = queue.put_one();
    const auto removed = [&] {
      return *queue.database.write([&](store::Write& tx) -> Result<std::int64_t> { return remove_old(tx, queue.clock); });
    };
    queue.clock.advance(kKeepEnded - 1s);
    CHECK(removed() == 0);
    queue.clock.advance(1s);
    CHECK(removed() == 1);
    CHECK(queue.load(open).state == State::waiting);
    CHECK(queue.database.read([&](store::Read& tx) { return list_items(tx, ended, 0, 10); }).empty());
  });
}
