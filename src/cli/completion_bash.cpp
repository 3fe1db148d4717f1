#include "cli/completion_words.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::string_view kScript = R"(# bash completion for nhipcau; made by: nhipcau completion bash
_nhipcau() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]:-} words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -gt 2 ]; then
    case "$command ${COMP_WORDS[2]}" in
@TWO_WORDS@      *) ;;
    esac
  fi
  if [ "$COMP_CWORD" = 1 ]; then
    words='@FIRST_WORDS@ --help --version'
  else
    case "$command" in
@COMMANDS@    esac
    case "$command $before" in
@VALUES@      *) ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _nhipcau nhipcau
)";

std::string case_line(const std::string& what, const std::string& then) {
  return "      '" + what + "') " + then + " ;;\n";
}

}  // namespace

std::string bash_script(std::span<const Command> commands) {
  std::string firsts;
  std::string twos;
  std::string cases;
  std::string values;
  for (const std::string& first : first_words(commands)) {
    firsts.append(firsts.empty() ? "" : " ").append(first);
    if (about_word(commands, first).empty()) cases += case_line(first, "words='" + second_words(commands, first) + "'");
  }
  for (const Command* command : shown_commands(commands)) {
    const std::string name(command->name);
    if (!second_word(*command).empty()) twos += case_line(name, "command='" + name + "'");
    std::string words = second_words(commands, command->name);  // "verify" after "backup", which is a command too
    if (words.empty()) words = argument_choices(*command);
    for (const FlagWord& flag : flag_words(*command)) {
      words.append(words.empty() ? "" : " ").append(flag.name);
      if (!flag.choices.empty()) values += case_line(name + " " + flag.name, "words='" + flag.choices + "'");
    }
    cases += case_line(name, "words='" + words + "'");
  }
  return filled(std::string(kScript), {{"TWO_WORDS", twos}, {"FIRST_WORDS", firsts}, {"COMMANDS", cases}, {"VALUES", values}});
}

}  // namespace nhipcau::cli
