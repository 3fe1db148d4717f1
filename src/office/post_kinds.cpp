#include "base/embedded.hpp"
#include "base/require.hpp"
#include "office/posts.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

std::vector<PostKind> load_post_kinds() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "post_kinds.csv"));
  std::vector<PostKind> kinds;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string one = table.cell(row, "one_at_a_time");
    require(one == "yes" || one == "no", "a row of post_kinds.csv that does not say whether there is one holder at a time");
    kinds.push_back({.code = table.cell(row, "code"),
                     .name = table.cell(row, "name"),
                     .english = table.cell(row, "english"),
                     .one_at_a_time = one == "yes"});
  }
  return kinds;
}

}  // namespace

const std::vector<PostKind>& shipped_post_kinds() {
  static const std::vector<PostKind> kinds = load_post_kinds();
  return kinds;
}

}  // namespace nhipcau::office
