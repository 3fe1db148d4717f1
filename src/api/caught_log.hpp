#pragma once
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/log.hpp"
#include "store/testing.hpp"

/// For tests: the log as a person would read it.
namespace nhipcau::api::testing {

/// What goes to standard error while it lives.
class CaughtLog {
 public:
  CaughtLog() : path_(folder_.path() / "log"), before_(dup(STDERR_FILENO)) {
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(file, STDERR_FILENO);
    close(file);
    log::set_level(log::Level::debug);
  }
  CaughtLog(const CaughtLog&) = delete;
  CaughtLog& operator=(const CaughtLog&) = delete;
  ~CaughtLog() {
    log::set_level(log::Level::error);
    dup2(before_, STDERR_FILENO);
    close(before_);
  }
  [[nodiscard]] std::string text() const {
    std::ifstream file(path_);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  store::TemporaryFolder folder_;
  std::filesystem::path path_;
  int before_;
};

}  // namespace nhipcau::api::testing
