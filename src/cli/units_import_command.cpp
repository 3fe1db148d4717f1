#include <iostream>

#include "api/territory_json.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/opened_office.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::size_t kMostNames = 20;  // of units that are called otherwise, or have no code

Result<office::TerritoryReport> import_list(OpenedOffice& opened, const office::Territories& list) {
  return opened.database->write([&](store::Write& tx) {
    return office::import_territories(tx, opened.clock, office::Actor{}, list, office::shipped_territory_tables());
  });
}

void print(const Invocation& invocation, const office::Territories& list, const office::TerritoryReport& report) {
  std::cout << invocation.say("cli.units_imported",
                              {std::to_string(report.added), std::to_string(report.known), std::to_string(report.linked)})
            << '\n';
  for (std::size_t i = 0; i < std::min(report.other_names.size(), kMostNames); ++i) {
    const office::OtherName& other = report.other_names[i];
    std::cout << "  " << invocation.say("cli.units_other_name", {other.code, other.stored, other.listed}) << '\n';
  }
  if (report.other_names.size() > kMostNames)
    std::cout << "  " << invocation.say("cli.units_other_names_more", {std::to_string(report.other_names.size() - kMostNames)}) << '\n';
  if (!report.other_parents.empty())
    std::cout << "  "
              << invocation.say("cli.units_other_parents", {std::to_string(report.other_parents.size()), report.other_parents.front()})
              << '\n';
  if (list.without_code > 0) std::cout << "  " << invocation.say("cli.units_without_code", {std::to_string(list.without_code)}) << '\n';
}

int run_units_import(const Invocation& invocation) {
  std::vector<office::Territories> lists;
  for (const std::string& name : invocation.words.arguments) {  // all are read before the first is stored
    const auto bytes = load_bytes(name, api::kTerritoryBytes);
    if (!bytes) return invocation.complain(bytes.error());
    auto list = api::read_territories(*bytes);
    if (!list) {
      std::cerr << name << ": ";
      return invocation.complain(list.error());
    }
    lists.push_back(std::move(*list));
  }
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto report = import_list(**opened, lists[i]);
    std::cout << invocation.words.arguments[i] << ": " << std::flush;
    if (!report) return invocation.complain(report.error());
    print(invocation, lists[i], *report);
  }
  return kDone;
}

}  // namespace

/// `nhipcau units import FILE…`: takes published lists of provinces, districts and communes over.
Command units_import_command() {
  return {.name = "units import",
          .about = "cli.units_import_about",
          .arguments = {{.name = "FILE", .help = "cli.units_import_file", .count = Argument::Count::one_or_more}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.units_import_footer",
          .run = run_units_import};
}

}  // namespace nhipcau::cli
