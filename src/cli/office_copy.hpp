#pragma once
#include <string>
#include <vector>

#include "backup/make.hpp"
#include "backup/report.hpp"
#include "backup/restore.hpp"
#include "cli/command.hpp"
#include "cli/opened_office.hpp"
#include "store/database.hpp"
#include "store/location.hpp"

/// What the commands share that copy offices.
namespace nhipcau::cli {

/// Where the rooms' tables name originals.
std::vector<store::FileColumn> original_columns();

/// An office to be made at the place: its schema brought up to date, its papers indexed. What is made belongs to its owner alone.
backup::Target target_at(const OfficePlace& place, const store::FileStore& files);

/// Draws a bar for each phase of the work; `end` takes the last one away.
class CopyProgress {
 public:
  CopyProgress();
  [[nodiscard]] const backup::Report& report() const { return report_; }
  void end();

 private:
  class State;
  std::shared_ptr<State> state_;
  backup::Report report_;
};

/// Runs work on the database at a location and tells what breaks in it as a sentence: whoever stands at the terminal can do something.
template <class Work>
auto in_words(const std::string& location, Work&& work) -> std::invoke_result_t<Work> {
  try {
    return work();
  } catch (const store::DatabaseError& trouble) {
    if (trouble.kind() == store::DatabaseError::Kind::full)
      return fail(Code::unavailable, "backup.disk_full", {store::shown_location(location)});
    return fail(Code::unavailable, "backup.database_broke", {store::shown_location(location), store::shown_location(trouble.what())});
  }
}

}  // namespace nhipcau::cli
