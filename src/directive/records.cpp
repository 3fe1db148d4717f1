#include "directive/records.hpp"

#include <algorithm>
#include <span>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "directive/anchor.hpp"
#include "directive/id_list.hpp"
#include "directive/load.hpp"
#include "directive/look_over.hpp"
#include "directive/stored_names.hpp"

namespace nhipcau::directive::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive {
namespace {

Fail no_such_paper() {
  return fail(Code::not_found, "directive.no_such_paper");
}

std::optional<InForce> to_in_force(const store::Row& row) {
  const auto as_written = row.maybe_text("in_force");
  if (!as_written) return std::nullopt;
  const auto from = row.maybe_text("in_force_from");
  return InForce{.as_written = *as_written,
                 .from = from ? Date::from_iso(*from) : std::nullopt,
                 .where = {row.size("in_force_begin_at"), row.size("in_force_end_at")}};
}

/// The columns of directive.load_paper.
Paper to_paper(const store::Row& row) {
  return {.id = {row.text("id")},
          .version = row.integer("version"),
          .reading = {row.text("reading_id")},
          .file_name = row.text("file_name"),
          .unit = {row.text("unit_id")},
          .size_bytes = row.integer("size_bytes"),
          .original = {row.text("original")},
          .format = format_stored_as(row.text("format")),
          .reader = row.text("reader"),
          .received_at = from_rfc3339(row.text("received_at")),
          .received_by = row.text("received_by"),
          .text = row.text("text"),
          .system = system_stored_as(row.text("system")),
          .type_code = row.text("type_code"),
          .in_force = to_in_force(row)};
}

}  // namespace

std::optional<office::UnitId> find_unit(store::Read& tx, const PaperId& id) {
  const auto row = tx.one("directive.find_unit", id.value);
  return row ? std::optional(office::UnitId{row->text("unit_id")}) : std::nullopt;
}

std::int64_t count_of_unit(store::Read& tx, const office::UnitId& unit) {
  return tx.one("directive.count_of_unit", unit.value)->integer("how_many");
}

Result<Paper> load_paper(store::Read& tx, const PaperId& id) {
  const auto row = tx.one("directive.load_paper", id.value);
  if (!row) return no_such_paper();
  Paper paper = to_paper(*row);
  paper.fields = load_fields(tx, id, paper.reading, paper.text);
  paper.clauses = list_clauses(tx, paper.reading);
  paper.attachments = list_attachments(tx, paper.reading);
  paper.citations = list_citations(tx, paper.reading);
  paper.assignments = list_assignments(tx, paper.reading);
  paper.recipients = list_recipients(tx, paper.reading);
  paper.footnotes = list_footnotes(tx, paper.reading);
  paper.occasions = list_occasions(tx, paper.reading);
  paper.events = list_events(tx, paper.reading);
  paper.findings = list_findings(tx, paper.reading);
  add_look_over(tx, paper);
  return paper;
}

Result<PaperRow> load_paper_row(store::Read& tx, const PaperId& id) {
  auto rows = load_paper_rows(tx, {id});
  const auto found = rows.find(id.value);
  if (found == rows.end()) return no_such_paper();
  return std::move(found->second);
}

std::map<std::string, PaperRow> load_paper_rows(store::Read& tx, const std::vector<PaperId>& ids) {
  require(ids.size() <= kMostPapersAtOnce, "more papers than may be asked for at once");
  std::map<std::string, PaperRow> rows;
  const auto wanted = to_id_list(ids);
  if (wanted.empty()) return rows;
  for (const store::Row& row : tx.many("directive.load_rows", wanted)) rows.emplace(row.text("id"), to_paper_row(row));
  return rows;
}

std::string paper_text(store::Read& tx, const PaperId& id) {
  return current_text(tx, id).text;
}

CurrentText current_text(store::Read& tx, const PaperId& id) {
  const auto row = tx.one("directive.load_text", id.value);
  return row ? CurrentText{{row->text("reading_id")}, row->text("text")} : CurrentText{};
}

void visit_texts(store::Read& tx, const std::vector<PaperId>& ids, const std::function<void(const PaperId&, std::string_view)>& visit) {
  constexpr std::size_t kAtOnce = 16;  // few statements, and never the texts of a whole page of long papers in memory
  for (std::size_t begin = 0; begin < ids.size(); begin += kAtOnce) {
    const auto from = ids.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = ids.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kAtOnce, ids.size()));
    for (const store::Row& row : tx.many("directive.load_texts", to_id_list(std::vector<PaperId>(from, to))))
      visit({row.text("id")}, row.text("text"));
  }
}

Result<Sha256> load_original(store::Read& tx, const PaperId& id) {
  const auto row = tx.one("directive.load_original", id.value);
  if (!row) return no_such_paper();
  return Sha256{row->text("original")};
}

PaperPages list_pages(store::Read& tx, const PaperId& id) {
  PaperPages pages;
  for (const store::Row& row : tx.many("directive.list_pages", id.value)) {
    pages.sizes.push_back({row.real("width"), row.real("height")});
    add_stored_lines(row.text("lines"), static_cast<int>(row.integer("number")), pages);
  }
  std::sort(pages.lines.begin(), pages.lines.end(), [](const auto& a, const auto& b) { return a.where < b.where; });
  return pages;
}

Result<ClausePlace> load_clause(store::Read& tx, const ClauseId& id) {
  const auto row = tx.one("directive.load_clause", id.value);
  if (!row) return fail(Code::not_found, "directive.no_such_clause");
  ClausePlace place{.paper = {row->text("paper_id")}, .clause = to_clause(*row, id)};
  const ReadingId reading{row->text("reading_id")};
  place.anchor = make_anchor(row->text("text"), reading, place.clause.where);
  return place;
}

void note_plan(store::Write& tx, const PaperId& id) {
  require(tx.run("directive.note_plan", id.value) == 1, "a plan of a paper that is not registered");
}

store::QueryFile queries() {
  return {.room = "directive", .sql = sql::embedded_files().front().bytes};
}

}  // namespace nhipcau::directive
