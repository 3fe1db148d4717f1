// Words at places on pages, as a hostile PDF may print them, into lines, columns, tables, notes and paragraphs; no PDF and no poppler.
// A word is eight bytes and its letters: what it is (bits: bold, space behind it, next page, askew, far away), from the left, from the top
// and width (each a byte pair, least first: sixteenths of a point; on a page far away, more), size in halves of a point, and how many
// UTF-16 units follow, two bytes each. Good seeds are such words of a small page: a header in two columns, a table, notes at the foot.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/require.hpp"
#include "files/pdf_layout.hpp"
#include "files/pdf_letters.hpp"
#include "files/pdf_page.hpp"
#include "files/pdf_wire.hpp"
#include "pdf_checks.hpp"

using namespace nhipcau;

namespace {

constexpr std::size_t kMostPages = 16;
constexpr double kSixteenth = 1.0 / 16;
constexpr double kFar = 24;  // times as far: up to what files::read_pdf lets in

class Bytes {
 public:
  explicit Bytes(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] bool is_over() const { return rest_.empty(); }
  unsigned byte() {
    if (rest_.empty()) return 0;
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  unsigned pair() {
    const unsigned low = byte();
    return low | (byte() << 8U);
  }

 private:
  std::string_view rest_;
};

enum Bit : unsigned { kBold = 1, kSpace = 2, kNextPage = 4, kAskew = 8, kFarAway = 16 };

/// The next word on its page; nothing is added where no letters are left of it, as files::read_pdf does.
void add_word(Bytes& in, std::vector<files::PdfPage>& pages) {
  const unsigned bits = in.byte();
  const double scale = kSixteenth * ((bits & kFarAway) != 0 ? kFar : 1);
  const double left = in.pair() * scale, top = in.pair() * scale, width = in.pair() * scale, size = (in.byte() + 1) / 2.0;
  std::u32string units;
  for (unsigned left_over = in.byte(); left_over > 0 && !in.is_over(); --left_over) units.push_back(static_cast<char32_t>(in.pair()));
  if (pages.empty() || ((bits & kNextPage) != 0 && pages.size() < kMostPages))
    pages.push_back({.width = 595, .height = 842, .words = {}, .askew = {}});
  std::string letters = files::plain_letters(units);
  if (letters.empty()) return;
  if ((bits & kAskew) != 0) {
    pages.back().askew += letters + "\n";
    return;
  }
  pages.back().words.push_back({.text = std::move(letters),
                                .box = {left, top, left + width + kSixteenth, top + size},
                                .size = size,
                                .is_bold = (bits & kBold) != 0,
                                .has_space_after = (bits & kSpace) != 0});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes in({reinterpret_cast<const char*>(data), size});
  std::vector<files::PdfPage> pages;
  while (!in.is_over()) add_word(in, pages);
  std::size_t letters = 0;
  for (const auto& page : pages) {
    for (const auto& word : page.words) letters += word.text.size();
  }
  const Result<files::Extracted> read = files::lay_out(std::move(pages));
  check_read_pdf(*read);
  // A raised digit takes three bytes, a space or a line end may follow each word.
  require(read->bytes.size() <= 4 * letters, "letters that no page printed");
  const auto answered = files::extracted_from_wire(files::to_wire(read));
  require(answered.has_value() && answered->bytes == read->bytes && answered->lines.size() == read->lines.size(),
          "a reading that a child cannot tell");
  return 0;
}
