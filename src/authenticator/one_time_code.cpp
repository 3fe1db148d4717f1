#include "authenticator/one_time_code.hpp"

#include "base/hash.hpp"
#include "base/signature.hpp"

namespace nhipcau::authenticator {
namespace {

constexpr std::uint32_t kModulo = 1'000'000;  // 10^kCodeDigits

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto is_plain = [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
  };
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(byte)) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

std::string without_blanks(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    if (c != ' ') out += c;
  }
  return out;
}

}  // namespace

std::int64_t code_step(Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count() / kCodeStepSeconds;
}

std::string code_at(std::string_view secret, std::int64_t step) {
  std::string message(8, '\0');
  for (std::size_t i = 0; i < message.size(); ++i) message[7 - i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (8 * i) & 255U);
  const std::string mac = hmac_sha1(secret, message);
  const std::size_t at = static_cast<unsigned char>(mac.back()) & 15U;  // RFC 4226, 5.3: dynamic truncation
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(mac[at + i]);
  std::string code = std::to_string((value & 0x7FFFFFFFU) % kModulo);
  return std::string(kCodeDigits - code.size(), '0') + code;
}

std::optional<std::int64_t> find_step(std::string_view secret, std::string_view typed, Instant now, std::int64_t last_used) {
  const std::string code = without_blanks(typed);
  const std::int64_t middle = code_step(now);
  std::optional<std::int64_t> found;
  for (std::int64_t step = middle - kCodeSlackSteps; step <= middle + kCodeSlackSteps; ++step) {
    const bool is_it = same_secret(code_at(secret, step), code);
    if (is_it && step > last_used && !found) found = step;
  }
  return found;
}

std::string to_base32(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned waiting = 0, bits = 0;
  for (const char c : bytes) {
    waiting = waiting << 8U | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += kLetters[waiting >> (bits - 5) & 31U];
    waiting &= (1U << bits) - 1;
  }
  if (bits > 0) out += kLetters[waiting << (5 - bits) & 31U];
  return out;
}

std::string in_groups(std::string_view text) {
  constexpr std::size_t kGroup = 4;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += kGroup) {
    if (i > 0) out += ' ';
    out += text.substr(i, kGroup);
  }
  return out;
}

std::string code_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  const std::string name = percent_encoded(issuer);
  return "otpauth://totp/" + name + ":" + percent_encoded(account) + "?secret=" + to_base32(secret) + "&issuer=" + name +
         "&algorithm=SHA1&digits=" + std::to_string(kCodeDigits) + "&period=" + std::to_string(kCodeStepSeconds);
}

}  // namespace nhipcau::authenticator
