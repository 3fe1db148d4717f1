// The first screen (GET /api/today) of an office of 100,000 open tasks in 2,000 plans of 210 units and 2,000 papers without a plan, for
// somebody who sees everything, for one of a province and what is below it, and for one of a commune: the whole request on our server as an
// office runs it, one connection. Beside it the floor: the rows that it shows, read one by one by their ids with SQLite alone on the same
// file. The guard is 20 milliseconds. Usage: bench_today [tasks, 100000] [requests, 200]
#include <fcntl.h>
#include <sqlite3.h>

#include <boost/json.hpp>
#include <cstdio>

#include "api/app.hpp"
#include "base/log_out.hpp"
#include "bench/keep_alive.hpp"
#include "calendar/records.hpp"
#include "directive/records.hpp"
#include "http/testing.hpp"
#include "office/accounts.hpp"
#include "office/grants.hpp"
#include "office/rights.hpp"
#include "office/role.hpp"
#include "office/territory.hpp"
#include "office/units.hpp"
#include "programme/records.hpp"
#include "search/search.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::bench;

namespace {

constexpr double kGuardMs = 20;
constexpr int kProvinces = 10, kCommunes = 20, kPlans = 2'000, kPapers = 4'000, kPapersAWrite = 100;

void need(bool is_good, const char* what) {
  if (is_good) return;
  std::printf("today  could not %s\n", what);
  std::exit(1);
}

std::string code_of(int province, int commune = -1) {
  return std::to_string(commune < 0 ? 10 + province : 10'000 + 100 * province + commune);
}

/// Ten provinces of twenty communes, as a list of two levels that names none of the country's.
office::Territories units_of_the_office() {
  office::Territories list{.levels = office::Territories::Levels::two, .units = {}, .without_code = 0};
  for (int p = 0; p < kProvinces; ++p) {
    list.units.push_back({code_of(p), "Tỉnh Số " + std::to_string(p), "", office::Level::province, ""});
    for (int c = 0; c < kCommunes; ++c)
      list.units.push_back({code_of(p, c), "Xã Số " + code_of(p, c), "", office::Level::commune, code_of(p)});
  }
  return list;
}

office::TerritoryTables provinces_as_they_were() {
  office::TerritoryTables tables;
  for (int p = 0; p < kProvinces; ++p) tables.mergers.push_back({code_of(p), code_of(p), {}, "Danh mục thử"});
  return tables;
}

std::string paper_text(int number) {
  return "ỦY BAN NHÂN DÂN\nTỈNH HÒA LẠC\nSố: " + std::to_string(number) +
         "/KH-UBND\nHòa Lạc, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n1. Sở Văn hóa và Thể thao chủ trì tổ chức "
         "triển lãm ảnh.\n";
}

/// What the i-th task is like: late, due this week, by a rule, waiting for a planner, or far ahead.
programme::TaskUpdate settle(const programme::Task& task, int i, const Date& today) {
  programme::TaskUpdate update{.id = task.id, .version = task.version};
  using Kind = programme::DueDate::Kind;
  const auto on = [&](int days) { return programme::DueDate{.kind = Kind::date, .date = today.plus_days(days)}; };
  const int kind = i % 20;
  if (kind < 3)
    update.due = on(-1 - i % 400);
  else if (kind < 5)
    update.due = on(i % 8);
  else if (kind == 5)
    update.due = programme::DueDate{.kind = Kind::rule, .every = programme::Every::month, .day = 1 + i / 20 % 28};
  else if (kind > 7)
    update.due = on(9 + i % 500);
  if (kind == 6) update.due = on(30);
  if (kind != 6) update.owner = "Phòng Tuyên truyền " + std::to_string(i % 50);
  return update;
}

struct Person {
  std::string name, request;
};

class Office {
 public:
  explicit Office(int tasks) {
    write([&](store::Write& tx) { administrator_ = *office::create_first_administrator(tx, clock_, "quantri", "Quản trị"); });
    write([&](store::Write& tx) {
      need(office::import_territories(tx, clock_, {}, units_of_the_office(), provinces_as_they_were()).has_value(), "take the units over");
    });
    read_units();
    take_papers_in();
    plan(tasks);
    come_in("everything", administrator_.id);
    come_in("a province", colleague("tinh", units_.front(), true));
    come_in("a commune", colleague("xa", units_.at(1), false));
  }
  http::Handler handler() {
    return api::make_handler(std::make_shared<api::App>(
        api::App{.database = *database_, .files = files_, .clock = clock_, .tables = directive::shipped_tables()}));
  }
  [[nodiscard]] const std::vector<Person>& people() const { return people_; }
  std::string path() const { return database_.location(); }

 private:
  static std::vector<store::QueryFile> queries() {
    return {office::queries(), search::queries(), calendar::queries(), directive::queries(), programme::queries()};
  }
  template <class Act>
  void write(const Act& act) {
    const auto written = (*database_).write([&](store::Write& tx) -> Result<void> {
      act(tx);
      return {};
    });
    need(written.has_value(), "write");
  }
  void read_units() {
    (*database_).read([&](store::Read& tx) {
      for (const auto& province : office::list_tops(tx, office::Tree::territory, clock_.today())) {
        units_.push_back(province.id);
        for (const auto& commune : office::list_below(tx, province.id, clock_.today())) units_.push_back(commune.id);
      }
      return 0;
    });
    need(units_.size() == kProvinces * (kCommunes + 1), "find the units");
  }
  void take_papers_in() {
    for (int i = 0; i < kPapers; ++i) {
      const std::string text = paper_text(i + 1);
      const auto paper =
          directive::receive(*database_, files_, clock_, actor(),
                             {.bytes = text, .file_name = "kh.txt", .unit = units_.at(static_cast<std::size_t>(i) % units_.size())},
                             directive::shipped_tables());
      need(paper.has_value(), "take a paper in");
      papers_.push_back(paper->id);
    }
  }
  void plan(int tasks) {
    const int each = tasks / kPlans - 1;  // one is proposed
    for (int first = 0; first < kPlans; first += kPapersAWrite) {
      write([&](store::Write& tx) {
        for (int i = first; i < first + kPapersAWrite; ++i) plan_one(tx, papers_.at(static_cast<std::size_t>(i)), i * each, each);
      });
    }
  }
  void plan_one(store::Write& tx, const directive::PaperId& paper, int first, int count) {
    const auto plan = programme::make_plan(tx, clock_, actor(), paper);
    need(plan.has_value(), "make a plan");
    for (int i = first; i < first + count; ++i) {
      const auto task = programme::add_task(tx, clock_, actor(),
                                            {.plan = plan->id, .title = "Chuẩn bị tài liệu thông tin đối ngoại số " + std::to_string(i)});
      need(task && programme::update_task(tx, clock_, actor(), settle(*task, i, clock_.today())), "add a task");
    }
  }
  office::AccountId colleague(const std::string& name, const office::UnitId& unit, bool with_below) {
    office::AccountId id;
    write([&](store::Write& tx) {
      id = office::invite(tx, clock_, actor(), {.name = name, .shown_name = name}, office::LinkPurpose::invitation)->account.id;
      for (const auto& role : office::list_roles(tx)) {
        if (!role.has_all && role.permissions.contains("plans.read") && role.permissions.contains("papers.read")) {
          need(
              office::grant_role(tx, clock_, actor(), {.account = id, .role = role.id, .unit = unit, .with_below = with_below}).has_value(),
              "give a role");
          break;
        }
      }
    });
    return id;
  }
  void come_in(const std::string& name, const office::AccountId& account) {
    write([&](store::Write& tx) {
      const auto signed_in = office::sign_in(tx, clock_, account, "127.0.0.1");
      people_.push_back({name, "GET /api/today HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nCookie: nhipcau_session=" +
                                   signed_in->cookie + "\r\n\r\n"});
    });
  }
  office::Actor actor() const { return {administrator_.id, "127.0.0.1"}; }

  SystemClock clock_;
  store::TestDatabase database_{queries(), store::Engine::sqlite};
  store::TemporaryFolder folder_;
  store::FileStore files_{folder_.path() / "files"};
  office::Account administrator_;
  std::vector<office::UnitId> units_;
  std::vector<directive::PaperId> papers_;
  std::vector<Person> people_;
};

/// The log is written, to a file that nobody sees.
void log_to_file() {
  const int file = open("/tmp", O_TMPFILE | O_WRONLY | O_APPEND, 0600);
  if (file < 0 || dup2(file, STDERR_FILENO) < 0) std::exit(1);
}

struct Shown {
  std::vector<std::string> tasks, papers;
};

Shown shown_in(const std::string& answer) {
  const auto body = boost::json::parse(answer.substr(answer.find("\r\n\r\n") + 4)).as_object();
  Shown shown;
  for (const char* list : {"today", "waiting", "late"}) {
    for (const auto& row : body.at(list).as_array()) shown.tasks.emplace_back(row.at("id").as_string());
  }
  for (const auto& row : body.at("new_papers").as_array()) shown.papers.emplace_back(row.at("id").as_string());
  return shown;
}

/// Every row shown read by its id, with one statement for a task and one for a paper.
class Floor {
 public:
  explicit Floor(const std::string& path) {
    need(sqlite3_open(path.c_str(), &database_) == SQLITE_OK, "open the file");
    sqlite3_prepare_v2(database_, "SELECT task.*, plan.paper_id FROM task JOIN plan ON plan.id = task.plan_id WHERE task.id = ?", -1,
                       &task_, nullptr);
    sqlite3_prepare_v2(database_, "SELECT * FROM paper WHERE id = ?", -1, &paper_, nullptr);
  }
  Floor(const Floor&) = delete;
  Floor& operator=(const Floor&) = delete;
  ~Floor() {
    sqlite3_finalize(task_);
    sqlite3_finalize(paper_);
    sqlite3_close(database_);
  }
  double ms_of(const Shown& shown, int times) {
    const double begun = seconds_of(CLOCK_MONOTONIC);
    for (int i = 0; i < times; ++i) {
      for (const auto& id : shown.tasks) fetch(task_, id);
      for (const auto& id : shown.papers) fetch(paper_, id);
    }
    return (seconds_of(CLOCK_MONOTONIC) - begun) * 1e3 / times;
  }

 private:
  static void fetch(sqlite3_stmt* statement, const std::string& id) {
    sqlite3_bind_text(statement, 1, id.c_str(), -1, SQLITE_STATIC);
    need(sqlite3_step(statement) == SQLITE_ROW, "find a row");
    for (int c = 0; c < sqlite3_column_count(statement); ++c) (void)sqlite3_column_text(statement, c);
    sqlite3_reset(statement);
  }
  sqlite3* database_ = nullptr;
  sqlite3_stmt *task_ = nullptr, *paper_ = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  const int tasks = argc > 1 ? std::atoi(argv[1]) : 100'000;
  const int requests = argc > 2 ? std::atoi(argv[2]) : 200;
  log_to_file();
  const log::Batches batches;  // as nhipcau serve has it
  Office office(tasks);
  http::testing::RunningServer server(http::ServerOptions{.port = 0}, office.handler());
  Floor floor(office.path());
  bool is_within = true;
  for (const Person& person : office.people()) {
    const Shown shown = shown_in(ask_once(server.port(), person.request));
    std::vector<double> ms, floor_ms;
    for (int round = 0; round < 5; ++round) {
      ms.push_back(1e3 / drive(server.port(), person.request, requests / 5, 1).requests_per_second);
      floor_ms.push_back(floor.ms_of(shown, requests / 5));
    }
    std::printf("today  %-11s %6.2f ms (guard %.0f), %.1f times the floor: %zu tasks and %zu papers by id in %.2f ms\n",
                person.name.c_str(), median(ms), kGuardMs, median(ms) / median(floor_ms), shown.tasks.size(), shown.papers.size(),
                median(floor_ms));
    is_within = is_within && median(ms) < kGuardMs;
  }
  return is_within ? 0 : 1;
}
