#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/messages.hpp"
#include "base/result.hpp"
#include "cli/settings.hpp"

/// What a command is made of. Each command stands in a file of its own and gives one Command (commands.hpp lists them); parsing, help, the
/// man page and completion are made from it.
namespace nhipcau::cli {

/// Words after the command that are no flags: "FILE".
struct Argument {
  enum class Count { one, maybe_one, one_or_more, any };  ///< of one_or_more and any a command has one at most; others may follow it
  std::string_view name;
  std::string_view help;  ///< message key
  Count count = Count::one;
  std::vector<std::string_view> choices = {};  ///< what it may be; empty: anything
};

/// `--json`, or `--out FILE` when it has a shape. What an office sets once is a Setting instead.
struct Flag {
  std::string_view name;        ///< without dashes
  std::string_view help;        ///< message key
  std::string_view shape = {};  ///< "FILE": it takes a value; empty: it takes none
};

class Invocation;

struct Command {
  enum class Shown { yes, no };  ///< no: for the program's own use, in no help
  /// Which configuration file counts: the one named, else the usual one; only one that is named; the usual one, looked for but not read;
  /// none.
  enum class ConfigFile { usual, named, found, unread };
  std::string_view name;   ///< "serve", "config init"
  std::string_view about;  ///< message key: one sentence
  std::vector<Argument> arguments = {};
  std::vector<Flag> flags = {};
  std::vector<std::string_view> settings = {};  ///< names in the table of settings that are also flags of this command
  std::string_view footer = {};                 ///< message key: what else help should say; empty for nothing
  ConfigFile config_file = ConfigFile::usual;
  Shown shown = Shown::yes;
  int (*run)(const Invocation&) = nullptr;  ///< gives the exit code
};

/// A command line, taken apart.
struct Words {
  const Command* command = nullptr;
  std::string group;  ///< "config" without its second word, which only help can do with
  std::vector<std::string> arguments;
  std::map<std::string, std::vector<std::string>, std::less<>> flags;  ///< what was given, by name; a flag without value holds ""
};

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;         ///< it did not succeed, and the sentence on standard error says why
inline constexpr int kWrongUsage = 2;     ///< the command line, the environment or the configuration file is wrong
inline constexpr int kBrokenProgram = 3;  ///< a bug or a broken machine; the log says more
inline constexpr int kAltered = 4;        ///< what was looked at could be read, and is not as it was written

/// One run of a command: what its `run` is given.
class Invocation {
 public:
  std::span<const Command> commands;  ///< all of them
  Words words;
  Settings settings;
  SettingValues file;       ///< what the configuration file says
  std::string config_path;  ///< of the file that was read; empty for none
  api::Language language = api::Language::vi;

  [[nodiscard]] bool has(std::string_view flag) const { return words.flags.contains(flag); }
  /// The flag's value, the last one given; empty if it was not.
  [[nodiscard]] std::string value(std::string_view flag) const;
  /// The first argument; empty if there is none.
  [[nodiscard]] std::string argument() const { return words.arguments.empty() ? "" : words.arguments.front(); }
  [[nodiscard]] std::string say(std::string_view key, std::vector<std::string> args = {}) const;
  /// Prints the error's sentence on standard error and gives kFailed.
  [[nodiscard]] int complain(const Error& error) const;
};

}  // namespace nhipcau::cli
