#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "api/check_json.hpp"
#include "base/clock.hpp"
#include "cli/check_text.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/progress.hpp"
#include "cli/version.hpp"
#include "directive/check/fix.hpp"
#include "directive/tables.hpp"
#include "files/converter.hpp"

namespace nhipcau::cli {
namespace {

namespace check = directive::check;

/// errors  those of load_bytes and directive::read
Result<directive::Reading> read_file(const std::string& name) {
  const Result<std::string> bytes = load_bytes(name, files::Limits{}.file_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return directive::read(*bytes, directive::shipped_tables(), with_recogniser({.converter = std::make_shared<files::Converter>()}));
}

/// errors  not_found cli.no_such_rule{rule}
Result<check::Options> read_options(const Invocation& invocation) {
  check::Options options{.today = SystemClock().today()};
  if (const auto off = invocation.words.flags.find("off"); off != invocation.words.flags.end()) {
    for (const std::string& rule : off->second) {
      if (!check::find_rule(rule)) return fail(Code::not_found, "cli.no_such_rule", {rule});
      options.off.insert(rule);
    }
  }
  return options;
}

/// Writes the text with all sure fixes to a file that is not there yet.
/// errors  conflict cli.file_exists{name}, unavailable cli.cannot_write{name, why}
Result<std::size_t> write_fixed(const std::string& name, const api::FileCheck& file) {
  if (std::ifstream(name)) return fail(Code::conflict, "cli.file_exists", {name});
  std::vector<directive::Finding> sure;
  std::copy_if(file.findings.begin(), file.findings.end(), std::back_inserter(sure), check::is_fixed_surely);
  std::size_t done = 0;
  const std::string text = check::fixed_text(file.reading->text, sure, done);
  std::ofstream out(name, std::ios::binary);
  out << text << std::flush;
  if (!out) return fail(Code::unavailable, "cli.cannot_write", {name, std::strerror(errno)});
  return done;
}

void print(const std::vector<api::FileCheck>& files, const Invocation& invocation) {
  if (invocation.has("json")) std::cout << api::to_check_json(files, invocation.language) << '\n';
  if (invocation.has("sarif")) std::cout << api::to_sarif(files, invocation.language, kVersion) << '\n';
  if (invocation.has("json") || invocation.has("sarif")) return;
  for (const api::FileCheck& file : files) {
    if (!file.reading) continue;
    std::cout << (invocation.has("github") ? check_annotations(file, invocation.language) : check_text(file, invocation.language));
  }
}

/// What was found in all files, in one line for a person.
void print_counts(const std::vector<api::FileCheck>& files, const Invocation& invocation) {
  std::size_t counts[3] = {};
  for (const api::FileCheck& file : files)
    for (const directive::Finding& finding : file.findings) ++counts[static_cast<std::size_t>(finding.severity)];
  std::cerr << invocation.say("cli.checker_counts", {std::to_string(counts[0]), std::to_string(counts[1]), std::to_string(counts[2])})
            << '\n';
}

/// Each is a form of its own, made for another program to read.
bool wants_two_forms(const Invocation& invocation) {
  return int{invocation.has("json")} + int{invocation.has("sarif")} + int{invocation.has("github")} > 1;
}

int run_check(const Invocation& invocation) {
  if (wants_two_forms(invocation)) {
    std::cerr << invocation.say("cli.checker_one_form") << '\n';
    return kWrongUsage;
  }
  if (invocation.has("rules")) {
    std::cout << (invocation.has("json") ? api::to_rules_json(invocation.language) + "\n" : rules_text(invocation.language));
    return kDone;
  }
  const auto& names = invocation.words.arguments;
  auto options = read_options(invocation);
  if (!options) {
    (void)invocation.complain(options.error());
    return kWrongUsage;
  }
  if (names.empty() || (invocation.has("fix") && names.size() != 1)) {
    std::cerr << invocation.say(names.empty() ? "cli.checker_names_no_file" : "cli.checker_fixes_one_file") << '\n';
    return kWrongUsage;
  }
  if (invocation.has("parent")) {
    const auto parent = read_file(invocation.value("parent"));
    if (!parent) return invocation.complain(parent.error());
    options->parents = {check::to_parent(parent->parsed.document)};
  }
  std::vector<api::FileCheck> files;
  Progress progress(names.size());
  bool has_error = false;
  for (const std::string& name : names) {
    progress.show(name);
    api::FileCheck& file = files.emplace_back(api::FileCheck{name, read_file(name)});
    if (!file.reading) {
      has_error = true;
      continue;
    }
    file.findings = check::check_paper(*file.reading, directive::shipped_tables(), *options);
    has_error |= std::any_of(file.findings.begin(), file.findings.end(),
                             [](const auto& finding) { return finding.severity == directive::Severity::error; });
  }
  progress.clear();
  for (const api::FileCheck& file : files)
    if (!file.reading) (void)(std::cerr << file.file << ": ", invocation.complain(file.reading.error()));
  print(files, invocation);
  const bool is_for_people = !invocation.has("json") && !invocation.has("sarif") && !invocation.has("github");
  if (is_for_people) print_counts(files, invocation);
  if (invocation.has("fix") && files.front().reading) {
    const auto done = write_fixed(invocation.value("fix"), files.front());
    if (!done) return invocation.complain(done.error());
    std::cerr << invocation.say("cli.checker_fixed", {std::to_string(*done), invocation.value("fix")}) << '\n';
  }
  return has_error ? kFailed : kDone;
}

}  // namespace

/// `nhipcau check`: what is wrong in papers; kFailed when there is an error in one, or one could not be read.
Command check_command() {
  return {.name = "check",
          .about = "cli.checker_about",
          .arguments = {{.name = "FILE", .help = "cli.checker_files", .count = Argument::Count::any}},
          .flags = {{.name = "json", .help = "cli.checker_json"},
                    {.name = "sarif", .help = "cli.checker_sarif"},
                    {.name = "github", .help = "cli.checker_github"},
                    {.name = "fix", .help = "cli.checker_fix", .shape = "NEWFILE"},
                    {.name = "parent", .help = "cli.checker_parent", .shape = "PAPER"},
                    {.name = "off", .help = "cli.checker_off", .shape = "RULE"},
                    {.name = "rules", .help = "cli.checker_rules"}},
          .footer = "cli.checker_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_check};
}

}  // namespace nhipcau::cli
