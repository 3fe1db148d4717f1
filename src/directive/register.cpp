#include <algorithm>
#include <charconv>
#include <set>

#include "directive/fields.hpp"
#include "directive/id_list.hpp"
#include "directive/load.hpp"
#include "directive/records.hpp"
#include "directive/stored_names.hpp"
#include "search/search.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

using TypeCount = PaperPage::TypeCount;

constexpr int kMostRows = 100;

/// The filters other than that of type, as the statements take them; empty lets everything pass.
struct Conditions {
  std::string system, from, to, doubtful, planned, look_over, unit;
};

std::string yes_or_no(const std::optional<bool>& wish) {
  if (!wish) return "";
  return *wish ? "yes" : "no";
}

Conditions to_conditions(const PaperFilter& filter) {
  Conditions conditions{.system = std::string(to_stored(filter.system)),
                        .doubtful = yes_or_no(filter.doubtful),
                        .planned = yes_or_no(filter.planned),
                        .look_over = std::string(filter.look_over ? to_name(*filter.look_over) : ""),
                        .unit = filter.unit.value};
  const auto first = filter.year ? Date::make(*filter.year, 1, 1) : std::nullopt;
  const auto last = filter.year ? Date::make(*filter.year, 12, 31) : std::nullopt;
  if (first && last) {
    conditions.from = first->to_iso();
    conditions.to = last->to_iso();
  }
  return conditions;
}

std::string type_name(const std::string& code, const std::string& as_written, const Tables& tables) {
  if (code == kLetterKey) return "Công văn";
  const auto* const type = tables.find_type(code, std::nullopt);
  return type ? type->name : as_written;
}

std::int64_t total_of(const std::vector<TypeCount>& types, const std::string& wanted) {
  std::int64_t total = 0;
  for (const TypeCount& type : types) {
    if (wanted.empty() || type.code == wanted) total += type.count;
  }
  return total;
}

/// Counts with names, the papers of unknown type left out: they are no choice of the filter.
std::vector<TypeCount> as_choices(std::vector<TypeCount> types) {
  std::erase_if(types, [](const TypeCount& type) { return type.code.empty(); });
  return types;
}

/// "2026-11-22T00:17:48.123Z 01J…" of the last row shown; a broken one gives the first page.
struct Keyset {
  std::string received_at, id;
};

Keyset keyset_from(std::string_view cursor, Order order) {
  const auto space = cursor.find(' ');
  const bool is_ours = space != std::string_view::npos && cursor.front() >= '0' && cursor.front() <= '9';
  if (!is_ours) return {.received_at = order == Order::newest ? "9999" : "", .id = ""};
  return {.received_at = std::string(cursor.substr(0, space)), .id = std::string(cursor.substr(space + 1))};
}

std::vector<store::Row> rows_behind(store::Read& tx, const PaperFilter& filter, const Conditions& is) {
  const Keyset after = keyset_from(filter.cursor, filter.order);
  if (filter.order == Order::oldest) {
    return tx.many("directive.list_page_oldest", filter.type_code, is.system, is.from, is.to, is.doubtful, is.planned, is.look_over,
                   after.received_at, after.id, filter.limit + 1, filter.sight.account, filter.sight.on, is.unit);
  }
  return tx.many("directive.list_page", filter.type_code, is.system, is.from, is.to, is.doubtful, is.planned, is.look_over,
                 after.received_at, after.id, filter.limit + 1, filter.sight.account, filter.sight.on, is.unit);
}

PaperPage list_by_order(store::Read& tx, const PaperFilter& filter) {
  const Conditions is = to_conditions(filter);
  std::vector<TypeCount> types;
  for (const auto& row : tx.many("directive.count_types", is.system, is.from, is.to, is.doubtful, is.planned, is.look_over,
                                 filter.sight.account, filter.sight.on, is.unit)) {
    const std::string code = row.text("type_key");
    types.push_back({.code = code, .name = type_name(code, row.text("name"), shipped_tables()), .count = row.integer("papers")});
  }
  PaperPage page{.total = total_of(types, filter.type_code), .types = as_choices(std::move(types))};
  const auto rows = rows_behind(tx, filter, is);
  const auto shown = std::min(rows.size(), static_cast<std::size_t>(filter.limit));
  for (std::size_t i = 0; i < shown; ++i) page.items.push_back(to_paper_row(rows[i]));
  if (rows.size() > shown) page.next = to_rfc3339(page.items.back().received_at) + " " + page.items.back().id.value;
  return page;
}

/// Where the search looks; none: everywhere.
std::optional<std::vector<std::string>> areas_of(store::Read& tx, const office::Sight& sight) {
  if (sight.account.empty()) return std::nullopt;
  std::vector<std::string> areas;
  for (const office::UnitId& unit : office::list_reach(tx, "papers.read", sight)) areas.push_back(unit.value);
  return areas;
}

/// Ids of what the query means, best first: papers that bear it as their number, then what the search finds.
std::vector<PaperId> find_matches(store::Read& tx, const std::string& query, const office::Sight& sight) {
  std::vector<PaperId> ids;
  std::set<std::string> seen;
  const auto add = [&](const std::string& id) {
    if (ids.size() < kMostPapersAtOnce && seen.insert(id).second) ids.push_back({id});
  };
  for (const auto& row : tx.many("directive.find_by_number_key", text::number_key(query), sight.account, sight.on)) add(row.text("id"));
  for (const auto& match : search::find(tx, "paper", query, static_cast<int>(kMostPapersAtOnce), areas_of(tx, sight))) add(match.id);
  return ids;
}

std::size_t position_from(std::string_view cursor) {
  std::size_t position = 0;
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), position);
  return position;
}

void count_type(std::vector<TypeCount>& types, const std::string& code, const std::string& as_written) {
  const auto known = std::find_if(types.begin(), types.end(), [&](const TypeCount& type) { return type.code == code; });
  if (known == types.end()) {
    types.push_back({.code = code, .name = type_name(code, as_written, shipped_tables()), .count = 1});
  } else {
    ++known->count;
  }
}

PaperPage list_found(store::Read& tx, const PaperFilter& filter) {
  const auto matches = find_matches(tx, filter.query, filter.sight);
  if (matches.empty()) return {};
  const Conditions is = to_conditions(filter);
  std::vector<TypeCount> types;
  std::vector<PaperId> passing;
  for (const auto& row : tx.many("directive.filter_matches", is.system, is.from, is.to, is.doubtful, is.planned, is.look_over,
                                 to_id_list(matches), filter.sight.account, filter.sight.on, is.unit)) {
    const std::string code = row.text("type_key");
    count_type(types, code, row.text("type"));
    if (filter.type_code.empty() || filter.type_code == code) passing.push_back({row.text("id")});
  }
  std::stable_sort(types.begin(), types.end(), [](const TypeCount& a, const TypeCount& b) { return a.count > b.count; });
  PaperPage page{.total = static_cast<std::int64_t>(passing.size()), .types = as_choices(std::move(types))};
  const auto begin = std::min(position_from(filter.cursor), passing.size());
  const auto end = std::min(begin + static_cast<std::size_t>(filter.limit), passing.size());
  const std::vector<PaperId> shown(passing.begin() + static_cast<std::ptrdiff_t>(begin),
                                   passing.begin() + static_cast<std::ptrdiff_t>(end));
  auto rows = load_paper_rows(tx, shown);
  for (const PaperId& id : shown) page.items.push_back(std::move(rows.at(id.value)));
  if (end < passing.size()) page.next = std::to_string(end);
  return page;
}

}  // namespace

UnplannedPapers list_unplanned(store::Read& tx, const office::Sight& sight, int limit) {
  UnplannedPapers papers{.total = tx.one("directive.count_unplanned", sight.account, sight.on)->integer("papers")};
  for (const store::Row& row : tx.many("directive.list_unplanned", std::clamp(limit, 1, kMostRows), sight.account, sight.on))
    papers.newest.push_back(to_paper_row(row));
  return papers;
}

PaperPage list_papers(store::Read& tx, const PaperFilter& filter) {
  PaperFilter bounded = filter;
  bounded.limit = std::clamp(filter.limit, 1, kMostRows);
  return text::search_key(filter.query).empty() ? list_by_order(tx, bounded) : list_found(tx, bounded);
}

}  // namespace nhipcau::directive
