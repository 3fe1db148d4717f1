#include "cli/help.hpp"

#include <algorithm>
#include <utility>

#include "text/scan.hpp"

namespace nhipcau::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

/// Two columns; an empty left one continues the row above.
std::string table(const std::string& title, const Rows& rows) {
  if (rows.empty()) return "";
  constexpr std::size_t kGap = 3;
  std::size_t width = 0;
  for (const auto& [left, right] : rows) width = std::max(width, text::count_characters(left));
  std::string out = "\n" + title + "\n";
  for (const auto& [left, right] : rows) {
    out += "  " + left + std::string(width + kGap - text::count_characters(left), ' ') + right + "\n";
  }
  return out;
}

std::string flag_form(std::string_view name, std::string_view shape) {
  return "--" + std::string(name) + (shape.empty() ? "" : " " + std::string(shape));
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

Rows settings_of(const Command& command, api::Language language) {
  Rows rows;
  for (const std::string_view name : command.settings) {
    const Setting* const setting = find_setting(name);
    if (setting == nullptr) continue;
    rows.emplace_back(flag_form(name, setting->shape), api::message(language, setting->help));
    if (!setting->choices.empty()) rows.emplace_back("", joined(setting->choices));
    std::string more = environment_name(name);
    if (!setting->fallback.empty()) more += "; " + api::message(language, "cli.help_default") + " " + std::string(setting->fallback);
    rows.emplace_back("", more);
  }
  return rows;
}

Rows flags_of_every_command(api::Language language) {
  return {{"-h, --help", api::message(language, "cli.help_help")},
          {"--config FILE", api::message(language, "cli.config_help")},
          {"--version", api::message(language, "cli.version_help")}};
}

}  // namespace

std::string usage_line(const Command& command) {
  std::string line(command.name);
  for (const Flag& flag : command.flags) line += " [" + flag_form(flag.name, flag.shape) + "]";
  if (!command.settings.empty()) line += " [--SETTING VALUE]…";
  for (const Argument& argument : command.arguments) {
    const std::string name(argument.name);
    const bool may_lack = argument.count == Argument::Count::maybe_one || argument.count == Argument::Count::any;
    line += may_lack ? " [" + name + "]" : " " + name;
    if (argument.count == Argument::Count::one_or_more || argument.count == Argument::Count::any) line += "…";
  }
  return line;
}

std::string program_help(std::span<const Command> commands, const std::string& group, api::Language language) {
  Rows rows;
  for (const Command& command : commands) {
    if (command.shown == Command::Shown::no || (!group.empty() && !command.name.starts_with(group + " "))) continue;
    rows.emplace_back(std::string(command.name), api::message(language, command.about));
  }
  const std::string usage = group.empty() ? "COMMAND" : group + " COMMAND";
  std::string out = group.empty() ? api::message(language, "cli.about") + "\n\n" : "";
  out += api::message(language, "cli.help_usage") + "  nhipcau " + usage + "\n";
  out += table(api::message(language, "cli.help_commands"), rows);
  out += table(api::message(language, "cli.help_flags"), flags_of_every_command(language));
  return group.empty() ? out + "\n" + api::message(language, "cli.footer") + "\n" : out;
}

std::string command_help(const Command& command, api::Language language) {
  Rows arguments;
  for (const Argument& argument : command.arguments) {
    arguments.emplace_back(std::string(argument.name), api::message(language, argument.help));
    if (!argument.choices.empty()) arguments.emplace_back("", joined(argument.choices));
  }
  Rows flags;
  for (const Flag& flag : command.flags) flags.emplace_back(flag_form(flag.name, flag.shape), api::message(language, flag.help));
  const Rows common = flags_of_every_command(language);
  flags.insert(flags.end(), common.begin(), common.end());

  std::string out = api::message(language, command.about) + "\n\n";
  out += api::message(language, "cli.help_usage") + "  nhipcau " + usage_line(command) + "\n";
  out += table(api::message(language, "cli.help_arguments"), arguments);
  out += table(api::message(language, "cli.help_flags"), flags);
  out += table(api::message(language, "cli.help_settings"), settings_of(command, language));
  return command.footer.empty() ? out : out + "\n" + api::message(language, command.footer) + "\n";
}

}  // namespace nhipcau::cli
