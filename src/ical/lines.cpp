#include "ical/lines.hpp"

#include <algorithm>
#include <vector>

#include "ical/reading.hpp"

namespace nhipcau::ical {
namespace {

/// Calls `act` with each line, without its end.
template <class Act>
void for_each_line(std::string_view text, const Act& act) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    act(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// The keywords of the format are ASCII, in capitals or not.
bool begins_with(std::string_view line, std::string_view word) {
  const auto same = [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; };
  return line.size() >= word.size() && std::equal(word.begin(), word.end(), line.begin(), [&](char w, char c) { return same(c, w); });
}

/// What a BEGIN or END names.
std::string name_in(std::string_view rest) {
  const std::size_t begin = std::min(rest.find_first_not_of(" \t"), rest.size());
  std::string name(rest.substr(begin, rest.find_last_not_of(" \t\r") + 1 - begin));
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

}  // namespace

std::string unfolded(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = at + (bytes.substr(at, 2) == "\r\n" ? 2 : 1);
    const bool is_end = bytes[at] == '\n' || end == at + 2;
    if (is_end && end < bytes.size() && (bytes[end] == ' ' || bytes[end] == '\t')) {
      at = end + 1;
    } else {
      out.append(bytes.substr(at, end - at));
      at = end;
    }
  }
  return out;
}

std::string fault_of_lines(std::string_view text) {
  std::size_t lines = 0, longest = 0;
  int depth = 0, deepest = 0;
  for_each_line(text, [&](std::string_view line) {
    ++lines;
    longest = std::max(longest, line.size());
    if (begins_with(line, "BEGIN:")) deepest = std::max(deepest, ++depth);
    if (begins_with(line, "END:") && depth > 0) --depth;
  });
  if (lines > kMostLines) return "ical.too_many_lines";
  if (longest > kMostOctetsOfLine) return "ical.line_too_long";
  return deepest > kDeepest ? "ical.too_deep" : "";
}

std::string balanced(std::string_view text) {
  std::vector<std::string> open;
  std::string out;
  const auto close = [&] {
    out.append("END:").append(open.back()).append("\n");
    open.pop_back();
  };
  for_each_line(text, [&](std::string_view line) {
    if (begins_with(line, "END:")) {
      const auto found = std::find(open.rbegin(), open.rend(), name_in(line.substr(4)));
      const auto above = static_cast<std::size_t>(found - open.rbegin());
      for (std::size_t i = 0; found != open.rend() && i <= above; ++i) close();
      return;
    }
    if (begins_with(line, "BEGIN:")) open.push_back(name_in(line.substr(6)));
    out.append(line).append("\n");
  });
  while (!open.empty()) close();
  return out;
}

std::size_t count_components(std::string_view text, std::string_view name) {
  std::size_t count = 0;
  for_each_line(text, [&](std::string_view line) { count += begins_with(line, "BEGIN:") && name_in(line.substr(6)) == name ? 1 : 0; });
  return count;
}

}  // namespace nhipcau::ical
