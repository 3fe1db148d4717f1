#include "http/target.hpp"

#include <algorithm>
#include <array>

#include "http/ascii.hpp"

namespace nhipcau::http {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  const char small = lower_ascii(c);
  if (small >= 'a' && small <= 'f') return static_cast<unsigned>(small - 'a' + 10);
  return std::nullopt;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// How many bytes a UTF-8 sequence has by its first byte, and the range of its second; 0: no such first byte. Unicode 15, table 3-7.
struct Lead {
  std::size_t length = 0;
  unsigned second_from = 0x80, second_to = 0xBF;
};
Lead lead_of(unsigned byte) {
  if (byte < 0x80) return {1};
  if (byte >= 0xC2 && byte <= 0xDF) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

/// Letters and digits, what stands between them in our paths, and the slash.
constexpr auto kPlain = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

/// One segment of a path, still escaped.
std::optional<std::string> decode_segment(std::string_view escaped) {
  auto segment = percent_decode(escaped);
  if (!segment || !is_utf8(*segment)) return std::nullopt;
  if (*segment == "." || *segment == "..") return std::nullopt;
  const bool is_bad = std::any_of(segment->begin(), segment->end(), [](char c) { return is_control(c) || c == '/' || c == '\\'; });
  return is_bad ? std::nullopt : segment;
}

/// A path with nothing to decode and nothing to refuse: most are.
bool is_plain_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (!kPlain[static_cast<unsigned char>(path[i])]) return false;
    if (path[i - 1] == '/' && (path[i] == '/' || path[i] == '.')) return false;
  }
  return true;
}

std::optional<std::string> decode_path(std::string_view escaped) {
  if (!escaped.starts_with('/')) return std::nullopt;
  std::string path;
  for (std::size_t at = 1;;) {
    const std::size_t end = escaped.find('/', at);
    const auto segment = decode_segment(escaped.substr(at, end - at));
    if (!segment || (segment->empty() && end != std::string_view::npos)) return std::nullopt;
    path.append("/").append(*segment);
    if (end == std::string_view::npos) return path;
    at = end + 1;
  }
}

std::optional<std::string> decode_query_part(std::string_view escaped) {
  std::string spaced(escaped);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  auto decoded = percent_decode(spaced);
  if (!decoded || !is_utf8(*decoded) || decoded->find('\0') != std::string::npos) return std::nullopt;
  return decoded;
}

std::optional<std::map<std::string, std::string>> decode_query(std::string_view escaped) {
  std::map<std::string, std::string> query;
  for (std::size_t count = 0; !escaped.empty(); ++count) {
    if (count == kMaxQueryParameters) return std::nullopt;
    const std::size_t end = escaped.find('&');
    const std::string_view pair = escaped.substr(0, end);
    escaped = end == std::string_view::npos ? std::string_view{} : escaped.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const auto name = decode_query_part(pair.substr(0, equals));
    const auto value = equals == std::string_view::npos ? std::optional<std::string>("") : decode_query_part(pair.substr(equals + 1));
    if (!name || !value) return std::nullopt;
    query.emplace(*name, *value);
  }
  return query;
}

/// "http://host/path" → "/path"; an origin-form comes back as it is.
std::string_view without_authority(std::string_view target) {
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (target.size() < scheme.size() || !same_token(target.substr(0, scheme.size()), scheme)) continue;
    const std::size_t path = target.find_first_of("/?", scheme.size());
    if (path == std::string_view::npos) return target.size() == scheme.size() ? target : "/";
    return path == scheme.size() ? std::string_view{} : target.substr(path);
  }
  return target;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  if (is_plain_path(target)) return Target{std::string(target), {}};
  target = without_authority(target);
  if (target.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t mark = target.find('?');
  auto path = decode_path(target.substr(0, mark));
  auto query = decode_query(mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1));
  if (!path || !query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto high = hex_digit(text[i + 1]);
    const auto low = hex_digit(text[i + 2]);
    if (!high || !low) return std::nullopt;
    out += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return out;
}

bool is_utf8(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
  for (std::size_t i = 0; i < bytes.size();) {
    const Lead lead = lead_of(byte(i));
    if (lead.length == 0 || i + lead.length > bytes.size()) return false;
    if (lead.length > 1 && (byte(i + 1) < lead.second_from || byte(i + 1) > lead.second_to)) return false;
    for (std::size_t k = 2; k < lead.length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return false;
    }
    i += lead.length;
  }
  return true;
}

}  // namespace nhipcau::http
