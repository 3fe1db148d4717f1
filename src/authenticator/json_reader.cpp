#include "authenticator/json_reader.hpp"

#include <set>

namespace nhipcau::authenticator {
namespace {

constexpr unsigned kHighHalf = 0xD800, kLowHalf = 0xDC00, kBehindHalves = 0xE000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void append_utf8(std::string& out, unsigned code) {
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (code < 0x80U) return put(code);
  if (code < 0x800U) {
    put(0xC0U | code >> 6U);
    return put(0x80U | (code & 0x3FU));
  }
  if (code < 0x10000U) {
    put(0xE0U | code >> 12U);
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
  }
  put(0x80U | (code >> 6U & 0x3FU));
  put(0x80U | (code & 0x3FU));
}

}  // namespace

void JsonReader::skip_blanks() {
  while (place_ < json_.size() && std::string_view(" \t\r\n").find(json_[place_]) != std::string_view::npos) ++place_;
}

char JsonReader::peek() {
  skip_blanks();
  return place_ < json_.size() ? json_[place_] : '\0';
}

bool JsonReader::take(char wanted) {
  if (wanted == '\0' || peek() != wanted) return false;
  ++place_;
  return true;
}

bool JsonReader::is_at_end() {
  skip_blanks();
  return place_ == json_.size();
}

bool JsonReader::word(std::string_view wanted) {
  if (!json_.substr(place_).starts_with(wanted)) return false;
  place_ += wanted.size();
  return true;
}

std::optional<bool> JsonReader::boolean() {
  skip_blanks();
  if (word("true")) return true;
  if (word("false")) return false;
  return std::nullopt;
}

std::optional<std::string> JsonReader::string() {
  if (!take('"')) return std::nullopt;
  std::string out;
  while (place_ < json_.size()) {
    const char c = json_[place_++];
    if (c == '"') return out;
    if (static_cast<unsigned char>(c) < 0x20U) return std::nullopt;
    if (c != '\\') {
      out += c;
    } else if (!escape(out)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

bool JsonReader::escape(std::string& out) {
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
  if (place_ >= json_.size()) return false;
  const char letter = json_[place_++];
  if (const std::size_t which = kLetters.find(letter); which != std::string_view::npos) {
    out += kMeant[which];
    return true;
  }
  if (letter != 'u') return false;
  auto code = hex4();
  if (!code || (*code >= kLowHalf && *code < kBehindHalves)) return false;
  if (*code >= kHighHalf && *code < kLowHalf) {
    if (!word("\\u")) return false;
    const auto low = hex4();
    if (!low || *low < kLowHalf || *low >= kBehindHalves) return false;
    code = 0x10000U + ((*code - kHighHalf) << 10U) + (*low - kLowHalf);
  }
  append_utf8(out, *code);
  return true;
}

std::optional<unsigned> JsonReader::hex4() {
  if (json_.size() - place_ < 4) return std::nullopt;
  unsigned value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = json_[place_++];
    const char lower = static_cast<char>(c | 0x20);
    if (!is_digit(c) && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value << 4U | static_cast<unsigned>(is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

bool JsonReader::number() {
  const std::size_t start = place_;
  while (place_ < json_.size() && (is_digit(json_[place_]) || std::string_view("+-.eE").find(json_[place_]) != std::string_view::npos)) {
    ++place_;
  }
  return place_ > start;
}

std::optional<std::int64_t> JsonReader::whole_number() {
  constexpr std::size_t kMostDigits = 15;
  skip_blanks();
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (; place_ < json_.size() && is_digit(json_[place_]); ++place_, ++digits) {
    if (digits == kMostDigits) return std::nullopt;
    value = value * 10 + (json_[place_] - '0');
  }
  if (digits == 0) return std::nullopt;
  if (place_ < json_.size() && json_[place_] == '.') {
    for (++place_; place_ < json_.size() && is_digit(json_[place_]); ++place_) {
    }
  }
  const bool has_exponent = place_ < json_.size() && (json_[place_] == 'e' || json_[place_] == 'E');
  return has_exponent ? std::nullopt : std::optional(value);
}

std::optional<std::vector<std::string>> JsonReader::texts() {
  std::vector<std::string> texts;
  const auto one = [&] {
    auto text = string();
    if (text) texts.push_back(std::move(*text));
    return text.has_value();
  };
  if (peek() == '"') return one() ? std::optional(texts) : std::nullopt;
  if (!take('[')) return std::nullopt;
  if (take(']')) return texts;
  do {
    if (!(peek() == '"' ? one() : skip(2))) return std::nullopt;
  } while (take(','));
  return take(']') ? std::optional(texts) : std::nullopt;
}

bool JsonReader::members(const std::function<bool(const std::string& name)>& take_value) {
  std::set<std::string> known;
  if (!take('{')) return false;
  if (take('}')) return true;
  do {
    const auto name = string();
    if (!name || !known.insert(*name).second || !take(':') || !take_value(*name)) return false;
  } while (take(','));
  return take('}');
}

bool JsonReader::skip(std::size_t depth) {
  if (depth > most_depth_) return false;
  switch (peek()) {
    case '"': return string().has_value();
    case 't':
    case 'f': return boolean().has_value();
    case 'n': return word("null");
    case '{': return take('{') && skip_members('}', depth);
    case '[': return take('[') && skip_members(']', depth);
    default: return number();
  }
}

bool JsonReader::skip_members(char closing, std::size_t depth) {
  if (take(closing)) return true;
  do {
    if (closing == '}' && (!string() || !take(':'))) return false;
    if (!skip(depth + 1)) return false;
  } while (take(','));
  return take(closing);
}

}  // namespace nhipcau::authenticator
