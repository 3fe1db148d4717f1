#include "office/personal_register.hpp"

#include <algorithm>
#include <iterator>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

constexpr std::string_view kErasures[] = {"removed", "replaced", "emptied", "kept", "none"};

AtErasure erasure_named(std::string_view name) {
  const auto* const found = std::ranges::find(kErasures, name);
  require(found != std::end(kErasures), "personal_data.csv: erasure is removed, replaced, emptied, kept or none");
  return static_cast<AtErasure>(found - std::begin(kErasures));
}

std::vector<RegisterEntry> read_register() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "personal_data.csv"));
  std::vector<RegisterEntry> entries;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto words = [&](const std::string& name) {
      const TwoWords both{.vi = table.cell(row, name + "_vi"), .en = table.cell(row, name + "_en")};
      require(!both.vi.empty() && !both.en.empty(), "personal_data.csv: a cell without its words in both languages");
      return both;
    };
    entries.push_back({.key = table.cell(row, "key"),
                       .columns = text::split_cell(table.cell(row, "columns"), ' '),
                       .what = words("what"),
                       .purpose = words("purpose"),
                       .ground = words("ground"),
                       .kept = words("kept"),
                       .seen_by = words("seen_by"),
                       .at_erasure = erasure_named(table.cell(row, "erasure")),
                       .erased = words("erased"),
                       .source = table.cell(row, "source")});
  }
  return entries;
}

}  // namespace

std::string_view to_name(AtErasure erasure) {
  return kErasures[static_cast<std::size_t>(erasure)];
}

const std::vector<RegisterEntry>& personal_register() {
  static const std::vector<RegisterEntry> entries = read_register();
  return entries;
}

}  // namespace nhipcau::office
