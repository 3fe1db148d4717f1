#include "directive/letters/texts.hpp"

#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive::letters {
namespace {

std::map<std::string, std::string, std::less<>> load_texts() {
  const auto csv = text::read_csv(base::bytes_of(data::embedded_files(), "letter_texts.csv"));
  std::map<std::string, std::string, std::less<>> texts;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) texts.emplace(csv.cell(row, "key"), csv.cell(row, "text"));
  return texts;
}

}  // namespace

const std::string& letter_text(std::string_view key) {
  static const auto texts = load_texts();
  const auto found = texts.find(key);
  require(found != texts.end(), "a text of letters that is not in letter_texts.csv");
  return found->second;
}

std::string fill_text(std::string_view key, const std::map<std::string, std::string, std::less<>>& values) {
  const std::string& pattern = letter_text(key);
  std::string filled;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return filled + pattern.substr(at);
    const auto value = values.find(std::string_view(pattern).substr(open + 1, close - open - 1));
    require(value != values.end(), "a text of letters with a name that nobody fills");
    filled += pattern.substr(at, open - at) + value->second;
    at = close + 1;
  }
  return filled;
}

}  // namespace nhipcau::directive::letters
