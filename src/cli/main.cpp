// The `nhipcau` program: its commands, options and exit codes.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "api/messages.hpp"
#include "base/log.hpp"
#include "cli/environment.hpp"
#include "cli/read_command.hpp"
#include "cli/serve_command.hpp"
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

log::Level level_named(const std::string& name) {
  if (name == "debug") return log::Level::debug;
  if (name == "warning") return log::Level::warning;
  if (name == "error") return log::Level::error;
  return name == "off" ? log::Level::off : log::Level::info;
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

  cli::ServeOptions serve{.language = language};
  std::string log_level = "info";
  const auto add_serving = [&](CLI::App& command) {
    command.add_option("--listen", serve.listen, say("cli.listen_help"))->capture_default_str();
    command.add_option("--url", serve.url, say("cli.url_help"));
    command.add_option("--trusted-proxy", serve.trusted_proxies, say("cli.proxy_help"));
    command.add_option("--log", log_level, say("cli.log_help"))
        ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}))
        ->capture_default_str();
  };
  const auto add_office = [&](CLI::App& command) {
    command.add_option("--data", serve.data, say("cli.data_help"))->capture_default_str();
    command.add_option("--account", serve.administrator, say("cli.account_help"))->capture_default_str();
  };
  CLI::App* serve_command = app.add_subcommand("serve", say("cli.serve_about"));
  add_office(*serve_command);
  add_serving(*serve_command);
  CLI::App* demo_command = app.add_subcommand("demo", say("cli.demo_about"));
  add_serving(*demo_command);
  CLI::App* link_command = app.add_subcommand("sign-in-link", say("cli.link_about"));
  add_office(*link_command);
  link_command->add_option("--listen", serve.listen, say("cli.listen_help"))->capture_default_str();
  link_command->add_option("--url", serve.url, say("cli.url_help"));
  app.set_config("--config", "nhipcau.toml", say("cli.config_help"));

  try {
    std::vector<std::string> args = cli::with_environment({argv + 1, argv + argc});
    std::ranges::reverse(args);  // CLI11 takes them last first
    app.parse(std::move(args));
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : kWrongUsage;
  }
  log::set_level(level_named(log_level));
  if (*read_command) return cli::run_read(read);
  if (*serve_command) return cli::run_serve(serve);
  if (*demo_command) return cli::run_demo(serve);
  if (*link_command) return cli::run_sign_in_link(serve);
  return kWrongUsage;
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
