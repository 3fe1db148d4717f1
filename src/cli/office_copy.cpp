#include "cli/office_copy.hpp"

#include "cli/progress.hpp"
#include "directive/index_again.hpp"

namespace nhipcau::cli {

std::vector<store::FileColumn> original_columns() {
  // Papers that were registered; files of an import that wait for their turn.
  return {{.table = "reading", .column = "original"}, {.table = "job_item", .column = "subject", .only = "outcome = ''"}};
}

backup::Target target_at(const OfficePlace& place, const store::FileStore& files) {
  keep_to_owner();
  return {.database = database_path(place), .files = files, .complete = [](const std::string& location, const backup::Report& report) {
            auto database = open_database(location);
            if (!database) return Result<void>(tl::unexpected(database.error()));
            return directive::index_again(**database,
                                          [&](std::size_t done, std::size_t total) { backup::tell(report, done, total, "paper"); });
          }};
}

class CopyProgress::State {
 public:
  void show(std::size_t done, std::size_t total, std::string_view part) {
    if (!bar_ || done == 0) {
      clear();
      bar_.emplace(total);
    }
    bar_->show(part);
  }
  void clear() {
    if (bar_) bar_->clear();
    bar_.reset();
  }

 private:
  std::optional<Progress> bar_;
};

CopyProgress::CopyProgress()
    : state_(std::make_shared<State>()),
      report_([state = state_](std::size_t done, std::size_t total, std::string_view part) { state->show(done, total, part); }) {}

void CopyProgress::end() {
  state_->clear();
}

}  // namespace nhipcau::cli
