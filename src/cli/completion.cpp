#include "cli/completion.hpp"

#include <algorithm>

#include "cli/completion_words.hpp"

namespace nhipcau::cli {
namespace {

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

}  // namespace

std::vector<const Command*> shown_commands(std::span<const Command> commands) {
  std::vector<const Command*> out;
  for (const Command& command : commands) {
    if (command.shown == Command::Shown::yes) out.push_back(&command);
  }
  return out;
}

std::vector<FlagWord> flag_words(const Command& command) {
  std::vector<FlagWord> words;
  for (const Flag& flag : command.flags) words.push_back({"--" + std::string(flag.name), flag.help, !flag.shape.empty(), ""});
  for (const std::string_view name : command.settings) {
    const Setting* const setting = find_setting(name);
    if (setting != nullptr) words.push_back({"--" + std::string(name), setting->help, true, joined(setting->choices)});
  }
  words.push_back({"--config", "cli.config_help", true, ""});
  words.push_back({"--help", "cli.help_help", false, ""});
  return words;
}

std::string argument_choices(const Command& command) {
  return command.arguments.empty() ? "" : joined(command.arguments.front().choices);
}

std::string first_word(const Command& command) {
  return std::string(command.name.substr(0, command.name.find(' ')));
}

std::string second_word(const Command& command) {
  const std::size_t space = command.name.find(' ');
  return space == std::string_view::npos ? "" : std::string(command.name.substr(space + 1));
}

std::vector<std::string> first_words(std::span<const Command> commands) {
  std::vector<std::string> out;
  for (const Command* command : shown_commands(commands)) {
    if (std::ranges::find(out, first_word(*command)) == out.end()) out.push_back(first_word(*command));
  }
  return out;
}

std::string second_words(std::span<const Command> commands, std::string_view first) {
  std::string out;
  for (const Command* command : shown_commands(commands)) {
    if (first_word(*command) == first && !second_word(*command).empty()) out.append(out.empty() ? "" : " ").append(second_word(*command));
  }
  return out;
}

std::string_view about_word(std::span<const Command> commands, std::string_view first) {
  const auto found = std::ranges::find(commands, first, &Command::name);
  return found == commands.end() ? "" : found->about;
}

std::string filled(std::string script, const std::vector<std::pair<std::string, std::string>>& texts) {
  for (const auto& [name, text] : texts) {
    const std::string mark = "@" + name + "@";
    if (const std::size_t at = script.find(mark); at != std::string::npos) script.replace(at, mark.size(), text);
  }
  return script;
}

std::string completion_script(std::string_view shell, std::span<const Command> commands, api::Language language) {
  if (shell == "bash") return bash_script(commands);
  return shell == "zsh" ? zsh_script(commands, language) : fish_script(commands, language);
}

}  // namespace nhipcau::cli
