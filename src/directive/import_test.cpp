#include "directive/import.hpp"

#include <array>
#include <stop_token>

#include "directive/test_office.hpp"
#include "files/docx_sample.hpp"
#include "jobs/worker.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace std::chrono_literals;

namespace {

/// An office whose jobs are done when the test says so.
struct Imports {
  TestOffice& office;
  jobs::Bell bell = {};

  Result<jobs::JobId> put(const files::sample::Parts& parts, const std::string& name = "hồ sơ.zip") {
    const std::string bytes = files::sample::make_zip(parts);
    return import_archive(office.database, office.files, office.clock, office.actor, {.bytes = bytes, .file_name = name});
  }
  jobs::JobId put_well(const files::sample::Parts& parts) {
    const auto id = put(parts);
    REQUIRE(id);
    return *id;
  }
  int work_off(const std::stop_token& stop = {}) { return jobs::work_off(workshop(), stop); }
  jobs::Workshop workshop() {
    return {.database = office.database,
            .clock = office.clock,
            .bell = bell,
            .kinds = {import_kind(office.database, office.files, office.clock, shipped_tables())}};
  }
  [[nodiscard]] jobs::Job load(const jobs::JobId& id) const {
    return office.database.read([&](store::Read& tx) { return jobs::load(tx, id).value(); });
  }
  [[nodiscard]] std::vector<jobs::Item> items(const jobs::JobId& id) const {
    return office.database.read([&](store::Read& tx) { return jobs::list_items(tx, id, 0, 1000); });
  }
  /// "name outcome key" of each item, in order.
  [[nodiscard]] std::vector<std::string> outcomes(const jobs::JobId& id) const {
    std::vector<std::string> lines;
    for (const auto& item : items(id)) lines.push_back(item.name + " " + item.outcome + " " + item.message.key);
    return lines;
  }
  [[nodiscard]] std::int64_t papers() const { return office.list({}).total; }
};

void with_imports(const std::function<void(Imports&)>& test) {
  in_test_office(
      [&](TestOffice& office) {
        Imports imports{.office = office};
        test(imports);
      },
      {jobs::queries()});
}

std::string paper(int number) {
  return to_text({.number = std::to_string(number) + "/KH-UBND", .title = "Kế hoạch số " + std::to_string(number)});
}

}  // namespace

TEST_CASE("each file of a zip is registered, known, failed, refused or left out, and says why") {
  with_imports([](Imports& imports) {
    imports.office.receive_new(paper(1));
    const auto id = imports.put_well({{"1 có rồi.txt", paper(1)},
                                      {"2 mới.txt", paper(2)},
                                      {"3/trong/thư mục.docx", files::sample::make_docx(files::sample::p("Kế hoạch"))},
                                      {"4 ảnh.docx", "\x89PNG\r\n\x1a\n" + std::string(40, '\0')},
                                      {"5 mật.txt", "MẬT\n" + paper(5)},
                                      {"6 nén.zip", files::sample::make_zip({{"a.txt", "x"}})},
                                      {"7 trống.txt", "  "},
                                      {"8/.DS_Store", "x"}});
    CHECK(imports.load(id).state == jobs::State::waiting);
    CHECK(imports.load(id).progress.total == 8);
    CHECK(imports.load(id).progress.done == 5);
    CHECK(imports.papers() == 1);
    CHECK(imports.work_off() == 1);
    CHECK(imports.load(id).state == jobs::State::done);
    CHECK(imports.load(id).progress.done == 8);
    CHECK(imports.outcomes(id) ==
          std::vector<std::string>{"1 có rồi.txt known ", "2 mới.txt registered ", "3/trong/thư mục.docx registered ",
                                   " failed directive.import_scan", " refused directive.classified", "6 nén.zip failed files.not_a_paper",
                                   "7 trống.txt failed files.empty", "8/.DS_Store left_out directive.import_left_out"});
    CHECK(imports.papers() == 3);
    const auto made = imports.office.load({imports.items(id)[2].made});
    CHECK(made.file_name == "thư mục.docx");
    CHECK(made.received_by == "Quản trị viên");
  });
}

TEST_CASE("names from a zip are shown cleaned, lead nowhere and stay short") {
  struct Row {
    std::string path, shown;
  };
  const Row rows[] = {{"../../etc/passwd", "etc/passwd"},
                      {"/root/a.txt", "root/a.txt"},
                      {"C:\\giấy tờ\\a.txt", "C:/giấy tờ/a.txt"},
                      {"a\tb\x01.txt", "a b.txt"},
                      {"Ke\xCC\x82 hoa\xCC\xA3"
                       "ch.txt",
                       "Kê hoạch.txt"},
                      {"..", "?"},
                      {" x / y.txt ", "x/y.txt"}};
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(look_at_file(row.path, "Kế hoạch").name == row.shown);
  }
  const auto endless = look_at_file(std::string(60'000, 'a'), "Kế hoạch");
  CHECK(endless.name == std::string(400, 'a') + "…");
}

TEST_CASE("a file whose name is too long fails by itself") {
  with_imports([](Imports& imports) {
    const auto id = imports.put_well({{std::string(300, 'a') + ".txt", paper(1)}, {"b.txt", paper(2)}});
    imports.work_off();
    CHECK(imports.items(id)[0].message.key == "directive.name_too_long");
    CHECK(imports.items(id)[1].outcome == import_outcome::kRegistered);
  });
}

TEST_CASE("the same bytes twice in a zip are one paper") {
  with_imports([](Imports& imports) {
    const auto id = imports.put_well({{"a.txt", paper(1)}, {"b.txt", paper(1)}});
    imports.work_off();
    CHECK(imports.outcomes(id) == std::vector<std::string>{"a.txt registered ", "b.txt known "});
    CHECK(imports.items(id)[0].made == imports.items(id)[1].made);
    CHECK(imports.papers() == 1);
  });
}

TEST_CASE("a zip that is refused as a whole keeps nothing and puts no job") {
  with_imports([](Imports& imports) {
    const std::string bomb(4U << 20U, '\0');
    const auto put = imports.put({{"a.txt", paper(1)}, {"b.txt", bomb}});
    REQUIRE_FALSE(put);
    CHECK(put.error().key == "files.archive_expands");
    CHECK_FALSE(imports.office.files.has(sha256(paper(1))));
    CHECK(imports.work_off() == 0);
    const auto none = imports.put({{"a/", ""}});
    REQUIRE_FALSE(none);
    CHECK(none.error().key == "directive.import_empty");
  });
}

TEST_CASE("a zip is given so much time to be looked at") {
  const std::string bytes = files::sample::make_zip({{"a.txt", paper(1)}});
  CHECK(look_at_archive(bytes));
  CHECK(look_at_archive(bytes, {.seconds = -1}).error().key == "files.archive_too_slow");
}

TEST_CASE("an import that is cancelled keeps what it registered, and the same again does the rest") {
  with_imports([](Imports& imports) {
    const files::sample::Parts parts{{"a.txt", paper(1)}, {"b.txt", paper(2)}, {"c.txt", paper(3)}};
    const auto id = imports.put_well(parts);
    auto workshop = imports.workshop();
    const auto import = workshop.kinds.front().handler;
    workshop.kinds.front().handler = [&](jobs::Run& run) {  // cancelled just before it begins: the first step tells it so
      (void)imports.office.database.write([&](store::Write& tx) { return jobs::cancel(tx, imports.office.clock, id); });
      return import(run);
    };
    CHECK(jobs::work_off(workshop) == 1);
    CHECK(imports.load(id).state == jobs::State::cancelled);
    CHECK(imports.papers() == 0);
    CHECK(imports.outcomes(id) == std::vector<std::string>{"a.txt  ", "b.txt  ", "c.txt  "});
    const auto again = imports.put_well(parts);
    imports.work_off();
    CHECK(imports.outcomes(again) == std::vector<std::string>{"a.txt registered ", "b.txt registered ", "c.txt registered "});
  });
}

namespace {

/// A clock that asks for a stop when it has been looked at so often: Run looks at it once a step.
class StoppingClock : public Clock {
 public:
  StoppingClock(const Clock& clock, int steps) : clock_(clock), steps_(steps) {}
  [[nodiscard]] Instant now() const override { return clock_.now(); }
  [[nodiscard]] std::chrono::milliseconds ticks() const override {
    if (steps_-- == 0) source_.request_stop();
    return clock_.ticks();
  }
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  const Clock& clock_;
  mutable int steps_;
  mutable std::stop_source source_;
};

jobs::Claimed claim(Imports& imports) {
  auto claimed = *imports.office.database.write(
      [&](store::Write& tx) -> Result<std::optional<jobs::Claimed>> { return jobs::claim(tx, imports.office.clock, " import "); });
  REQUIRE(claimed);
  return std::move(*claimed);
}

/// What is heard of a worker no more is taken back, and done by another.
void let_another_finish(Imports& imports) {
  const auto workshop = imports.workshop();
  jobs::Watch watch(workshop.options.lease);
  jobs::Running running;
  jobs::Worker worker(workshop, watch, running);
  CHECK_FALSE(worker.take_turn({}));
  imports.office.clock.advance(workshop.options.lease);
  CHECK_FALSE(worker.take_turn({}));
  imports.office.clock.advance(jobs::kLongestBackOff);
  CHECK(worker.take_turn({}));
}

}  // namespace

TEST_CASE("a worker that dies between any two papers changes nothing in what comes out") {
  for (int papers_before = 0; papers_before <= 4; ++papers_before) {
    CAPTURE(papers_before);
    with_imports([&](Imports& imports) {
      const auto id =
          imports.put_well({{"a.txt", paper(1)}, {"b.txt", paper(2)}, {"c.txt", paper(1)}, {"d.txt", " "}, {"e.txt", paper(3)}});
      const StoppingClock clock(imports.office.clock, papers_before);
      jobs::Run run(imports.office.database, clock, claim(imports), clock.token());
      REQUIRE(imports.workshop().kinds.front().handler(run));
      CHECK(imports.papers() == std::array{0, 1, 2, 2, 3}.at(static_cast<std::size_t>(papers_before)));
      let_another_finish(imports);
      CHECK(imports.load(id).state == jobs::State::done);
      CHECK(imports.load(id).progress.done == 5);
      CHECK(imports.outcomes(id) == std::vector<std::string>{"a.txt registered ", "b.txt registered ", "c.txt known ",
                                                             "d.txt failed files.empty", "e.txt registered "});
      CHECK(imports.papers() == 3);
    });
  }
}

TEST_CASE("a worker that was thought dead and wakes registers nothing more") {
  with_imports([](Imports& imports) {
    const auto id = imports.put_well({{"a.txt", paper(1)}, {"b.txt", paper(2)}});
    jobs::Run sleeper(imports.office.database, imports.office.clock, claim(imports), {});
    auto workshop = imports.workshop();
    workshop.kinds.front().handler = [](jobs::Run&) -> Result<jobs::Done> { return jobs::Done{}; };
    jobs::Watch watch(workshop.options.lease);
    jobs::Running running;
    jobs::Worker other(workshop, watch, running);
    CHECK_FALSE(other.take_turn({}));
    imports.office.clock.advance(workshop.options.lease);
    CHECK_FALSE(other.take_turn({}));
    const auto woken = imports.workshop().kinds.front().handler(sleeper);
    REQUIRE(woken);
    CHECK_FALSE(woken->is_whole);
    CHECK(sleeper.is_lost());
    CHECK(imports.papers() == 0);
    CHECK(imports.load(id).state == jobs::State::waiting);
  });
}

TEST_CASE("a paper and its item are settled together or not at all") {
  with_imports([](Imports& imports) {
    const auto id = imports.put_well({{"a.txt", paper(1)}});
    const auto claimed = claim(imports);
    (void)imports.office.database.write([&](store::Write& tx) -> Result<bool> {
      return jobs::end_attempt(tx, imports.office.clock, claimed.lease,
                               {.state = jobs::State::waiting, .run_at = imports.office.clock.now()});
    });
    const auto item = imports.items(id).front();
    const std::string bytes = paper(1);
    const auto received = receive(imports.office.database, imports.office.files, imports.office.clock, imports.office.actor,
                                  {.bytes = bytes,
                                   .file_name = "a.txt",
                                   .also = [&](store::Write& tx, const Received&) { return jobs::settle(tx, claimed.lease, item); }},
                                  shipped_tables());
    REQUIRE_FALSE(received);
    CHECK(received.error().key == "jobs.lease_lost");
    CHECK(imports.papers() == 0);
  });
}

TEST_CASE("an original that was lost from the store fails by itself") {
  with_imports([](Imports& imports) {
    const auto id = imports.put_well({{"a.txt", paper(1)}, {"b.txt", paper(2)}});
    const store::TemporaryFolder empty;
    const store::FileStore other(empty.path());
    auto workshop = imports.workshop();
    workshop.kinds = {import_kind(imports.office.database, other, imports.office.clock, shipped_tables())};
    CHECK(jobs::work_off(workshop) == 1);
    CHECK(imports.outcomes(id) == std::vector<std::string>{"a.txt failed store.file_missing", "b.txt failed store.file_missing"});
    CHECK(imports.load(id).state == jobs::State::done);
  });
}
