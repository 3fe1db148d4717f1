// Luật Bảo vệ bí mật nhà nước 117/2025/QH15: a paper with a secrecy mark has no place in this system. The mark stands boxed in the header
// (Nghị định 30/2020/NĐ-CP, appendix I, place 10a) or is stamped in the margin.
#include "directive/header_lines.hpp"
#include "directive/lines.hpp"
#include "directive/parse.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kHeaderLines = 60;  // not blank; a mark further down is none
constexpr std::size_t kMarginLines = 2000;

bool is_level(std::string_view key) {
  std::string joined(key);
  std::erase(joined, ' ');
  return joined == "mật" || joined == "tốimật" || joined == "tuyệtmật";
}

/// A line or column that is the mark and nothing else: "MẬT", "[TỐI MẬT]", "M Ậ T", "Độ mật: Mật".
bool is_mark(std::string_view cell) {
  std::string key = fixed_key(cell);
  for (const std::string_view label : {"độ mật", "mức độ mật"})
    if (key.starts_with(label)) {
      const std::size_t level = key.find_first_not_of(" :-.", label.size());
      return level != std::string::npos && is_level(std::string_view(key).substr(level));
    }
  return is_level(key) && text::is_upper(text::decode(cell, cell.find_first_not_of(" \t([*_\"-.:#")).code_point);
}

bool holds_mark(std::string_view text, std::size_t most_lines) {
  std::size_t seen = 0;
  for (const Line& line : read_lines(text)) {
    if (++seen > most_lines) return false;
    if (line.where.size() > 400) continue;
    if (is_mark(line.where.of(text))) return true;
    for (const Span cell : read_cells(text, line.where))
      if (is_mark(cell.of(text))) return true;
  }
  return false;
}

}  // namespace

bool bears_secrecy_mark(std::string_view text, std::string_view margins) {
  return holds_mark(text, kHeaderLines) || holds_mark(margins, kMarginLines);
}

}  // namespace nhipcau::directive
