#include "directive/duplicates.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "directive/citation_links.hpp"
#include "directive/load.hpp"
#include "directive/records.hpp"

namespace nhipcau::directive {
namespace {

using Why = SamePaper::Why;

Identity identity_of(const Document& paper) {
  return {.number = paper.number ? paper.number->normalized : "",
          .type_code = paper.type_code,
          .issuer = paper.issuer ? paper.issuer->value : "",
          .issued_on = paper.issued_on};
}

SamePaper to_same(const store::Row& row, Why why) {
  return {.row = to_paper_row(row), .version = row.integer("version"), .received_by = row.text("received_by"), .why = why};
}

/// The papers found, each once, under the first reason found.
class Found {
 public:
  void add(SamePaper paper) {
    if (papers_.size() < kMostSamePapers && seen_.insert(paper.row.id.value).second) papers_.push_back(std::move(paper));
  }
  std::vector<SamePaper> take() && { return std::move(papers_); }

 private:
  std::vector<SamePaper> papers_;
  std::set<std::string> seen_;
};

void add_of_number(store::Read& tx, const Identity& identity, const office::UnitId& unit, const Tables& tables, Found& found) {
  const std::string key = identity_key(identity.number);
  if (key.empty()) return;
  std::vector<SamePaper> unsure;
  for (const store::Row& row : tx.many("directive.list_of_number", key, unit.value)) {
    SamePaper paper = to_same(row, Why::number);
    const Sameness sameness = compare(identity, identity_of(paper.row), tables);
    if (sameness.verdict == Sameness::Verdict::different) continue;
    paper.dates_differ = sameness.dates_differ;
    if (sameness.verdict == Sameness::Verdict::same) {
      found.add(std::move(paper));
    } else {
      unsure.push_back(std::move(paper));
    }
  }
  for (SamePaper& paper : unsure) found.add(std::move(paper));
}

}  // namespace

std::vector<SamePaper> find_same(store::Read& tx, const Reading& reading, const office::UnitId& unit, const Tables& tables) {
  Found found;
  for (const store::Row& row : tx.many("directive.list_of_original", reading.original.hex, unit.value)) found.add(to_same(row, Why::file));
  for (const store::Row& row : tx.many("directive.list_of_earlier_file", reading.original.hex, unit.value))
    found.add(to_same(row, Why::earlier_file));
  add_of_number(tx, identity_of(reading.parsed.document), unit, tables, found);
  return std::move(found).take();
}

std::vector<SamePaper> load_same(store::Read& tx, const std::vector<PaperId>& papers, const Sha256& original, const office::UnitId& unit) {
  std::map<std::string, Why> why;
  for (const store::Row& row : tx.many("directive.list_of_original", original.hex, unit.value)) why.emplace(row.text("id"), Why::file);
  for (const store::Row& row : tx.many("directive.list_of_earlier_file", original.hex, unit.value))
    why.emplace(row.text("id"), Why::earlier_file);
  std::vector<SamePaper> same;
  for (const PaperId& paper : papers) {
    const auto row = tx.one("directive.load_same_paper", paper.value, unit.value);
    if (row) same.push_back(to_same(*row, why.count(paper.value) > 0 ? why.at(paper.value) : Why::number));
  }
  return same;
}

std::vector<KeptBeside> list_kept_beside(store::Read& tx, const PaperId& paper) {
  std::vector<KeptBeside> kept;
  for (const store::Row& row : tx.many("directive.list_kept_beside", paper.value)) {
    kept.push_back({.other = to_paper_row(row),
                    .reason = row.text("reason"),
                    .kept_by = row.text("kept_by"),
                    .kept_at = from_rfc3339(row.text("kept_at")),
                    .came_later = row.boolean("came_later")});
  }
  return kept;
}

}  // namespace nhipcau::directive
