#include "api/json_text.hpp"

#include <algorithm>

// RFC 8259: string = quotation-mark { char } quotation-mark;  escaped are the quotation mark, the backslash and U+0000 to U+001F.
namespace nhipcau::api {
namespace {

bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

/// Looks at every byte without a branch, many at a time.
bool is_plain(std::string_view text) {
  unsigned found = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    found |= static_cast<unsigned>(byte < 0x20) | static_cast<unsigned>(byte == '"') | static_cast<unsigned>(byte == '\\');
  }
  return found == 0;
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out.append("\\u00").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
  }
}

void append_with_escapes(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto* const stop = std::find_if_not(text.begin(), text.end(), [](char c) { return is_plain(c); });
    out.append(text.begin(), stop);
    if (stop != text.end()) append_escaped(out, *stop);
    text.remove_prefix(static_cast<std::size_t>(stop - text.begin()) + (stop == text.end() ? 0 : 1));
  }
}

}  // namespace

void JsonText::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

void JsonText::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
}

void JsonText::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
}

void JsonText::word(std::string_view word) {
  separate();
  text_ += word;
}

void JsonText::quote(std::string_view text) {
  text_ += '"';
  if (is_plain(text)) {
    text_.append(text);
  } else {
    append_with_escapes(text_, text);
  }
  text_ += '"';
}

void JsonText::name(std::string_view name) {
  text_.append(needs_comma_ ? ",\"" : "\"").append(name).append("\":");
  needs_comma_ = false;
}

void JsonText::value(std::string_view text) {
  separate();
  quote(text);
}

void JsonText::value(const json::value& tree) {
  word(json::serialize(tree));
}

void JsonText::field_or_null(std::string_view name_of_it, std::string_view text) {
  name(name_of_it);
  if (text.empty()) {
    value(nullptr);
  } else {
    value(text);
  }
}

}  // namespace nhipcau::api
