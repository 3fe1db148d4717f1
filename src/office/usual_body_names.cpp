#include "office/usual_body_names.hpp"

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "office/unit_names.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

std::vector<UsualBody> load_usual_bodies() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "usual_bodies.csv"));
  std::vector<UsualBody> rows;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto tree = tree_named(table.cell(row, "tree"));
    const auto level = level_named(table.cell(row, "level"));
    require(tree && *tree != Tree::territory && level, "a row of usual_bodies.csv of an unknown tree or level");
    rows.push_back({.kind = table.cell(row, "kind"),
                    .tree = *tree,
                    .level = *level,
                    .begins = table.cell(row, "begins"),
                    .name = table.cell(row, "name"),
                    .english = table.cell(row, "english")});
  }
  return rows;
}

std::string filled(std::string pattern, std::string_view mark, std::string_view value) {
  const std::size_t at = pattern.find(mark);
  if (at != std::string::npos) pattern.replace(at, mark.size(), value);
  return pattern;
}

}  // namespace

const std::vector<UsualBody>& shipped_usual_bodies() {
  static const std::vector<UsualBody> rows = load_usual_bodies();
  return rows;
}

const UsualBody* find_usual_body(const std::vector<UsualBody>& rows, std::string_view kind, Level level, std::string_view territory) {
  const UsualBody* found = nullptr;
  for (const UsualBody& row : rows) {
    if (row.kind != kind || row.level != level || !text::begins_with_phrase(territory, text::search_key(row.begins))) continue;
    if (found == nullptr || row.begins.size() > found->begins.size()) found = &row;
  }
  return found;
}

std::string usual_name(const UsualBody& body, std::string_view territory) {
  const std::string_view proper = short_name(territory);
  const bool is_number = !proper.empty() && proper.front() >= '0' && proper.front() <= '9';
  const std::string_view kind = territory.substr(0, territory.size() - proper.size());
  const std::string whole = is_number ? std::string(territory) : text::to_lower(kind) + std::string(proper);
  return filled(filled(body.name, "{whole}", whole), "{short}", is_number ? territory : proper);
}

std::string usual_english(const UsualBody& body, std::string_view territory_english) {
  return territory_english.empty() ? std::string() : filled(body.english, "{english}", territory_english);
}

}  // namespace nhipcau::office
