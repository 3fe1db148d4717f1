#include <iostream>

#include "api/read_json.hpp"
#include "base/clock.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/progress.hpp"
#include "cli/read_summary.hpp"
#include "directive/check/check.hpp"
#include "directive/read.hpp"
#include "directive/tables.hpp"
#include "files/converter.hpp"

namespace nhipcau::cli {
namespace {

api::FileReading read_file(const std::string& name) {
  const Result<std::string> bytes = load_bytes(name, files::Limits{}.file_bytes);
  if (!bytes) return {name, tl::unexpected(bytes.error())};
  const directive::Tables& tables = directive::shipped_tables();
  auto reading = directive::read(*bytes, tables, with_recogniser({.converter = std::make_shared<files::Converter>()}));
  if (reading) reading->parsed.findings = directive::check::check_paper(*reading, tables, {.today = SystemClock().today()});
  return {name, std::move(reading)};
}

int run_read(const Invocation& invocation) {
  const auto& names = invocation.words.arguments;
  const bool as_json = invocation.has("json");
  std::vector<api::FileReading> readings;
  Progress progress(names.size());
  for (const std::string& name : names) {
    progress.show(name);
    readings.push_back(read_file(name));
  }
  progress.clear();

  bool all_read = true;
  for (const api::FileReading& file : readings) {
    all_read &= file.reading.has_value();
    if (as_json) continue;
    if (file.reading) {
      std::cout << read_summary(file.file, *file.reading, invocation.language);
    } else {
      std::cerr << file.file << ": " << api::message(invocation.language, file.reading.error().key, file.reading.error().args) << '\n';
    }
  }
  if (as_json) std::cout << api::to_read_json(readings, invocation.language) << '\n';
  return all_read ? kDone : kFailed;
}

}  // namespace

/// `nhipcau read`: prints what the reader sees in each file; kFailed when one could not be read.
Command read_command() {
  return {.name = "read",
          .about = "cli.read_about",
          .arguments = {{.name = "FILE", .help = "cli.read_files", .count = Argument::Count::one_or_more}},
          .flags = {{.name = "json", .help = "cli.read_json"}},
          .footer = "cli.read_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_read};
}

}  // namespace nhipcau::cli
