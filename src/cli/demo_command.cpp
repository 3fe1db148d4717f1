#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX

#include <filesystem>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/demo.hpp"
#include "cli/memory.hpp"
#include "cli/serving.hpp"
#include "cli/stop_signals.hpp"

namespace nhipcau::cli {
namespace {

int run_demo(const Invocation& invocation) {
  give_memory_back();
  block_stop_signals();
  std::string folder = (std::filesystem::temp_directory_path() / "nhipcau-demo-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return invocation.complain({Code::unavailable, "cli.cannot_make_folder", {folder, "mkdtemp"}});
  int code = kFailed;
  if (auto opened = open_office({.folder = folder}); opened) {
    const auto filled = fill_demo_office(**opened, invocation.language);
    code = filled ? serve(**opened, invocation) : invocation.complain(filled.error());
  } else {
    code = invocation.complain(opened.error());
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return code;
}

}  // namespace

/// `nhipcau demo`: serves a throw-away office that holds our sample papers; its folder is removed at the end.
Command demo_command() {
  return {.name = "demo",
          .about = "cli.demo_about",
          .settings = serving_settings(),
          .config_file = Command::ConfigFile::named,
          .run = run_demo};
}

}  // namespace nhipcau::cli
