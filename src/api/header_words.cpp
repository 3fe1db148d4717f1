#include "api/header_words.hpp"

#include <algorithm>
#include <charconv>

#include "http/ascii.hpp"
#include "http/target.hpp"
#include "text/clean.hpp"

namespace nhipcau::api {
namespace {

Fail bad_header(std::string_view name) {
  return fail(Code::invalid, "api.bad_header", {std::string(name)});
}

}  // namespace

std::string words_on_one_line(std::string_view raw) {
  std::string words = text::clean(raw).text;
  std::replace_if(
      words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return std::string(http::trim_blanks(words));
}

Result<std::string> read_header_words(std::string_view header, std::string_view name) {
  const auto decoded = http::percent_decode(header);
  if (!decoded || !http::is_utf8(*decoded)) return bad_header(name);
  return words_on_one_line(*decoded);
}

Result<std::int64_t> read_header_number(std::string_view header, std::string_view name) {
  std::int64_t number = 0;
  const auto* const end = header.data() + header.size();
  const auto [stopped, fault] = std::from_chars(header.data(), end, number);
  const bool is_number = fault == std::errc{} && stopped == end && number >= 1;
  if (!is_number) return bad_header(name);
  return number;
}

}  // namespace nhipcau::api
