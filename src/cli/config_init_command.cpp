#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/config_text.hpp"

namespace nhipcau::cli {
namespace {

/// Writes a new file that its owner alone may read: it may come to hold a password.
Result<void> write_new_file(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 && errno == EEXIST) return fail(Code::conflict, "cli.file_is_there", {path});
  const bool is_written = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const std::string why = std::generic_category().message(errno);
  if (file >= 0) ::close(file);
  if (!is_written) return fail(Code::unavailable, "cli.cannot_write", {path, why});
  return {};
}

int run_config_init(const Invocation& invocation) {
  const std::string named = invocation.argument();
  const std::string path = named.empty() ? "nhipcau.toml" : named;
  const std::string text = commented_config(invocation.language);
  if (path == "-") {
    std::cout << text;
    return kDone;
  }
  const auto written = write_new_file(path, text);
  if (!written) return invocation.complain(written.error());
  std::cout << invocation.say("cli.init_done", {path}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau config init`: writes a configuration file that explains every setting; a file that is there is left alone.
Command config_init_command() {
  return {.name = "config init",
          .about = "cli.init_about",
          .arguments = {{.name = "FILE", .help = "cli.init_file", .count = Argument::Count::maybe_one}},
          .settings = {"language"},
          .config_file = Command::ConfigFile::unread,
          .run = run_config_init};
}

}  // namespace nhipcau::cli
