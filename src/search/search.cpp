#include "search/search.hpp"

#include <algorithm>
#include <set>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "search/engine.hpp"

namespace nhipcau::search::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::search {
namespace {

constexpr std::size_t kShortText = 300;  // bytes: a number or a title, in which a number may be written freely
constexpr double kStepApart = 1000;      // between the ranks of two steps; scores within a step are far smaller
constexpr double kLargestScore = 400;

/// The terms of a text, with the numbers written freely in a short one.
Words terms_of(std::string_view text) {
  Words split = split_terms(text);
  if (text.size() > kShortText) return split;
  for (text::Term& number : find_typed_numbers(text)) {
    const bool is_new = std::none_of(split.numbers.begin(), split.numbers.end(), [&](const auto& n) { return n.exact == number.exact; });
    if (is_new) split.numbers.push_back(std::move(number));
  }
  return split;
}

/// One area a line. areas  not empty
std::string to_area_list(const std::vector<std::string>& areas) {
  std::string list;
  for (const std::string& area : areas) {
    require(area.find_first_of("\n\"\\") == std::string::npos, "an area is a plain word");
    list.append(area).append(1, '\n');
  }
  list.pop_back();
  return list;
}

}  // namespace

void put(store::Write& tx, const Entry& entry) {
  require(entry.texts.size() <= kTexts, "too many texts to search in");
  std::array<Words, kTexts> texts;
  for (std::size_t i = 0; i < entry.texts.size(); ++i) texts[i] = terms_of(entry.texts[i]);
  const Engine& engine = engine_of(tx);
  engine.remove(tx, entry.kind, entry.id);
  engine.add(tx, {.kind = entry.kind, .id = entry.id, .area = entry.area}, texts);
}

void remove(store::Write& tx, std::string_view kind, std::string_view id) {
  engine_of(tx).remove(tx, kind, id);
}

std::vector<Match> find(store::Read& tx, std::string_view kind, std::string_view query, int limit,
                        const std::optional<std::vector<std::string>>& areas) {
  std::vector<Match> matches;
  if (limit <= 0 || (areas && areas->empty())) return matches;
  const auto wanted = static_cast<std::size_t>(limit);
  std::set<std::string> seen;
  const Where where{.kind = kind, .areas = areas ? std::optional(to_area_list(*areas)) : std::nullopt};
  double base = 0;
  for (const Step& step : plan_steps(parse_query(query))) {
    if (matches.size() >= wanted) break;
    const auto most = static_cast<std::int64_t>(wanted + seen.size());  // those seen may come first again
    for (Match& match : engine_of(tx).find(tx, where, step, most)) {
      if (matches.size() >= wanted || !seen.insert(match.id).second) continue;
      match.rank = base + std::clamp(match.rank, -kLargestScore, kLargestScore);
      matches.push_back(std::move(match));
    }
    base += kStepApart;
  }
  return matches;
}

bool is_derived_table(std::string_view name) {
  // FTS5 keeps its index in tables of its own: search_term_data, search_term_idx, …
  return name == "search_entry" || name == "search_part" || name == "search_term" || name.starts_with("search_term_");
}

store::QueryFile queries() {
  return {"search", sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::search
