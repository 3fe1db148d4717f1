#include "cli/parse.hpp"

#include <algorithm>

#include "cli/nearest.hpp"

namespace nhipcau::cli {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// The flags a command line may hold: the command's own, its settings, and those of every command.
std::vector<Flag> flags_of(const Command* command) {
  std::vector<Flag> flags{{.name = "help", .help = ""}, {.name = "version", .help = ""}, {.name = "config", .help = "", .shape = "FILE"}};
  if (command == nullptr) return flags;
  flags.insert(flags.end(), command->flags.begin(), command->flags.end());
  for (const std::string_view name : command->settings) {
    const Setting* setting = find_setting(name);
    flags.push_back({.name = name, .help = "", .shape = setting == nullptr ? "VALUE" : setting->shape});
  }
  return flags;
}

/// Reads from left to right; every step takes at least one word.
class Parser {
 public:
  Parser(std::span<const Command> commands, const std::vector<std::string>& args) : commands_(commands), args_(args) {}

  Result<Words> parse() {
    while (at_ < args_.size()) {
      const std::string& word = args_[at_];
      if (word == "--" && words_.command != nullptr && !only_arguments_) {
        only_arguments_ = true;
        ++at_;
        continue;
      }
      const bool is_flag = !only_arguments_ && word.size() > 1 && word.front() == '-';
      const auto taken = is_flag ? take_flag() : words_.command == nullptr ? take_command() : take_argument();
      if (!taken) return tl::unexpected(taken.error());
    }
    if (words_.flags.contains("help") || words_.flags.contains("version")) return words_;
    if (!words_.group.empty()) return fail(Code::invalid, "cli.unfinished_command", {words_.group, joined(names_below(words_.group))});
    if (words_.command == nullptr) return fail(Code::invalid, "cli.no_command", {joined(command_names())});
    for (std::size_t i = words_.arguments.size(); i < words_.command->arguments.size(); ++i) {
      const Argument& missing = words_.command->arguments[i];
      if (missing.count == Argument::Count::maybe_one || missing.count == Argument::Count::any) continue;
      return fail(Code::invalid, "cli.argument_missing", {std::string(words_.command->name), std::string(missing.name)});
    }
    return words_;
  }

 private:
  [[nodiscard]] std::vector<std::string_view> command_names() const {
    std::vector<std::string_view> names;
    for (const Command& command : commands_) {
      if (command.shown == Command::Shown::yes) names.push_back(command.name);
    }
    return names;
  }

  /// "config" → "config init", "config check", …
  [[nodiscard]] std::vector<std::string_view> names_below(const std::string& group) const {
    std::vector<std::string_view> names = command_names();
    std::erase_if(names, [&](std::string_view name) { return !name.starts_with(group + " "); });
    return names;
  }

  [[nodiscard]] const Command* find_command(std::string_view name) const {
    const auto found = std::ranges::find(commands_, name, &Command::name);
    return found == commands_.end() ? nullptr : &*found;
  }

  /// "config init" is two words, "serve" one.
  Result<void> take_command() {
    const std::string word = args_[at_++];
    const std::string two = at_ < args_.size() ? word + " " + args_[at_] : word;
    words_.command = find_command(two);
    if (words_.command != nullptr && two != word) ++at_;
    if (words_.command == nullptr) words_.command = find_command(word);
    if (words_.command != nullptr) return {};

    if (words_.group.empty() && !names_below(word).empty()) {
      words_.group = word;
      return {};
    }
    const std::string nearest = find_nearest(word, command_names());
    return nearest.empty() ? fail(Code::invalid, "cli.unknown_command", {word})
                           : fail(Code::invalid, "cli.unknown_command_near", {word, nearest});
  }

  Result<void> take_flag() {
    const std::string word = args_[at_++];
    const std::string_view text = word == "-h" ? std::string_view("--help") : std::string_view(word);
    const std::size_t equals = text.find('=');
    const std::string name(text.starts_with("--") ? text.substr(2, equals == std::string_view::npos ? equals : equals - 2) : text);
    const std::vector<Flag> flags = flags_of(words_.command);
    const auto flag = std::ranges::find(flags, name, &Flag::name);
    if (flag == flags.end() || !text.starts_with("--")) return unknown_flag(std::string(text.substr(0, equals)), flags);
    if (flag->shape.empty()) {
      if (equals != std::string_view::npos) return fail(Code::invalid, "cli.flag_takes_no_value", {"--" + name});
      words_.flags[name] = {""};
      return {};
    }
    if (equals == std::string_view::npos && at_ == args_.size())
      return fail(Code::invalid, "cli.flag_needs_value", {"--" + name, std::string(flag->shape)});
    words_.flags[name].push_back(equals == std::string_view::npos ? args_[at_++] : std::string(text.substr(equals + 1)));
    return {};
  }

  Result<void> unknown_flag(const std::string& flag, const std::vector<Flag>& flags) const {
    std::vector<std::string> dashed;
    for (const Flag& known : flags) dashed.push_back("--" + std::string(known.name));
    const std::string command = words_.command == nullptr ? "nhipcau" : std::string(words_.command->name);
    const std::string nearest = find_nearest(flag, {dashed.begin(), dashed.end()});
    return nearest.empty() ? fail(Code::invalid, "cli.unknown_flag", {flag, command})
                           : fail(Code::invalid, "cli.unknown_flag_near", {flag, command, nearest});
  }

  Result<void> take_argument() {
    const std::string& word = args_[at_++];
    const auto& known = words_.command->arguments;
    const std::size_t place = std::min(words_.arguments.size(), known.empty() ? 0 : known.size() - 1);
    const bool has_many = std::ranges::any_of(
        known, [](const Argument& a) { return a.count == Argument::Count::one_or_more || a.count == Argument::Count::any; });
    const bool is_too_many = known.empty() || (words_.arguments.size() >= known.size() && !has_many);
    if (is_too_many) return fail(Code::invalid, "cli.argument_too_many", {std::string(words_.command->name), word});
    const auto& choices = known[place].choices;
    if (!choices.empty() && std::ranges::find(choices, word) == choices.end())
      return fail(Code::invalid, "cli.argument_not_chosen", {word, joined(choices)});
    words_.arguments.push_back(word);
    return {};
  }

  std::span<const Command> commands_;
  const std::vector<std::string>& args_;
  std::size_t at_ = 0;
  bool only_arguments_ = false;
  Words words_;
};

}  // namespace

Result<Words> parse_words(std::span<const Command> commands, const std::vector<std::string>& args) {
  return Parser(commands, args).parse();
}

}  // namespace nhipcau::cli
