#include "authenticator/recovery_code.hpp"

#include "base/hash.hpp"

namespace nhipcau::authenticator {
namespace {

constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";  // neither 0 and O nor 1, I and L
constexpr std::size_t kLength = 16, kGroup = 4;
constexpr std::size_t kMostTyped = 64;
constexpr unsigned kFair = 256 / 31 * 31;  // bytes from here on would favour some letters

char random_letter() {
  while (true) {  // ends: 31 of 32 bytes are fair
    const auto byte = static_cast<unsigned char>(random_bytes(1).front());
    if (byte < kFair) return kLetters[byte % kLetters.size()];
  }
}

}  // namespace

std::string make_recovery_code() {
  static_assert(kLetters.size() == 31);
  std::string code;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i > 0 && i % kGroup == 0) code += '-';
    code += random_letter();
  }
  return code;
}

std::optional<std::string> read_recovery_code(std::string_view typed) {
  if (typed.size() > kMostTyped) return std::nullopt;
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char capital = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (kLetters.find(capital) == std::string_view::npos) return std::nullopt;
    code += capital;
  }
  return code.size() == kLength ? std::optional(code) : std::nullopt;
}

}  // namespace nhipcau::authenticator
