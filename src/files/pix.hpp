#pragma once
#include <memory>
#include <string>
#include <string_view>

struct Pix;

namespace nhipcau::files {

struct PixEnd {
  void operator()(Pix* pix) const;
};
/// A picture of leptonica's in memory.
using PixHandle = std::unique_ptr<Pix, PixEnd>;

/// A picture as PNM or PNG; empty if there is no room for it.
enum class PixForm { pnm, png };
std::string bytes_of(Pix& pix, PixForm form);

/// Eight bits of grey, or, of a coloured one, thirty-two bits of colour, without transparency; none if there is no room for it.
PixHandle to_plain(PixHandle pix);
bool is_coloured(Pix& pix);

}  // namespace nhipcau::files
