#include "files/pdf_signed_ranges.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace nhipcau::files {
namespace {

constexpr std::string_view kBlanks("\0\t\n\f\r ", 6);  // ISO 32000-1:2008, 7.2.2
constexpr std::size_t kLongestSignature = 2U << 20U;   // hexadecimal digits; usual are 8,000 to 60,000
constexpr std::size_t kLongestDictionary = 8192;       // bytes on either side of the signature
constexpr std::size_t kMostLooks = 64;                 // at places that may be one

std::string_view skip_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::string_view trim_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

/// The four numbers of "/ByteRange [0 840 10842 1000]"; `text` begins behind the name.
std::optional<std::array<std::size_t, 4>> read_range(std::string_view text) {
  text = skip_blanks(text);
  if (!text.starts_with('[')) return std::nullopt;
  text.remove_prefix(1);
  std::array<std::size_t, 4> numbers{};
  for (std::size_t& number : numbers) {
    text = skip_blanks(text);
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
  return skip_blanks(text).starts_with(']') ? std::optional(numbers) : std::nullopt;
}

std::optional<unsigned> digit_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a' + 10);
  return std::nullopt;
}

std::optional<std::string> from_hex(std::string_view hex) {
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  std::optional<unsigned> high;
  for (const char c : hex) {
    if (kBlanks.find(c) != std::string_view::npos) continue;
    const auto digit = digit_of(c);
    if (!digit) return std::nullopt;
    if (high) bytes.push_back(static_cast<char>(*high * 16 + *digit));
    high = high ? std::nullopt : digit;
  }
  return high ? std::nullopt : std::optional(std::move(bytes));
}

constexpr std::string_view kDelimiters("\0\t\n\f\r /<>[]()", 14);

std::string_view name_in(std::string_view text) {
  if (!text.starts_with('/')) return {};
  return text.substr(1, std::min(text.find_first_of(kDelimiters, 1), text.size()) - 1);
}

/// What stands behind the name in the dictionary, which the signature has cut in two; empty if the name is not there.
std::string_view value_of(std::string_view name, std::string_view head, std::string_view tail) {
  for (const std::string_view half : {head, tail})
    for (std::size_t at = half.find('/'); at != std::string_view::npos; at = half.find('/', at + 1))
      if (name_in(half.substr(at)) == name) return skip_blanks(half.substr(at + 1 + name.size()));
  return {};
}

std::optional<SignedRanges> read_dictionary(std::string_view bytes, std::size_t behind_name) {
  const auto range = read_range(bytes.substr(behind_name, 200));
  if (!range) return std::nullopt;
  const auto [first, length, second, rest] = *range;
  if (first != 0 || length >= second || second > bytes.size() || rest > bytes.size() - second) return std::nullopt;
  const std::string_view gap = bytes.substr(length, second - length);
  if (gap.size() < 2 || gap.size() > kLongestSignature || gap.front() != '<' || gap.back() != '>') return std::nullopt;
  const std::string_view head = bytes.substr(0, length).substr(length - std::min(length, kLongestDictionary));
  if (!trim_end(head).ends_with("/Contents")) return std::nullopt;
  auto der = from_hex(gap.substr(1, gap.size() - 2));
  if (!der) return std::nullopt;
  const std::string_view tail = bytes.substr(second, kLongestDictionary);
  const std::string_view own_head = head.substr(std::min(head.rfind(" obj") + 1, head.size()));
  const std::string_view own_tail = tail.substr(0, tail.find("endobj"));
  const std::string_view told = value_of("M", own_head, own_tail);
  return SignedRanges{.before = bytes.substr(0, length),
                      .after = bytes.substr(second, rest),
                      .der = std::move(*der),
                      .kind = name_in(value_of("SubFilter", own_head, own_tail)),
                      .told_at = told.starts_with('(') ? read_pdf_time(told.substr(1, told.find(')') - 1)) : std::nullopt};
}

/// A number of just so many digits; `otherwise` where the text is over.
std::optional<int> take_number(std::string_view& text, std::size_t digits, int otherwise) {
  if (text.empty() || text.front() == 'Z' || text.front() == '+' || text.front() == '-') return otherwise;
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + digits, value);
  if (fault != std::errc{} || end != text.data() + digits || value < 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

/// Minutes east of Greenwich: "+07'00'".
std::optional<int> take_zone(std::string_view text) {
  if (text.empty() || text.front() == 'Z') return 0;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2, 0);
  if (text.starts_with('\'')) text.remove_prefix(1);
  const auto minutes = text.size() < 2 ? std::optional(0) : take_number(text, 2, 0);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

}  // namespace

std::optional<Instant> read_pdf_time(std::string_view text) {
  using namespace std::chrono;
  if (text.starts_with("D:")) text.remove_prefix(2);
  if (text.empty()) return std::nullopt;
  const auto year_number = take_number(text, 4, 0);
  const auto month_number = take_number(text, 2, 1);
  const auto day_number = take_number(text, 2, 1);
  const auto hour = take_number(text, 2, 0);
  const auto minute = take_number(text, 2, 0);
  const auto second = take_number(text, 2, 0);
  if (!year_number || !month_number || !day_number || !hour || !minute || !second) return std::nullopt;
  if (!text.empty() && text.front() != 'Z' && text.front() != '+' && text.front() != '-') return std::nullopt;
  const auto zone = take_zone(text);
  const year_month_day date{year(*year_number), month(static_cast<unsigned>(*month_number)), day(static_cast<unsigned>(*day_number))};
  if (!zone || !date.ok() || *year_number < 1900 || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  return sys_days(date) + hours(*hour) + minutes(*minute - *zone) + seconds(*second);
}

std::vector<SignedRanges> find_signed_ranges(std::string_view bytes, std::size_t most) {
  constexpr std::string_view kName = "/ByteRange";
  std::vector<SignedRanges> found;
  std::size_t at = bytes.find(kName);
  for (std::size_t look = 0; look < kMostLooks && at != std::string_view::npos && found.size() < most;
       ++look, at = bytes.find(kName, at + 1))
    if (auto ranges = read_dictionary(bytes, at + kName.size())) found.push_back(std::move(*ranges));
  return found;
}

}  // namespace nhipcau::files
