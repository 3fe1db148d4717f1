#include "spelling/casing.hpp"

#include "text/decode.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::spelling {

std::string in_case_of(std::string_view written, std::string_view key) {
  const text::Decoded first = text::decode(written, 0);
  if (!text::is_upper(first.code_point)) return std::string(key);
  if (first.length < written.size() && text::is_all_caps(written)) return text::to_upper(key);
  const std::size_t head = text::decode(key, 0).length;
  return text::to_upper(key.substr(0, head)) + std::string(key.substr(head));
}

}  // namespace nhipcau::spelling
