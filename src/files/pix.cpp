#include "files/pix.hpp"

#include <leptonica/allheaders.h>

namespace nhipcau::files {

void PixEnd::operator()(Pix* pix) const {
  pixDestroy(&pix);
}

std::string bytes_of(Pix& pix, PixForm form) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (pixWriteMem(&data, &size, &pix, form == PixForm::pnm ? IFF_PNM : IFF_PNG) != 0) return {};
  const std::unique_ptr<l_uint8, void (*)(void*)> held(data, lept_free);
  return {reinterpret_cast<const char*>(data), size};
}

PixHandle to_plain(PixHandle pix) {
  if (pix == nullptr) return pix;
  if (pixGetSpp(pix.get()) == 4) pix.reset(pixRemoveAlpha(pix.get()));
  if (pix != nullptr && pixGetColormap(pix.get()) != nullptr) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (pix != nullptr && pixGetDepth(pix.get()) != 32) pix.reset(pixConvertTo8(pix.get(), 0));
  return pix;
}

bool is_coloured(Pix& pix) {
  return pixGetDepth(&pix) == 32;
}

}  // namespace nhipcau::files
