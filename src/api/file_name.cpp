#include "api/file_name.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "http/ascii.hpp"
#include "http/target.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::api {

Result<std::string> read_file_name(std::string_view header) {
  const auto decoded = http::percent_decode(header);
  if (!decoded || !http::is_utf8(*decoded)) return fail(Code::invalid, "api.bad_file_name");
  std::string name = text::clean(*decoded).text;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  const std::size_t folder = name.find_last_of("/\\");
  if (folder != std::string::npos) name.erase(0, folder + 1);
  name = std::string(http::trim_blanks(name));
  if (name.empty() || name == "." || name == "..") return fail(Code::invalid, "api.bad_file_name");
  return name;
}

std::string attachment_header(std::string_view file_name) {
  constexpr std::string_view kKept = "!#$&+-.^_`|~";  // attr-char of RFC 8187
  std::string out = "attachment; filename*=UTF-8''";
  for (const char c : file_name) {
    const char small = http::lower_ascii(c);
    const bool is_kept = (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || kKept.find(c) != std::string_view::npos;
    out += is_kept ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace nhipcau::api
