#include <iostream>

#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/opened_office.hpp"
#include "cli/progress.hpp"
#include "cli/stop_signals.hpp"
#include "directive/records.hpp"
#include "directive/tables.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::int64_t kPapersAtOnce = 100;

/// What came of it.
struct Tally {
  std::int64_t done = 0;
  std::int64_t failed = 0;
  bool was_stopped = false;
};

class Rereading {
 public:
  Rereading(OpenedOffice& office, const Invocation& invocation, std::int64_t papers)
      : office_(office), invocation_(invocation), progress_(static_cast<std::size_t>(papers)) {}

  Tally run() {
    std::string after;
    while (!tally_.was_stopped) {
      const auto ids = office_.database->read([&](store::Read& tx) { return directive::list_read_by_older(tx, after, kPapersAtOnce); });
      if (ids.empty()) break;
      read_each(ids);
      after = ids.back().value;
    }
    progress_.clear();
    return tally_;
  }

 private:
  void read_each(const std::vector<directive::PaperId>& ids) {
    for (const directive::PaperId& id : ids) {
      tally_.was_stopped = stop_signal_came(std::chrono::milliseconds{0});
      if (tally_.was_stopped) return;
      read_one(id);
    }
  }

  void read_one(const directive::PaperId& id) {
    const auto row = office_.database->read([&](store::Read& tx) { return directive::load_paper_row(tx, id); });
    if (!row) return;  // it is gone
    const std::string& name = row->number.empty() ? row->file_name : row->number;
    progress_.show(name);
    const auto read =
        directive::read_again(*office_.database, office_.files, office_.clock, office::Actor{}, id, directive::shipped_tables(), limits_);
    if (read) {
      tally_.done += *read ? 1 : 0;
      return;
    }
    ++tally_.failed;
    progress_.clear();
    std::cerr << name << ": " << invocation_.say(read.error().key, read.error().args) << '\n';
  }

  OpenedOffice& office_;
  const Invocation& invocation_;
  Progress progress_;
  files::Limits limits_ = with_recogniser(office_limits());
  Tally tally_;
};

int run_reread(const Invocation& invocation) {
  block_stop_signals();
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto papers = (*opened)->database->read([](store::Read& tx) { return directive::count_read_by_older(tx); });
  if (papers == 0) {
    std::cout << invocation.say("cli.reread_nothing") << '\n';
    return kDone;
  }
  const Tally tally = Rereading(**opened, invocation, papers).run();
  std::cout << invocation.say("cli.reread_summary", {std::to_string(tally.done), std::to_string(papers), std::to_string(tally.failed)})
            << '\n';
  return tally.failed == 0 && !tally.was_stopped ? kDone : kFailed;
}

}  // namespace

/// `nhipcau reread`: reads every paper again that an older reader read, also while a server of the same office is running.
Command reread_command() {
  return {.name = "reread",
          .about = "cli.reread_about",
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.reread_footer",
          .run = run_reread};
}

}  // namespace nhipcau::cli
