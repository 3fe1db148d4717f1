#include "cli/completion_words.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::string_view kScript = R"(#compdef nhipcau
# zsh completion for nhipcau; made by: nhipcau completion zsh
_nhipcau() {
  local -a described
  local before=$words[CURRENT-1] command=$words[2]
  if (( CURRENT == 2 )); then
    described=(@FIRST_WORDS@)
    _describe command described
    return
  fi
  if (( CURRENT > 3 )); then
    case "$command $words[3]" in
@TWO_WORDS@    esac
  fi
  case "$command $before" in
@VALUES@  esac
  case "$command" in
@COMMANDS@  esac
  if [[ $PREFIX == -* ]]; then _describe -o option described; else _files; fi
}
_nhipcau "$@"
)";

/// 'word:what it does', as _describe takes it.
std::string described(std::string_view word, const std::string& help) {
  std::string out = "'";
  for (const char c : std::string(word) + (help.empty() ? "" : ":" + help)) c == '\'' ? out.append("'\\''") : out.append(1, c);
  return out + "'";
}

}  // namespace

std::string zsh_script(std::span<const Command> commands, api::Language language) {
  const auto help_of = [&](std::string_view key) { return key.empty() ? "" : api::message(language, key); };
  std::string firsts;
  std::string twos;
  std::string cases;
  std::string values;
  for (const std::string& first : first_words(commands)) {
    const std::string_view about = about_word(commands, first);
    firsts.append(firsts.empty() ? "" : " ").append(described(first, help_of(about)));
    if (about.empty()) cases += "    '" + first + "') compadd " + second_words(commands, first) + "; return ;;\n";
  }
  for (const Command* command : shown_commands(commands)) {
    const std::string name(command->name);
    if (!second_word(*command).empty()) twos += "      '" + name + "') command='" + name + "' ;;\n";
    std::string flags;
    for (const FlagWord& flag : flag_words(*command)) {
      flags.append(flags.empty() ? "" : " ").append(described(flag.name, help_of(flag.help)));
      if (!flag.choices.empty()) values += "    '" + name + " " + flag.name + "') compadd " + flag.choices + "; return ;;\n";
    }
    const std::string seconds = second_words(commands, command->name);
    const std::string choices = seconds.empty() ? argument_choices(*command) : seconds;
    cases += "    '" + name + "') described=(" + flags + ")" + (choices.empty() ? "" : "; compadd " + choices) + " ;;\n";
  }
  return filled(std::string(kScript), {{"FIRST_WORDS", firsts}, {"TWO_WORDS", twos}, {"VALUES", values}, {"COMMANDS", cases}});
}

}  // namespace nhipcau::cli
