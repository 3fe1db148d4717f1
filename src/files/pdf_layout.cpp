#include "files/pdf_layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "files/pdf_columns.hpp"
#include "files/pdf_letters.hpp"
#include "files/pdf_lines.hpp"
#include "files/pdf_notes.hpp"
#include "files/pdf_paragraphs.hpp"
#include "files/pdf_running.hpp"

namespace nhipcau::files {
namespace {

constexpr std::size_t kStampBytes = 120;  // a longer line is no stamp
constexpr double kHead = 1.0 / 3;         // of the first page's height: number, place and date, and the title
constexpr double kHugeLetters = 2.5;      // times the body's: a watermark across the text

double body_size(const std::vector<PdfPage>& pages) {
  std::map<int, std::size_t> letters_of_size;  // in tenths of a point
  for (const PdfPage& page : pages) {
    for (const Word& word : page.words) letters_of_size[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
  }
  std::pair<std::size_t, int> most;
  for (const auto& [size, letters] : letters_of_size) most = std::max(most, {letters, size});
  return most.second / 10.0;
}

/// Huge words go to the margins: they lie across the text or in its place.
void take_watermarks(PdfPage& page, double size, std::string& margins) {
  std::vector<Word> kept;
  for (Word& word : page.words) {
    if (word.size <= kHugeLetters * size) {
      kept.push_back(std::move(word));
    } else {
      margins += word.text + "\n";
    }
  }
  if (!kept.empty()) page.words = std::move(kept);
}

std::vector<LinedPage> to_lined_pages(std::vector<PdfPage>& pages, double size, Extracted& extracted) {
  std::vector<LinedPage> lined;
  for (PdfPage& page : pages) {
    extracted.pages.push_back({page.width, page.height});
    extracted.margins += page.askew;
    take_watermarks(page, size, extracted.margins);
    lined.push_back({page.width, page.height, to_lines(std::move(page.words), static_cast<int>(lined.size()) + 1)});
  }
  return lined;
}

/// A stamp beside the header may have been taken for a part of it, its letters set apart by more than a hair: the margins hold each short
/// line of the first page by itself too, and once more without its spaces. Below the head a stamp is in capitals; a word that stands
/// alone in a table or at a paragraph's end is none.
void add_first_page(const std::vector<LinedPage>& pages, std::string& margins) {
  if (pages.empty()) return;
  for (const PrintedLine& line : pages.front().lines) {
    std::string text = line.text();
    const bool is_in_head = line.box.top < kHead * pages.front().height;
    if (text.size() > kStampBytes || (!is_in_head && !is_all_capitals(text))) continue;
    margins += text + "\n";
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    margins += text + "\n";
  }
}

/// Writes paragraphs as lines and remembers where each printed line went.
class Writer {
 public:
  explicit Writer(Extracted& extracted) : extracted_(extracted) {}

  void write(const PrintedParagraph& paragraph, bool is_note) {
    std::string text;
    ++paragraph_;
    const std::size_t begin = extracted_.bytes.size();
    for (const PrintedLine& line : paragraph) {
      const std::string next = is_note && text.empty() ? note_text(line) : line.text();
      append_line(text, next);
      const std::size_t at = begin + text.size() - next.size();
      extracted_.lines.push_back({{at, at + next.size()}, line.page, line.box});
      for (const Span word : line.doubtful()) extracted_.doubtful.push_back({at + word.begin, at + word.end});
    }
    extracted_.bytes += text + "\n";
    extracted_.paragraph_of_line.push_back(paragraph_);
  }

 private:
  Extracted& extracted_;
  int paragraph_ = 0;
};

}  // namespace

Extracted lay_out(std::vector<PdfPage> pages) {
  Extracted extracted{.format = Format::pdf};
  const double size = body_size(pages);
  std::vector<LinedPage> lined = to_lined_pages(pages, size, extracted);
  add_first_page(lined, extracted.margins);
  extracted.margins += take_running_lines(lined);
  const std::vector<PrintedNote> notes = take_notes(lined, size);
  std::vector<Block> blocks;
  for (LinedPage& page : lined) {
    auto of_page = to_blocks(std::move(page.lines));
    std::move(of_page.begin(), of_page.end(), std::back_inserter(blocks));
  }
  Writer writer(extracted);
  for (const PrintedParagraph& paragraph : to_paragraphs(std::move(blocks))) writer.write(paragraph, false);
  for (const PrintedNote& note : notes) writer.write(note, true);
  return extracted;
}

}  // namespace nhipcau::files
