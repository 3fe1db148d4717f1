#include "files/zip.hpp"

#include <doctest/doctest.h>

#include "files/docx_sample.hpp"
#include "files/inflate.hpp"

namespace nhipcau::files {
namespace {

constexpr std::string_view kStored("\x01\x05\x00\xFA\xFFhello", 10);  // RFC 1951, 3.2.4: one block, not packed
constexpr std::uint32_t kCrc = 0x3610A686;

TEST_CASE("a part is unpacked at one go only if it is whole and what its header says") {
  const Inflater inflater;
  CHECK(inflater.unpack(kStored, 5, kCrc) == "hello");
  CHECK_FALSE(inflater.unpack(kStored, 4, kCrc));
  CHECK_FALSE(inflater.unpack(kStored, 6, kCrc));
  CHECK_FALSE(inflater.unpack(kStored, 5, kCrc + 1));
  CHECK_FALSE(inflater.unpack(kStored.substr(0, 8), 5, kCrc));
  CHECK_FALSE(inflater.unpack("", 5, kCrc));
}

std::string read_first(const std::string& bytes, std::size_t most_bytes = std::string::npos) {
  const Limits limits;
  Budget budget(limits);
  auto zip = Zip::open(bytes, budget);
  if (!zip) return zip.error().key;
  const auto content = zip->read("a.txt", most_bytes);
  return content ? *content : content.error().key;
}

/// The zip with four bytes of the list at its end overwritten (APPNOTE 4.3.12: 16 the CRC, 24 the size).
std::string patched(std::string bytes, std::size_t field, std::uint32_t value) {
  const std::size_t entry = bytes.find("PK\x01\x02");
  for (std::size_t i = 0; i < 4; ++i) bytes[entry + field + i] = static_cast<char>(value >> (8 * i));
  return bytes;
}

TEST_CASE("a part gives what was packed, small or large; its header is not believed, its sum must be right") {
  const std::string small = "kế hoạch";
  std::string large;  // unpacked piece by piece
  for (unsigned i = 0; large.size() < 3U << 20U; ++i) large += std::to_string(i * 2654435761U);
  CHECK(read_first(sample::make_zip({{"a.txt", small}})) == small);
  CHECK(read_first(sample::make_zip({{"a.txt", std::string(50'000, 'x')}})) == std::string(50'000, 'x'));
  CHECK((read_first(sample::make_zip({{"a.txt", large}})) == large));
  const std::string packed = sample::make_zip({{"a.txt", std::string(1000, 'x')}});
  CHECK(read_first(packed, 999) == "files.too_large");
  CHECK(read_first(patched(packed, 16, 1)) == "files.damaged");
  for (const std::uint32_t size : {0U, 999U, 1001U, 0x7FFFFFFFU}) CHECK((read_first(patched(packed, 24, size)) == std::string(1000, 'x')));
}

}  // namespace
}  // namespace nhipcau::files
