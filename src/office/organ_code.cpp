#include "office/organ_code.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/scan.hpp"

namespace nhipcau::office {
namespace {

using Groups = std::vector<std::string_view>;

constexpr std::size_t kFirstWidth = 3;                      // of the group of the highest level
constexpr std::array<std::size_t, 3> kQcvnWidths{2, 2, 3};  // of the second level, the third, the fourth
constexpr std::size_t kMostShown = 2 * kLongestOrganCode;   // bytes of what was written that a sentence repeats

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_zero(std::string_view group) {
  return group.find_first_not_of('0') == std::string_view::npos;
}

/// Codes are plain ASCII: small letters of that alone become capitals.
std::string in_capitals(std::string_view written) {
  std::string code(written);
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return code;
}

Groups split(std::string_view code) {
  Groups groups;
  for (std::size_t begin = 0; begin <= code.size();) {
    const std::size_t end = std::min(code.find('.', begin), code.size());
    groups.push_back(code.substr(begin, end - begin));
    begin = end + 1;
  }
  return groups;
}

bool is_group(std::string_view group) {
  return !group.empty() && std::ranges::all_of(group, [](char c) { return is_capital(c) || is_digit(c); });
}
bool is_first(std::string_view group) {
  return group.size() == kFirstWidth && is_capital(group[0]) && is_group(group.substr(1));
}

/// The four groups of QCVN 102:2016, the fourth level first?
bool is_qcvn(const Groups& groups) {
  if (groups.size() != kQcvnWidths.size() + 1 || !is_first(groups.back())) return false;
  for (std::size_t level = 0; level < kQcvnWidths.size(); ++level) {
    const std::string_view group = groups[kQcvnWidths.size() - 1 - level];
    if (group.size() != kQcvnWidths.at(level) || !std::ranges::all_of(group, is_digit)) return false;
  }
  return true;
}

bool is_from_the_top(const Groups& groups) {
  if (!is_first(groups.front())) return false;
  return std::all_of(groups.begin() + 1, groups.end(), [](std::string_view group) { return is_group(group) && !is_zero(group); });
}

std::string joined(const Groups& groups) {
  std::string code;
  for (const std::string_view group : groups) code.append(code.empty() ? "" : ".").append(group);
  return code;
}

}  // namespace

Result<std::string> parse_organ_code(std::string_view written) {
  const std::string_view shown = text::trim(written);
  if (!shown.empty() && shown.size() <= kLongestOrganCode) {
    const std::string code = in_capitals(shown);
    Groups groups = split(code);
    if (is_from_the_top(groups)) return code;
    if (is_qcvn(groups)) {
      std::erase_if(groups, is_zero);
      std::ranges::reverse(groups);
      return joined(groups);
    }
  }
  return fail(Code::invalid, "office.organ_code_bad", {shown.size() <= kMostShown ? std::string(shown) : std::string("…")});
}

std::optional<std::string> to_qcvn_form(std::string_view code) {
  const Groups groups = split(code);
  if (!is_first(groups.front()) || groups.size() > kQcvnWidths.size() + 1) return std::nullopt;
  std::string written(groups.front());
  for (std::size_t level = 0; level < kQcvnWidths.size(); ++level) {
    const bool is_there = level + 1 < groups.size();
    const std::string group = is_there ? std::string(groups[level + 1]) : std::string(kQcvnWidths.at(level), '0');
    if (group.size() != kQcvnWidths.at(level) || !std::ranges::all_of(group, is_digit)) return std::nullopt;
    written.insert(0, group + ".");
  }
  return written;
}

}  // namespace nhipcau::office
