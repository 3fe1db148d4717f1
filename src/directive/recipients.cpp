// ITEM    = [sign] NAME [ROLE] [";" | "," | "."]       ROLE = "(" ["để"] words ")" | "để" words | "}" [words]
// ARCHIVE = [sign] "Lưu" [":"] units
// Nghị định 30/2020/NĐ-CP, appendix I, part II.9: to do, to check, to report, to know, to file.
#include "directive/recipients.hpp"

#include <algorithm>
#include <array>

#include "directive/enumerator.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

struct RoleWord {
  std::string_view word;
  Role role;
};
/// In order: the first that fits is taken.
constexpr std::array kRoleWords = {
    RoleWord{"b/c", Role::report},
    RoleWord{"bc", Role::report},
    RoleWord{"báo cáo", Role::report},
    RoleWord{"p/h", Role::coordinate},
    RoleWord{"ph", Role::coordinate},
    RoleWord{"phối hợp", Role::coordinate},
    RoleWord{"t/h", Role::carry_out},
    RoleWord{"th", Role::carry_out},
    RoleWord{"thực hiện", Role::carry_out},
    RoleWord{"triển khai", Role::carry_out},
    RoleWord{"tổ chức thực hiện", Role::carry_out},
    RoleWord{"thi hành", Role::carry_out},
    RoleWord{"c/đ", Role::steer},
    RoleWord{"chỉ đạo", Role::steer},
    RoleWord{"xin ý kiến chỉ đạo", Role::steer},
    RoleWord{"t/m", Role::advise},
    RoleWord{"tham mưu", Role::advise},
    RoleWord{"biết", Role::inform},
    RoleWord{"đ/b", Role::inform},
    RoleWord{"theo dõi", Role::inform},
    RoleWord{"t/d", Role::inform},
    RoleWord{"nắm", Role::inform},
    RoleWord{"tham khảo", Role::inform},
    RoleWord{"k/t", Role::inspect},
    RoleWord{"kiểm tra", Role::inspect},
    RoleWord{"giám sát", Role::inspect},
    RoleWord{"đ/t", Role::publish},
    RoleWord{"đăng", Role::publish},
    RoleWord{"đưa tin", Role::publish},
    RoleWord{"công khai", Role::publish},
    RoleWord{"lưu", Role::archive},
};

std::string_view trim_item(std::string_view words) {
  constexpr std::string_view kEdge = " ;,.}\t";
  const std::size_t end = words.find_last_not_of(kEdge);
  return end == std::string_view::npos ? std::string_view{} : text::trim(words.substr(0, end + 1));
}

struct Reading {
  std::string name;
  std::optional<Role> role;
  bool has_brace = false;
};

/// Takes a role off the end of `words`: "(B/c)" first, then "… để báo cáo" or "… để b/c".
void take_role(std::string_view words, Reading& item) {
  words = trim_item(words);
  if (words.ends_with(')')) {
    const std::size_t open = words.rfind('(');
    if (open != std::string_view::npos)
      if (const auto role = find_role(words.substr(open + 1, words.size() - open - 2))) {
        item.role = role;
        words = trim_item(words.substr(0, open));
      }
  }
  for (std::size_t at = item.role ? std::string_view::npos : words.rfind("để "); at != std::string_view::npos && at > 0;) {
    if (const auto role = find_role(words.substr(at))) {
      item.role = role;
      words = trim_item(words.substr(0, at));
    }
    break;
  }
  item.name = squeeze(words);
}

Reading read_item(std::string_view whole) {
  Reading item;
  const std::string_view words = whole.substr(bullet_sign_size(whole));
  const std::size_t brace = words.find('}');
  item.has_brace = brace != std::string_view::npos;
  if (item.has_brace) {
    item.name = squeeze(trim_item(words.substr(0, brace)));
    item.role = find_role(trim_item(words.substr(brace + 1)));
    return item;
  }
  if (begins_with(words, "Lưu")) {
    std::string_view units = words.substr(std::min(words.size(), std::string_view("Lưu").size()));
    while (!units.empty() && std::string_view(" :").find(units.front()) != std::string_view::npos) units.remove_prefix(1);
    item.role = Role::archive;
    item.name = squeeze(trim_item(units));
    if (item.name.empty()) item.name = "Lưu";
    return item;
  }
  take_role(words, item);
  return item;
}

/// A brace spans neighbouring items; whichever of them says the role says it for all.
void share_braces(std::vector<Reading>& items) {
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin;
    std::optional<Role> role;
    for (; end < items.size() && items[end].has_brace; ++end)
      if (!role) role = items[end].role;
    for (std::size_t i = begin; i < end; ++i) items[i].role = role;
    begin = std::max(end, begin + 1);
  }
}

}  // namespace

std::optional<Role> find_role(std::string_view words) {
  words = trim_item(words);
  if (words.starts_with('(') && words.ends_with(')')) words = trim_item(words.substr(1, words.size() - 2));
  std::string key = text::search_key(beginning_of(words, 80));
  for (std::string_view prefix : {"để ", "thay ", "xin ", "kính "})
    if (key.starts_with(prefix)) key.erase(0, prefix.size());
  for (const auto& [word, role] : kRoleWords) {
    if (!key.starts_with(word)) continue;
    if (key.size() == word.size() || !text::is_letter(text::decode(key, word.size()).code_point)) return role;
  }
  return std::nullopt;
}

std::vector<Recipient> read_recipients(std::string_view text, const std::vector<RecipientItem>& items) {
  std::vector<Reading> readings;
  std::vector<Span> places;
  for (const RecipientItem& item : items) {
    std::string whole;
    for (const Span piece : item.pieces) whole += (whole.empty() ? "" : " ") + std::string(piece.of(text));
    Reading reading = read_item(whole);
    if (reading.name.empty() && reading.role != Role::archive) {
      if (reading.role && !readings.empty() && !readings.back().role)
        readings.back().role = reading.role;  // "(để báo cáo)" on a line of its own
      continue;
    }
    readings.push_back(std::move(reading));
    places.push_back({item.pieces.front().begin, item.pieces.back().end});
  }
  share_braces(readings);
  std::vector<Recipient> recipients;
  for (std::size_t i = 0; i < readings.size(); ++i)
    recipients.push_back({.name = std::move(readings[i].name), .role = readings[i].role, .where = places[i]});
  return recipients;
}

}  // namespace nhipcau::directive
