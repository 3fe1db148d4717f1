// hOCR: XHTML; a line is <span class="ocr_line" title="bbox 395 232 892 278; baseline 0.006 -8; x_size 43.4; …"> (or ocr_header,
// ocr_caption, ocr_textfloat), with words in it: <span class="ocrx_word" title="bbox 395 232 450 278; x_wconf 96">. Its baselines are not
// sound where a line is short or runs over two columns.
#include "files/hocr.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "files/xml.hpp"
#include "text/clean.hpp"

namespace nhipcau::files {
namespace {

constexpr double kFurthest = 1e5;    // pixels
constexpr double kUnknownInk = 0.4;  // letters: a line that begins so far left of its first word begins with something else
constexpr double kGap = 0.2;         // letters: white between that and the word

struct Line {
  Box box;
  double size = 0;
};

/// The numbers behind a name in "bbox 1 2 3 4; x_wconf 96"; none if there are not so many.
template <std::size_t count>
std::optional<std::array<double, count>> numbers_of(std::string_view title, std::string_view name) {
  std::size_t at = title.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  at += name.size();
  std::array<double, count> numbers{};
  for (double& number : numbers) {
    at = std::min(title.find_first_not_of(' ', at), title.size());
    const auto [stopped, fault] = std::from_chars(title.data() + at, title.data() + title.size(), number);
    if (fault != std::errc{} || !(std::abs(number) < kFurthest)) return std::nullopt;
    at = static_cast<std::size_t>(stopped - title.data());
  }
  return numbers;
}

std::optional<Box> box_of(std::string_view title) {
  const auto edges = numbers_of<4>(title, "bbox");
  if (!edges) return std::nullopt;
  const auto [left, top, right, bottom] = *edges;
  if (!(right > left && bottom > top)) return std::nullopt;
  return Box{left, top, right, bottom};
}

std::optional<Line> line_of(std::string_view title) {
  const auto box = box_of(title);
  const auto size = numbers_of<1>(title, "x_size");
  if (!box || !size || !((*size)[0] > 0)) return std::nullopt;
  return Line{.box = *box, .size = (*size)[0]};
}

/// The text of a word, whatever it is wrapped in, without spaces around it.
std::string text_of(pugi::xml_node word) {
  std::string text;
  struct Walker : pugi::xml_tree_walker {
    std::string* out = nullptr;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_pcdata) *out += node.value();
      return true;
    }
  } walker;
  walker.out = &text;
  word.traverse(walker);
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

class Collector : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    const std::string_view kind = node.attribute("class").value();
    const std::string_view title = node.attribute("title").value();
    if (kind == "ocrx_word") {
      add(node, title);
    } else if (kind.starts_with("ocr_")) {
      line_ = line_of(title);  // of a page or a paragraph: none
      has_word_ = false;
    }
    return true;
  }
  std::vector<RecognisedWord> take() { return std::move(words_); }

 private:
  void add(pugi::xml_node node, std::string_view title) {
    const auto box = box_of(title);
    const auto sureness = numbers_of<1>(title, "x_wconf");
    std::string text = text_of(node);
    if (!line_ || !box || !sureness || text.empty() || text.find_first_of("\t\n") != std::string::npos) return;
    if (!has_word_ && box->left - line_->box.left > kUnknownInk * line_->size) add_unknown(*box);
    words_.push_back({.text = std::move(text),
                      .box = *box,
                      .sureness = static_cast<int>(std::clamp((*sureness)[0], 0.0, 100.0)),
                      .is_first = !std::exchange(has_word_, true),
                      .line_size = line_->size});
  }

  void add_unknown(const Box& first) {
    has_word_ = true;
    const Box box{line_->box.left, first.top, first.left - kGap * line_->size, first.bottom};
    words_.push_back({.text = std::string(kUnknownSign), .box = box, .is_first = true, .line_size = line_->size});
  }

  std::optional<Line> line_;
  bool has_word_ = false;
  std::vector<RecognisedWord> words_;
};

}  // namespace

Result<std::vector<RecognisedWord>> words_of_hocr(std::string_view hocr) {
  const auto damaged = fail(Code::invalid, "files.damaged_picture");
  const std::size_t begin = hocr.find("<html");  // what stands before it names its document type, which Xml does not take
  if (begin == std::string_view::npos || hocr.size() > kMostRecognisedBytes || !text::is_utf8(hocr)) return damaged;
  const auto xml = Xml::parse(std::string(hocr.substr(begin)));
  if (!xml) return damaged;
  Collector collector;
  pugi::xml_node root = xml->root();
  root.traverse(collector);
  return collector.take();
}

}  // namespace nhipcau::files
