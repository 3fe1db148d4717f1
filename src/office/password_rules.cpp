#include "office/password_rules.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

constexpr std::size_t kShortBlock = 6;    ///< what is repeated is too little, whatever it is
constexpr std::size_t kShortestForm = 3;  ///< a letter or two among figures is no word

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

bool is_kept(char c) {
  return is_figure(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Without marks, case, spaces and punctuation.
std::string compact(std::string_view text) {
  std::string out = text::folded_key(text);
  std::erase_if(out, [](char c) { return !is_kept(c); });
  return out;
}

/// Figures and signs that stand for letters, as in "p@ssw0rd".
std::string with_letters(std::string_view text) {
  constexpr std::string_view kSigns = "013457@$", kLetters = "oieastas";
  std::string out(text);
  for (char& c : out) {
    if (const std::size_t at = kSigns.find(c); at != std::string_view::npos) c = kLetters[at];
  }
  return compact(out);
}

/// Without the figures around it; all of it if it is nothing else.
std::string stem_of(const std::string& compacted) {
  const auto is_letter = [](char c) { return !is_figure(c); };
  const auto begin = std::ranges::find_if(compacted, is_letter);
  if (begin == compacted.end()) return compacted;
  const auto end = std::find_if(compacted.rbegin(), compacted.rend(), is_letter).base();
  return {begin, end};
}

/// The shortest piece that, said again and again, is all of it; all of it if there is none.
std::string block_of(const std::string& compacted) {
  const std::size_t size = compacted.size();
  for (std::size_t length = 1; length * 2 <= size; ++length) {
    if (std::equal(compacted.begin() + static_cast<std::ptrdiff_t>(length), compacted.end(), compacted.begin())) {
      return compacted.substr(0, length);
    }
  }
  return compacted;
}

struct CommonPasswords {
  std::set<std::string, std::less<>> phrases;
  std::vector<std::string> walks;  ///< along an alphabet or a keyboard: any part of one is as common
};

CommonPasswords load() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "common_passwords.csv"));
  CommonPasswords common;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string words = compact(table.cell(row, "password"));
    const std::string& kind = table.cell(row, "kind");
    require(!words.empty() && (kind == "phrase" || kind == "walk"), "a row of common_passwords.csv that says nothing");
    require(!table.cell(row, "reason").empty(), "a row of common_passwords.csv without its reason");
    if (kind == "walk") {
      common.walks.push_back(words + words);  // it begins again where it ends
    } else {
      common.phrases.insert(words);
    }
  }
  return common;
}

bool is_common(const std::string& form) {
  static const CommonPasswords common = load();
  if (common.phrases.contains(form)) return true;
  return std::ranges::any_of(common.walks, [&](const std::string& walk) { return walk.find(form) != std::string::npos; });
}

bool is_of_context(const std::string& form, const PasswordContext& context) {
  std::vector<std::string> names;
  for (const std::string_view name : {std::string_view(context.account_name), std::string_view(context.shown_name),
                                      std::string_view(context.office_name), std::string_view("Nhịp Cầu")}) {
    if (std::string one = compact(name); !one.empty()) names.push_back(stem_of(one));
  }
  return std::ranges::any_of(names, [&](const std::string& one) {
    return form == one || std::ranges::any_of(names, [&](const std::string& other) { return form == one + other; });
  });
}

}  // namespace

std::optional<Error> find_password_fault(std::string_view password, const PasswordContext& context) {
  const std::size_t characters = text::count_characters(password);
  if (characters < kShortestPassword) return Error{Code::invalid, "office.password_too_short", {std::to_string(kShortestPassword)}};
  if (characters > kLongestPassword) return Error{Code::invalid, "office.password_too_long", {std::to_string(kLongestPassword)}};
  const std::string whole = compact(password);
  const std::string block = block_of(whole.empty() ? std::string(password) : whole);
  const std::size_t different = std::set<char>(password.begin(), password.end()).size();
  if (different < kShortestForm || (block.size() <= kShortBlock && block.size() * 2 <= password.size()))
    return Error{Code::invalid, "office.password_repeats"};
  const std::string spelled = with_letters(password);
  for (const std::string& form : {whole, stem_of(whole), block, block_of(stem_of(whole)), spelled, stem_of(spelled), block_of(spelled)}) {
    if (form.size() < kShortestForm) continue;
    if (is_of_context(form, context)) return Error{Code::invalid, "office.password_is_name"};
    if (is_common(form)) return Error{Code::invalid, "office.password_common"};
  }
  return std::nullopt;
}

}  // namespace nhipcau::office
