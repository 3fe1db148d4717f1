#include "files/pdf_wire.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "text/clean.hpp"

namespace nhipcau::files {
namespace {

constexpr double kUnits = 1000;  // a point
constexpr std::array kCodes = {Code::invalid,  Code::unauthenticated, Code::forbidden,  Code::not_found,
                               Code::conflict, Code::too_large,       Code::unavailable};
constexpr std::size_t kMostArguments = 8;
constexpr double kFine = 1e4;  // times: what is measured finer than points are

class Writer {
 public:
  explicit Writer(char kind) : out_(1, kind) {}

  void number(std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) out_.push_back(static_cast<char>((value >> shift) & 0xFFU));
  }
  void size(std::size_t value) { number(value); }
  void measure(double points) { number(static_cast<std::uint64_t>(std::llround(std::clamp(points, -1e9, 1e9) * kUnits))); }
  void text(std::string_view value) {
    size(value.size());
    out_ += value;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads what a Writer wrote; once something is missing, everything after it is empty and is_whole is false.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  std::uint64_t number() {
    constexpr std::size_t kBytes = 8;
    if (rest_.size() < kBytes) return lose();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kBytes; ++i) value |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    rest_.remove_prefix(kBytes);
    return value;
  }
  /// How many things of so many numbers and texts follow; each of these takes eight bytes at least.
  std::size_t count(std::size_t numbers_each) {
    const std::uint64_t value = number();
    return value <= rest_.size() / (8 * numbers_each) ? static_cast<std::size_t>(value) : lose();
  }
  double measure() { return static_cast<double>(static_cast<std::int64_t>(number())) / kUnits; }
  int integer() {
    const std::uint64_t value = number();
    return value <= 0x7FFFFFFFU ? static_cast<int>(value) : static_cast<int>(lose());
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) return lose(), std::string();
    std::string value(rest_.substr(0, static_cast<std::size_t>(size)));
    rest_.remove_prefix(value.size());
    return value;
  }
  [[nodiscard]] bool is_whole() const { return is_whole_ && rest_.empty(); }

 private:
  std::size_t lose() {
    is_whole_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool is_whole_ = true;
};

void write_box(Writer& out, const Box& box) {
  for (const double edge : {box.left, box.top, box.right, box.bottom}) out.measure(edge);
}

void read_box(Reader& in, Box& box) {
  for (double* edge : {&box.left, &box.top, &box.right, &box.bottom}) *edge = in.measure();
}

void write_page(Writer& out, const PdfPage& page) {
  out.measure(page.width);
  out.measure(page.height);
  out.text(page.askew);
  out.size(page.words.size());
  for (const Word& word : page.words) {
    out.text(word.text);
    write_box(out, word.box);
    out.measure(word.size);
    out.size(word.font);
    out.size((word.is_bold ? 1U : 0U) | (word.has_space_after ? 2U : 0U));
  }
}

PdfPage read_page(Reader& in) {
  constexpr std::size_t kNumbersOfWord = 8;
  PdfPage page{.width = in.measure(), .height = in.measure(), .words = {}, .askew = in.text()};
  page.words.resize(in.count(kNumbersOfWord));
  for (Word& word : page.words) {
    word.text = in.text();
    read_box(in, word.box);
    word.size = in.measure();
    word.font = static_cast<std::size_t>(in.number());
    const std::uint64_t flags = in.number();
    word.is_bold = (flags & 1U) != 0;
    word.has_space_after = (flags & 2U) != 0;
  }
  return page;
}

/// Words as PdfWords gives them: UTF-8 that is not empty, boxes with an area.
bool fits_together(const PdfPage& page) {
  return text::is_utf8(page.askew) && std::all_of(page.words.begin(), page.words.end(), [](const Word& word) {
           return !word.text.empty() && text::is_utf8(word.text) && word.box.width() > 0 && word.box.height() > 0 && word.size > 0;
         });
}

std::string error_to_wire(const Error& error) {
  Writer out('E');
  out.size(static_cast<std::size_t>(std::find(kCodes.begin(), kCodes.end(), error.code) - kCodes.begin()));
  out.text(error.key);
  out.size(error.args.size());
  for (const std::string& arg : error.args) out.text(arg);
  return out.take();
}

Fail damaged() {
  return fail(Code::invalid, "files.damaged_pdf");
}

Fail error_from_wire(std::string_view wire) {
  Reader in(wire);
  const std::size_t code = static_cast<std::size_t>(in.number());
  Error error{.code = Code::invalid, .key = in.text()};
  const std::size_t count = std::min(in.count(1), kMostArguments);
  for (std::size_t i = 0; i < count; ++i) error.args.push_back(in.text());
  if (!in.is_whole() || code >= kCodes.size() || !error.key.starts_with("files.")) return damaged();
  error.code = kCodes.at(code);
  return Fail(std::move(error));
}

/// UTF-8, one line a paragraph, spans inside the text and in its order, lines on pages that are there.
bool fits_together(const Extracted& read) {
  const auto lines = std::count(read.bytes.begin(), read.bytes.end(), '\n');
  if (static_cast<std::size_t>(lines) != read.paragraph_of_line.size()) return false;
  if (!text::is_utf8(read.bytes) || !text::is_utf8(read.margins)) return false;
  std::size_t last = 0;
  for (const LineBox& line : read.lines) {
    if (line.where.begin < last || line.where.end < line.where.begin || line.where.end > read.bytes.size()) return false;
    if (line.page < 1 || static_cast<std::size_t>(line.page) > read.pages.size()) return false;
    last = line.where.begin;
  }
  return true;
}

}  // namespace

std::string to_wire(const Result<Extracted>& read) {
  if (!read) return error_to_wire(read.error());
  Writer out('X');
  out.text(read->bytes);
  out.text(read->margins);
  out.size(read->paragraph_of_line.size());
  for (const int paragraph : read->paragraph_of_line) out.size(static_cast<std::size_t>(paragraph));
  out.size(read->pages.size());
  for (const PageSize& page : read->pages) {
    out.measure(page.width);
    out.measure(page.height);
  }
  out.size(read->lines.size());
  for (const LineBox& line : read->lines) {
    out.size(line.where.begin);
    out.size(line.where.end);
    out.size(static_cast<std::size_t>(line.page));
    write_box(out, line.box);
  }
  return out.take();
}

std::string to_wire(const Result<std::string>& picture) {
  if (!picture) return error_to_wire(picture.error());
  Writer out('P');
  out.text(*picture);
  return out.take();
}

std::string to_wire(const Result<ReadyPage>& ready) {
  if (!ready) return error_to_wire(ready.error());
  Writer out('R');
  out.size(static_cast<std::size_t>(ready->pages));
  for (const double measure : {ready->size.width, ready->size.height, ready->points * kFine, ready->skew * kFine}) out.measure(measure);
  out.size(ready->is_turned ? 1 : 0);
  out.text(ready->picture);
  out.text(ready->red);
  out.size(ready->red_places.size());
  for (const Box& box : ready->red_places) write_box(out, box);
  out.size(ready->is_layer_seen ? 1 : 0);
  out.size(ready->layer ? 1 : 0);
  if (ready->layer) write_page(out, *ready->layer);
  return out.take();
}

Result<Extracted> extracted_from_wire(std::string_view wire) {
  if (wire.empty() || (wire.front() != 'X' && wire.front() != 'E')) return damaged();
  if (wire.front() == 'E') return error_from_wire(wire.substr(1));
  Reader in(wire.substr(1));
  Extracted read{.format = Format::pdf};
  read.bytes = in.text();
  read.margins = in.text();
  read.paragraph_of_line.resize(in.count(1));
  for (int& paragraph : read.paragraph_of_line) paragraph = in.integer();
  read.pages.resize(in.count(2));
  for (PageSize& page : read.pages) {
    page.width = in.measure();
    page.height = in.measure();
  }
  read.lines.resize(in.count(7));
  for (LineBox& line : read.lines) {
    line.where.begin = static_cast<std::size_t>(in.number());
    line.where.end = static_cast<std::size_t>(in.number());
    line.page = in.integer();
    read_box(in, line.box);
  }
  if (!in.is_whole() || !fits_together(read)) return damaged();
  return read;
}

Result<std::string> picture_from_wire(std::string_view wire) {
  constexpr std::string_view kPng = "\x89PNG";
  if (wire.empty() || (wire.front() != 'P' && wire.front() != 'E')) return damaged();
  if (wire.front() == 'E') return error_from_wire(wire.substr(1));
  Reader in(wire.substr(1));
  std::string picture = in.text();
  if (!in.is_whole() || !picture.starts_with(kPng)) return damaged();
  return picture;
}

Result<ReadyPage> ready_page_from_wire(std::string_view wire) {
  if (wire.empty() || (wire.front() != 'R' && wire.front() != 'E')) return damaged();
  if (wire.front() == 'E') return error_from_wire(wire.substr(1));
  Reader in(wire.substr(1));
  ReadyPage ready;
  ready.pages = in.integer();
  ready.size.width = in.measure();
  ready.size.height = in.measure();
  ready.points = in.measure() / kFine;
  ready.skew = in.measure() / kFine;
  ready.is_turned = in.number() != 0;
  ready.picture = in.text();
  ready.red = in.text();
  ready.red_places.resize(in.count(4));
  for (Box& box : ready.red_places) read_box(in, box);
  ready.is_layer_seen = in.number() != 0;
  if (in.number() != 0) ready.layer = read_page(in);
  const bool has_words = ready.picture.starts_with('P') || (ready.picture.empty() && ready.layer);
  const bool is_sound = has_words && (!ready.layer || fits_together(*ready.layer)) && ready.pages >= 1 && ready.size.width > 0 &&
                        ready.size.height > 0 && ready.points > 0 && std::abs(ready.skew) < 1 && ready.red_places.size() <= kMostRedPlaces;
  if (!in.is_whole() || !is_sound) return damaged();
  return ready;
}

}  // namespace nhipcau::files
