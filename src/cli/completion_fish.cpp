#include "cli/completion_words.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::string_view kComplete = "complete -c nhipcau -n '";

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) c == '\'' || c == '\\' ? out.append(1, '\\').append(1, c) : out.append(1, c);
  return out + "'";
}

}  // namespace

std::string fish_script(std::span<const Command> commands, api::Language language) {
  const auto help_of = [&](std::string_view key) { return key.empty() ? "" : " -d " + quoted(api::message(language, key)); };
  std::string out = "# fish completion for nhipcau; made by: nhipcau completion fish\n";
  const auto add = [&](const std::string& when, const std::string& what) {
    out.append(kComplete).append(when).append("'").append(what).append("\n");
  };
  for (const std::string& first : first_words(commands)) {
    add("__fish_use_subcommand", " -f -a " + first + help_of(about_word(commands, first)));
  }
  for (const Command* command : shown_commands(commands)) {
    std::string when = "__fish_seen_subcommand_from " + first_word(*command);
    if (const std::string second = second_word(*command); !second.empty()) {
      const std::string others = second_words(commands, first_word(*command));
      add(when + "; and not __fish_seen_subcommand_from " + others, " -f -a " + second + help_of(command->about));
      when += "; and __fish_seen_subcommand_from " + second;
    }
    for (const FlagWord& flag : flag_words(*command)) {
      const std::string choices = flag.choices.empty() ? "" : " -f -a " + quoted(flag.choices);
      add(when, " -l " + flag.name.substr(2) + (flag.takes_value ? " -r" : "") + choices + help_of(flag.help));
    }
    if (const std::string choices = argument_choices(*command); !choices.empty()) add(when, " -f -a " + quoted(choices));
  }
  return out;
}

}  // namespace nhipcau::cli
