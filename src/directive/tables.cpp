#include "directive/tables.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "directive/handling.hpp"
#include "directive/lexicon.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive {
namespace {

text::CsvTable load(std::string_view path) {
  return text::read_csv(base::bytes_of(data::embedded_files(), path));
}

std::optional<System> system_named(std::string_view name) {
  if (name == "state") return System::state;
  if (name == "party") return System::party;
  if (name == "front") return System::front;
  return std::nullopt;
}

std::vector<DocumentType> load_types() {
  const auto csv = load("document_types.csv");
  std::vector<DocumentType> types;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    DocumentType type{.code = csv.cell(row, "code"),
                      .name = csv.cell(row, "name"),
                      .key = text::search_key(csv.cell(row, "name")),
                      .english = csv.cell(row, "english")};
    for (const auto& name : text::split_cell(csv.cell(row, "systems"), ' ')) {
      if (const auto system = system_named(name)) type.systems.push_back(*system);
    }
    types.push_back(std::move(type));
  }
  return types;
}

std::vector<DeclinedDuty> load_declined() {
  const auto csv = load("declined_duties.csv");
  std::vector<DeclinedDuty> duties;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    duties.push_back({.key = csv.cell(row, "key"),
                      .pattern = csv.cell(row, "pattern"),
                      .unless = csv.cell(row, "unless"),
                      .reason_vi = csv.cell(row, "reason_vi"),
                      .reason_en = csv.cell(row, "reason_en")});
  }
  return duties;
}

std::vector<HandlingMark> load_handling_marks() {
  const auto csv = load("handling_marks.csv");
  std::vector<HandlingMark> marks;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    const auto handling = handling_named(csv.cell(row, "handling"));
    require(handling.has_value(), "a row of handling_marks.csv names no class");
    marks.push_back({.key = text::search_key(csv.cell(row, "mark")), .handling = *handling});
  }
  return marks;
}

/// One letter of each mark in both cases: the last beyond ASCII that bears its tone wherever the tone is written (in "hòa", "hoà" none
/// does), else its first.
std::vector<std::string> letters_of(const std::vector<HandlingMark>& marks) {
  constexpr std::string_view kMovingTones = "òỏõóọùủũúụ";
  std::set<std::string> letters;
  for (const HandlingMark& mark : marks) {
    std::string letter(1, mark.key.front());
    for (std::size_t at = 0; at < mark.key.size();) {
      const std::size_t length = text::decode(mark.key, at).length;
      const std::string here = mark.key.substr(at, length);
      if (length > 1 && kMovingTones.find(here) == std::string_view::npos) letter = here;
      at += length;
    }
    letters.insert({letter, text::to_upper(letter)});
  }
  return {letters.begin(), letters.end()};
}

std::vector<Date> load_congresses() {
  const auto csv = load("party_congresses.csv");
  std::vector<Date> days;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    const auto day = Date::from_iso(csv.cell(row, "opened_on"));
    require(day.has_value(), "a row of party_congresses.csv without its day");
    days.push_back(*day);
  }
  return days;
}

KnownPapers load_known_papers() {
  const auto csv = load("known_papers.csv");
  KnownPapers papers;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    KnownPaper paper{.number = csv.cell(row, "number"),
                     .type = csv.cell(row, "type"),
                     .issued_on = Date::from_iso(csv.cell(row, "date")),
                     .issuer = csv.cell(row, "issuer"),
                     .title = csv.cell(row, "title"),
                     .source = csv.cell(row, "source")};
    std::string key = text::number_key(paper.number);
    paper.title_words = words_of_title(paper.title);
    papers.emplace(std::move(key), std::move(paper));
  }
  return papers;
}

Tables load_tables() {
  Tables tables{.types = load_types(), .declined = load_declined()};
  const auto countries = load("countries.csv");
  for (std::size_t row = 0; row < countries.rows.size(); ++row) {
    tables.countries.push_back({.code = countries.cell(row, "code"), .names = text::split_cell(countries.cell(row, "names"), ';')});
  }
  const auto verbs = load("verbs.csv");
  for (std::size_t row = 0; row < verbs.rows.size(); ++row) {
    tables.verbs.push_back({.words = verbs.cell(row, "verb"), .is_strong = verbs.cell(row, "strength") == "strong"});
  }
  tables.known_papers = load_known_papers();
  tables.party_congresses = load_congresses();
  tables.handling_marks = load_handling_marks();
  tables.handling_letters = letters_of(tables.handling_marks);
  const auto issuers = load("issuer_codes.csv");
  for (std::size_t row = 0; row < issuers.rows.size(); ++row) {
    const auto& code = issuers.cell(row, "code");
    tables.issuer_codes[code] = issuers.cell(row, "name");
    if (const auto system = system_named(issuers.cell(row, "system"))) tables.issuer_systems[code] = *system;
  }
  tables.lexicon = std::make_shared<const Lexicon>(tables);
  return tables;
}

}  // namespace

const DocumentType* Tables::find_type(std::string_view code, std::optional<System> system) const {
  if (code.empty()) return nullptr;
  const DocumentType* any = nullptr;
  for (const auto& type : types) {
    if (type.code != code) continue;
    if (!any) any = &type;
    if (system && std::find(type.systems.begin(), type.systems.end(), *system) != type.systems.end()) return &type;
  }
  return any;
}

const DocumentType* Tables::find_type_named(std::string_view name) const {
  const auto key = text::search_key(name);
  const auto found = std::find_if(types.begin(), types.end(), [&](const DocumentType& type) { return type.key == key; });
  return found == types.end() ? nullptr : &*found;
}

const Tables& shipped_tables() {
  static const Tables tables = load_tables();
  return tables;
}

}  // namespace nhipcau::directive
