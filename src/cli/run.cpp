#include "cli/run.hpp"

#include <iostream>

#include "base/log.hpp"
#include "cli/config_file.hpp"
#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "cli/version.hpp"

namespace nhipcau::cli {
namespace {

api::Language language_of(const Environment& environment) {
  for (const char* name : {"NHIPCAU_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string wish = environment(name).value_or("");
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

int print_help(std::span<const Command> commands, const Words& words, api::Language language) {
  if (words.flags.contains("version")) {
    std::cout << "nhipcau " << kVersion << '\n';
  } else if (words.command == nullptr) {
    std::cout << program_help(commands, words.group, language);
  } else {
    std::cout << command_help(*words.command, language);
  }
  return kDone;
}

/// The file the command goes by; empty for none.
std::string config_path_of(const Words& words, const Environment& environment) {
  using enum Command::ConfigFile;
  if (words.command->config_file == unread) return "";
  if (const auto flag = words.flags.find("config"); flag != words.flags.end()) return flag->second.back();
  if (const std::string path = environment("NHIPCAU_CONFIG").value_or(""); !path.empty()) return path;
  return words.command->config_file == named ? "" : find_usual_config_file();
}

int complain_of_usage(const Error& error, api::Language language) {
  std::cerr << api::message(language, error.key, error.args) << '\n';
  return kWrongUsage;
}

/// What the configuration file says; a file with faults is refused whole, each fault a line.
Result<SettingValues> load_settings_file(const std::string& path, api::Language language) {
  if (path.empty()) return SettingValues{};
  auto file = load_config_file(path);
  if (!file) return tl::unexpected(file.error());
  if (file->faults.empty()) return std::move(file->values);
  for (const ConfigFault& fault : file->faults) {
    std::cerr << path << ':' << fault.line << ": " << api::message(language, fault.error.key, fault.error.args) << '\n';
  }
  return fail(Code::invalid, "cli.config_refused", {path, std::to_string(file->faults.size())});
}

}  // namespace

int run_program(std::span<const Command> commands, const std::vector<std::string>& args, const Environment& environment) {
  const api::Language language = language_of(environment);
  auto words = parse_words(commands, args);
  if (!words) return complain_of_usage(words.error(), language);
  if (words->flags.contains("help") || words->flags.contains("version")) return print_help(commands, *words, language);

  Invocation invocation{.commands = commands, .words = std::move(*words), .language = language};
  const Command& command = *invocation.words.command;
  invocation.config_path = config_path_of(invocation.words, environment);
  const bool is_read = command.config_file != Command::ConfigFile::found;
  auto file = load_settings_file(is_read ? invocation.config_path : "", language);
  if (!file) return complain_of_usage(file.error(), language);
  invocation.file = std::move(*file);
  const bool uses_settings = command.config_file != Command::ConfigFile::unread;
  auto settings = resolve_settings(invocation.words.flags, uses_settings ? environment : Environment([](auto&) { return std::nullopt; }),
                                   invocation.file);
  if (!settings) return complain_of_usage(settings.error(), language);
  invocation.settings = std::move(*settings);
  if (const std::string& wish = invocation.settings.text("language"); wish != "auto") invocation.language = api::choose_language(wish);
  log::set_level(level_named(invocation.settings.text("log")));
  return command.run(invocation);
}

}  // namespace nhipcau::cli
