#include "files/inflate.hpp"

#include <libdeflate.h>

#include "base/require.hpp"

namespace nhipcau::files {

void Inflater::Free::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Inflater::Inflater() : decompressor_(libdeflate_alloc_decompressor()) {
  require(decompressor_ != nullptr, "not enough memory to unpack a file");
}

std::optional<std::string> Inflater::unpack(std::string_view packed, std::size_t size, std::uint32_t crc) const {
  std::string content(size, '\0');
  const libdeflate_result result =
      libdeflate_deflate_decompress(decompressor_.get(), packed.data(), packed.size(), content.data(), content.size(), nullptr);
  if (result != LIBDEFLATE_SUCCESS || libdeflate_crc32(0, content.data(), content.size()) != crc) return std::nullopt;
  return content;
}

}  // namespace nhipcau::files
