// Poppler's public interface gives neither pictures nor whether a letter is seen, so this uses the interface of its own devices, which
// belongs to one version of it (docs/decisions/0011-pdf.md).
#include "files/pdf_makeup.hpp"

#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <bitset>
#include <cmath>

#include "files/page_box.hpp"

namespace nhipcau::files {
namespace {

constexpr int kSquares = 64;  // along each edge of the page
constexpr double kPointsPerInch = 72;
constexpr double kCovering = 0.5;  // of the page: a picture that hides what is under it
constexpr int kInvisible = 3;      // rendering mode; and 7, which only clips

/// Which squares of the page are covered.
class Cover {
 public:
  /// box  in shares of the page; the squares whose middle is inside are covered
  void add(const Box& box) {
    for (int row = at(box.top); row < at(box.bottom); ++row)
      for (int column = at(box.left); column < at(box.right); ++column) squares_.set(static_cast<std::size_t>(row * kSquares + column));
  }
  [[nodiscard]] double share() const { return static_cast<double>(squares_.count()) / (kSquares * kSquares); }

 private:
  /// The first square whose middle is not before the edge.
  static int at(double edge) { return std::clamp(static_cast<int>(std::ceil(edge * kSquares - 0.5)), 0, kSquares); }
  std::bitset<kSquares * kSquares> squares_;
};

/// A device that draws nothing and takes note.
class Observer : public OutputDev {
 public:
  [[nodiscard]] PageMakeup makeup() const {
    return {.picture_share = cover_.share(), .seen_letters = seen_letters_, .hidden_letters = hidden_letters_};
  }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void startPage(int /*page*/, GfxState* state, XRef* /*xref*/) override {
    width_ = state->getPageWidth();
    height_ = state->getPageHeight();
  }
  void drawChar(GfxState* state, double /*x*/, double /*y*/, double /*dx*/, double /*dy*/, double /*origin_x*/, double /*origin_y*/,
                CharCode /*code*/, int /*bytes*/, const Unicode* letters, int count) override {
    if (count == 1 && letters[0] == U' ') return;
    ((state->getRender() & kInvisible) == kInvisible ? hidden_letters_ : seen_letters_) += 1;
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool is_inverted, bool is_smooth,
                     bool is_inline) override {
    note(state);
    OutputDev::drawImageMask(state, ref, stream, width, height, is_inverted, is_smooth, is_inline);  // passes over what stands in line
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours, bool is_smooth,
                 const int* masked_colours, bool is_inline) override {
    if (note(state) > kCovering) hide_letters();
    OutputDev::drawImage(state, ref, stream, width, height, colours, is_smooth, masked_colours, is_inline);
  }
  void drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/, int /*height*/, GfxImageColorMap* /*colours*/,
                       bool /*is_smooth*/, Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/, bool /*is_inverted*/,
                       bool /*is_mask_smooth*/) override {
    note(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/, int /*height*/,
                           GfxImageColorMap* /*colours*/, bool /*is_smooth*/, Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                           GfxImageColorMap* /*mask_colours*/, bool /*is_mask_smooth*/) override {
    note(state);
  }

 private:
  /// Notes where a picture stands, as far as it is not clipped away; gives its share of the page.
  double note(GfxState* state) {
    if (!(width_ > 0 && height_ > 0)) return 0;
    const double* m = state->getCTM();  // a picture is the unit square
    Box box;
    state->getClipBBox(&box.left, &box.top, &box.right, &box.bottom);
    box.left = std::max(box.left, m[4] + std::min({0.0, m[0], m[2], m[0] + m[2]}));
    box.right = std::min(box.right, m[4] + std::max({0.0, m[0], m[2], m[0] + m[2]}));
    box.top = std::max(box.top, m[5] + std::min({0.0, m[1], m[3], m[1] + m[3]}));
    box.bottom = std::min(box.bottom, m[5] + std::max({0.0, m[1], m[3], m[1] + m[3]}));
    if (!(box.right > box.left && box.bottom > box.top)) return 0;
    const Box share{std::max(0.0, box.left / width_), std::max(0.0, box.top / height_), std::min(1.0, box.right / width_),
                    std::min(1.0, box.bottom / height_)};
    cover_.add(share);
    return std::max(0.0, share.width()) * std::max(0.0, share.height());
  }
  void hide_letters() {
    hidden_letters_ += seen_letters_;
    seen_letters_ = 0;
  }

  double width_ = 0, height_ = 0;
  Cover cover_;
  std::size_t seen_letters_ = 0, hidden_letters_ = 0;
};

}  // namespace

std::optional<PageMakeup> makeup_of(std::string_view bytes, int page) {
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));  // it owns the stream
  if (!document.isOk() || page < 1 || page > document.getNumPages()) return std::nullopt;
  Observer observer;
  document.displayPage(&observer, page, kPointsPerInch, kPointsPerInch, 0, false, true, false);
  return observer.makeup();
}

}  // namespace nhipcau::files
