// The `nhipcau` program: its commands, options and exit codes.
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <exception>
#include <iostream>

#include "api/messages.hpp"
#include "base/log.hpp"
#include "cli/read_command.hpp"
#include "cli/version.hpp"

namespace {

using namespace nhipcau;

constexpr int kFailed = 1;         // some files could not be read, or the server could not start
constexpr int kWrongUsage = 2;     // the command line is wrong
constexpr int kBrokenProgram = 3;  // a bug or a broken machine; the log says more

api::Language language_of_environment() {
  for (const char* name : {"NHIPCAU_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
    const std::string wish = value == nullptr ? "" : value;
    if (wish.starts_with("vi") || wish.starts_with("en")) return api::choose_language(wish);
  }
  return api::Language::vi;
}

int run(int argc, char** argv) {
  const api::Language language = language_of_environment();
  const auto say = [&](std::string_view key) { return api::message(language, key); };

  CLI::App app(say("cli.about"), "nhipcau");
  app.set_version_flag("--version", "nhipcau " + std::string(cli::kVersion), say("cli.version_help"));
  app.set_help_flag("-h,--help", say("cli.help_help"));
  app.footer(say("cli.footer"));
  app.require_subcommand(1);

  cli::ReadOptions read{.files = {}, .as_json = false, .language = language};
  CLI::App* read_command = app.add_subcommand("read", say("cli.read_about"));
  read_command->add_option("FILE", read.files, say("cli.read_files"))->required();
  read_command->add_flag("--json", read.as_json, say("cli.read_json"));
  read_command->footer(say("cli.read_footer"));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : kWrongUsage;
  }
  if (*read_command) return cli::run_read(read);
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    log::error("program.broken", {{"why", error.what()}});
    return kBrokenProgram;
  }
}
