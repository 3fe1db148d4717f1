#include "directive/load.hpp"

#include <algorithm>
#include <charconv>

#include "base/require.hpp"
#include "directive/anchor.hpp"
#include "directive/stored_names.hpp"

namespace nhipcau::directive {
namespace {

using store::Row;

Span span_of_row(const Row& row) {
  return {row.size("begin_at"), row.size("end_at")};
}

std::optional<Span> maybe_span(const Row& row) {
  const auto begin = row.maybe_integer("begin_at");
  const auto end = row.maybe_integer("end_at");
  if (!begin || !end) return std::nullopt;
  return Span{static_cast<std::size_t>(*begin), static_cast<std::size_t>(*end)};
}

std::optional<Date> maybe_date(const Row& row, std::string_view column) {
  const auto iso = row.maybe_text(column);
  return iso ? Date::from_iso(*iso) : std::nullopt;
}

std::optional<int> maybe_int(const Row& row, std::string_view column) {
  const auto number = row.maybe_integer(column);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

int integer(const Row& row, std::string_view column) {
  return static_cast<int>(row.integer(column));
}

FieldName field_of(const Row& row) {
  const auto name = field_named(row.text("field"));
  require(name.has_value(), "a stored field without a name of its own");
  return *name;
}

std::optional<int> take_number(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int number = 0;
  const auto* const end = text.data() + at + length;
  const auto read = std::from_chars(text.data() + at, end, number);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// PartialDate::to_text back: "2023-12-13", "2023-12", "2023", "--12-13", "".
PartialDate partial_date_stored_as(std::string_view text) {
  if (text.starts_with("--")) return {.month = take_number(text, 2, 2), .day = take_number(text, 5, 2)};
  return {.year = take_number(text, 0, 4), .month = take_number(text, 5, 2), .day = take_number(text, 8, 2)};
}

template <class Make>
auto rows_as(const std::vector<Row>& rows, Make make) {
  std::vector<decltype(make(rows.front()))> items;
  items.reserve(rows.size());
  for (const Row& row : rows) items.push_back(make(row));
  return items;
}

std::optional<Deadline> to_deadline(const Row& row) {
  const auto as_written = row.maybe_text("deadline");
  if (!as_written) return std::nullopt;
  return Deadline{.as_written = *as_written,
                  .date = maybe_date(row, "deadline_date"),
                  .time = row.text("deadline_time"),
                  .rule = row.text("deadline_rule"),
                  .rule_day = maybe_int(row, "deadline_rule_day"),
                  .rule_month = maybe_int(row, "deadline_rule_month"),
                  .counted_from = row.text("deadline_counted_from"),
                  .base = maybe_date(row, "deadline_base")};
}

StoredAssignment to_assignment(const Row& row) {
  const auto clause = row.maybe_text("clause_id");
  return {.id = {row.text("id")},
          .clause = clause ? std::optional(ClauseId{*clause}) : std::nullopt,
          .assignment = {.assignee = row.text("assignee"),
                         .with = lines_stored_as(row.text("with_bodies")),
                         .text = row.text("text"),
                         .period = row.text("period"),
                         .deadline = to_deadline(row),
                         .report_to = row.text("report_to"),
                         .clause_path = row.text("clause_path"),
                         .where = span_of_row(row),
                         .scope = scope_stored_as(row.text("scope")),
                         .reason_key = row.text("reason_key")}};
}

Citation to_citation(const Row& row) {
  Citation citation{.type = row.text("type"),
                    .issued_on = maybe_date(row, "issued_on"),
                    .issuer = row.text("issuer"),
                    .title = row.text("title"),
                    .is_basis = row.boolean("is_basis"),
                    .effect = effect_stored_as(row.text("effect")),
                    .where = span_of_row(row)};
  if (row.text("number").empty()) return citation;
  citation.number = Number{.as_written = row.text("number_as_written"),
                           .normalized = row.text("number"),
                           .type_code = row.text("type_code"),
                           .system = system_stored_as(row.text("system")),
                           .where = citation.where};
  return citation;
}

RecordField to_field(const Row& row) {
  return {.name = field_of(row),
          .value = row.text("value"),
          .as_written = row.text("as_written"),
          .where = maybe_span(row),
          .doubt_key = row.text("doubt_key")};
}

StandingCorrection to_correction(const Row& row, const ReadingId& reading, std::string_view text) {
  StandingCorrection correction{.id = row.text("id"), .field = field_of(row)};
  correction.as_field = {.name = correction.field,
                         .value = row.text("value"),
                         .by_person = true,
                         .changed_by = row.text("made_by"),
                         .changed_at = from_rfc3339(row.text("made_at"))};
  const auto selected_in = row.maybe_text("reading_id");
  const auto where = maybe_span(row);
  if (!selected_in || !where) return correction;
  const Anchor anchor{{*selected_in}, *where, row.text("quote"), row.text("before"), row.text("after")};
  correction.as_field.where = find_anchor(text, reading, anchor);
  return correction;
}

}  // namespace

std::vector<StandingCorrection> list_standing_corrections(store::Read& tx, const PaperId& paper, const ReadingId& reading,
                                                          std::string_view text) {
  return rows_as(tx.many("directive.list_standing_corrections", paper.value),
                 [&](const Row& row) { return to_correction(row, reading, text); });
}

std::vector<RecordField> list_read_fields(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_field_readings", reading.value), to_field);
}

std::vector<RecordField> load_fields(store::Read& tx, const PaperId& paper, const ReadingId& reading, std::string_view text) {
  std::vector<RecordField> fields;
  const auto read = list_read_fields(tx, reading);
  for (const FieldName name : kFieldNames) {
    const auto found = std::find_if(read.begin(), read.end(), [&](const RecordField& field) { return field.name == name; });
    fields.push_back(found == read.end() ? RecordField{.name = name} : *found);
  }
  for (const StandingCorrection& correction : list_standing_corrections(tx, paper, reading, text)) {
    auto& field = *std::find_if(fields.begin(), fields.end(), [&](const RecordField& f) { return f.name == correction.field; });
    const std::string as_written = field.by_person || !field.as_written.empty() ? field.as_written : field.value;
    field = correction.as_field;
    field.as_written = as_written == field.value ? "" : as_written;
  }
  return fields;
}

StoredClause to_clause(const Row& row, const ClauseId& id) {
  return {.id = id,
          .depth = integer(row, "depth"),
          .attachment = maybe_int(row, "attachment"),
          .path = row.text("path"),
          .enumerator = row.text("enumerator"),
          .heading = row.text("heading"),
          .where = span_of_row(row)};
}

std::vector<StoredClause> list_clauses(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_clauses", reading.value), [](const Row& row) { return to_clause(row, {row.text("id")}); });
}

std::vector<Attachment> list_attachments(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_attachments", reading.value), [](const Row& row) {
    return Attachment{.title = row.text("title"), .issuer = row.text("issuer"), .where = span_of_row(row)};
  });
}

std::vector<Citation> list_citations(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_citations", reading.value), to_citation);
}

std::vector<StoredAssignment> list_assignments(store::Read& tx, const ReadingId& reading) {
  auto assignments = rows_as(tx.many("directive.list_assignments", reading.value), to_assignment);
  std::map<std::string, Assignment*> by_id;
  for (auto& stored : assignments) by_id[stored.id.value] = &stored.assignment;
  for (const Row& row : tx.many("directive.list_assignment_sentences", reading.value)) {
    by_id.at(row.text("assignment_id"))
        ->sentences.push_back(
            {.where = span_of_row(row), .scope = scope_stored_as(row.text("scope")), .reason_key = row.text("reason_key")});
  }
  return assignments;
}

std::vector<Recipient> list_recipients(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_recipients", reading.value), [](const Row& row) {
    return Recipient{.name = row.text("name"), .role = role_stored_as(row.text("role")), .where = span_of_row(row)};
  });
}

std::vector<Footnote> list_footnotes(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_footnotes", reading.value),
                 [](const Row& row) { return Footnote{.mark = row.text("mark"), .text = row.text("text"), .where = span_of_row(row)}; });
}

std::vector<Occasion> list_occasions(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_occasions", reading.value), [](const Row& row) {
    const auto date = Date::from_iso(row.text("original_date"));
    require(date.has_value(), "a stored occasion without its date");
    return Occasion{.name = row.text("name"),
                    .original_date = *date,
                    .years = maybe_int(row, "years"),
                    .year = maybe_int(row, "year"),
                    .country = row.text("country"),
                    .where = span_of_row(row)};
  });
}

std::vector<Event> list_events(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_events", reading.value), [](const Row& row) {
    return Event{.name = row.text("name"),
                 .from = partial_date_stored_as(row.text("from_date")),
                 .to = partial_date_stored_as(row.text("to_date")),
                 .place = row.text("place"),
                 .where = span_of_row(row)};
  });
}

std::vector<Finding> list_findings(store::Read& tx, const ReadingId& reading) {
  return rows_as(tx.many("directive.list_findings", reading.value), [](const Row& row) {
    return Finding{.where = span_of_row(row),
                   .rule = row.text("rule"),
                   .severity = severity_stored_as(row.text("severity")),
                   .args = lines_stored_as(row.text("args")),
                   .suggestion = row.text("suggestion")};
  });
}

PaperRow to_paper_row(const Row& row) {
  return {.id = {row.text("id")},
          .number = row.text("number"),
          .type = row.text("type"),
          .type_code = row.text("type_code"),
          .title = row.text("title"),
          .issuer = row.text("issuer"),
          .system = system_stored_as(row.text("system")),
          .issued_on = maybe_date(row, "issued_on"),
          .handling = row.text("handling"),
          .received_at = from_rfc3339(row.text("received_at")),
          .file_name = row.text("file_name"),
          .unit = {row.text("unit_id")},
          .doubts = integer(row, "doubts"),
          .findings = integer(row, "findings"),
          .open_assignments = integer(row, "open_assignments"),
          .declined_assignments = integer(row, "declined_assignments"),
          .look_over = look_over_state_named(row.text("look_over"))};
}

}  // namespace nhipcau::directive
