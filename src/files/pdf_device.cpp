#include "files/pdf_device.hpp"

#include <poppler/GfxState.h>

#include <algorithm>
#include <cmath>

namespace nhipcau::files {
namespace {

constexpr double kCovering = 0.5;  // of the page: a picture that hides what is under it
constexpr int kInvisible = 3;      // rendering mode; and 7, which only clips

}  // namespace

void PageDevice::Cover::add(const Box& box) {
  // The first square whose middle is not before the edge.
  const auto at = [](double edge) { return std::clamp(static_cast<int>(std::ceil(edge * kSquares - 0.5)), 0, kSquares); };
  for (int row = at(box.top); row < at(box.bottom); ++row)
    for (int column = at(box.left); column < at(box.right); ++column) squares_.set(static_cast<std::size_t>(row * kSquares + column));
}

double PageDevice::Cover::share() const {
  return static_cast<double>(squares_.count()) / (kSquares * kSquares);
}

PageDevice::PageDevice(Look look) : TextOutputDev(nullptr, false, 0, false, false), sees_pictures_(look == Look::words_and_pictures) {}

PageMakeup PageDevice::makeup() const {
  return {.picture_share = cover_.share(), .seen_letters = seen_letters_, .hidden_letters = hidden_letters_};
}

void PageDevice::startPage(int page, GfxState* state, XRef* xref) {
  width_ = state->getPageWidth();
  height_ = state->getPageHeight();
  TextOutputDev::startPage(page, state, xref);
}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code,
                          int bytes, const Unicode* letters, int count) {
  const bool is_space = count == 1 && letters[0] == U' ';
  if (!is_space) ((state->getRender() & kInvisible) == kInvisible ? hidden_letters_ : seen_letters_) += 1;
  TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, letters, count);
}

void PageDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool is_inverted, bool is_smooth,
                               bool is_inline) {
  note(state);
  OutputDev::drawImageMask(state, ref, stream, width, height, is_inverted, is_smooth, is_inline);  // passes over what stands in line
}

void PageDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours, bool is_smooth,
                           const int* masked_colours, bool is_inline) {
  if (note(state) > kCovering) hide_letters();
  OutputDev::drawImage(state, ref, stream, width, height, colours, is_smooth, masked_colours, is_inline);
}

void PageDevice::drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/, int /*height*/,
                                 GfxImageColorMap* /*colours*/, bool /*is_smooth*/, Stream* /*mask*/, int /*mask_width*/,
                                 int /*mask_height*/, bool /*is_inverted*/, bool /*is_mask_smooth*/) {
  note(state);
}

void PageDevice::drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int /*width*/, int /*height*/,
                                     GfxImageColorMap* /*colours*/, bool /*is_smooth*/, Stream* /*mask*/, int /*mask_width*/,
                                     int /*mask_height*/, GfxImageColorMap* /*mask_colours*/, bool /*is_mask_smooth*/) {
  note(state);
}

double PageDevice::note(GfxState* state) {
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

void PageDevice::hide_letters() {
  hidden_letters_ += seen_letters_;
  seen_letters_ = 0;
}

}  // namespace nhipcau::files
