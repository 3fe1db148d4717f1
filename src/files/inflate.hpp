#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct libdeflate_decompressor;

namespace nhipcau::files {

/// Unpacks deflated parts (RFC 1951) at one go: for parts whose size is told and small enough to make room for. Less than half the time of
/// unpacking piece by piece.
class Inflater {
 public:
  Inflater();

  /// What `packed` holds; nothing if that is not well-formed, not just `size` bytes long, or has another CRC-32 than `crc`.
  [[nodiscard]] std::optional<std::string> unpack(std::string_view packed, std::size_t size, std::uint32_t crc) const;

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace nhipcau::files
