#pragma once
#include <poppler/TextOutputDev.h>

#include <bitset>

#include "files/page_box.hpp"
#include "files/pdf_makeup.hpp"

namespace nhipcau::files {

/// What poppler's interpreter draws a page on: nothing is drawn; its words are gathered by poppler's own device, what the page is made of
/// by this one. Of pdf_words.cpp alone: the interface belongs to one version of poppler (docs/decisions/0011-pdf.md).
class PageDevice final : public TextOutputDev {
 public:
  enum class Look { words, words_and_pictures };

  explicit PageDevice(Look look);

  /// Of the page drawn last; without pictures unless they were looked at.
  [[nodiscard]] PageMakeup makeup() const;

  bool needNonText() override { return sees_pictures_; }
  void startPage(int page, GfxState* state, XRef* xref) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code, int bytes,
                const Unicode* letters, int count) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool is_inverted, bool is_smooth,
                     bool is_inline) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours, bool is_smooth,
                 const int* masked_colours, bool is_inline) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours, bool is_smooth,
                       Stream* mask, int mask_width, int mask_height, bool is_inverted, bool is_mask_smooth) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours, bool is_smooth,
                           Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_colours, bool is_mask_smooth) override;

 private:
  /// Which squares of the page are covered.
  class Cover {
   public:
    /// box  in shares of the page; the squares whose middle is inside are covered
    void add(const Box& box);
    [[nodiscard]] double share() const;

   private:
    static constexpr int kSquares = 64;  // along each edge of the page
    std::bitset<static_cast<std::size_t>(kSquares) * kSquares> squares_;
  };

  /// Notes where a picture stands, as far as it is not clipped away; gives its share of the page.
  double note(GfxState* state);
  void hide_letters();

  bool sees_pictures_;
  double width_ = 0, height_ = 0;
  Cover cover_;
  std::size_t seen_letters_ = 0, hidden_letters_ = 0;
};

}  // namespace nhipcau::files
