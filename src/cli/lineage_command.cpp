#include <iostream>

#include "api/lineage_json.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/lineage_text.hpp"
#include "cli/progress.hpp"
#include "directive/tables.hpp"
#include "files/converter.hpp"

namespace nhipcau::cli {
namespace {

using directive::lineage::Source;

Result<directive::Reading> read_paper(const std::string& name) {
  const Result<std::string> bytes = load_bytes(name, files::Limits{}.file_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return directive::read(*bytes, directive::shipped_tables(), with_recogniser({.converter = std::make_shared<files::Converter>()}));
}

int print_lineage(const Invocation& invocation, std::span<const api::NamedReading> papers) {
  std::vector<Source> sources;
  for (const api::NamedReading& paper : papers) sources.push_back({paper.reading.text, &paper.reading.parsed.document});
  directive::lineage::Generations found;
  if (invocation.has("generations")) {
    found = directive::lineage::follow(sources);
  } else {
    found.youngest = directive::lineage::compare(sources.back(), std::span(sources).first(sources.size() - 1));
  }
  if (invocation.has("json")) {
    std::cout << api::to_lineage_json(found.youngest, papers, found.descents) << '\n';
  } else {
    std::cout << lineage_text(found.youngest, papers, found.descents, invocation.language);
  }
  return kDone;
}

int run_lineage(const Invocation& invocation) {
  const auto& names = invocation.words.arguments;
  if (names.size() > directive::lineage::kMostParents + 1)
    return invocation.complain({Code::too_large, "cli.lineage_too_many", {std::to_string(directive::lineage::kMostParents)}});
  std::vector<api::NamedReading> papers;
  Progress progress(names.size());
  for (const std::string& name : names) {
    progress.show(name);
    Result<directive::Reading> reading = read_paper(name);
    if (!reading) {
      progress.clear();
      std::cerr << name << ": " << invocation.say(reading.error().key, reading.error().args) << '\n';
      return kFailed;
    }
    papers.push_back({name, std::move(*reading)});
  }
  progress.clear();
  return print_lineage(invocation, papers);
}

}  // namespace

/// `nhipcau lineage`: what became of the passages of the papers that one rests on; kFailed when one could not be read.
Command lineage_command() {
  return {.name = "lineage",
          .about = "cli.lineage_about",
          .arguments = {{.name = "PARENT", .help = "cli.lineage_parents", .count = Argument::Count::one_or_more},
                        {.name = "CHILD", .help = "cli.lineage_child"}},
          .flags = {{.name = "json", .help = "cli.lineage_json"}, {.name = "generations", .help = "cli.lineage_generations"}},
          .footer = "cli.lineage_footer",
          .config_file = Command::ConfigFile::unread,
          .run = run_lineage};
}

}  // namespace nhipcau::cli
