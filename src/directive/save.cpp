#include "directive/save.hpp"

#include <algorithm>
#include <utility>

#include "base/require.hpp"
#include "directive/check/answers.hpp"
#include "directive/check/settings.hpp"
#include "directive/fields.hpp"
#include "directive/kept_ids.hpp"
#include "directive/load.hpp"
#include "directive/look_over.hpp"
#include "directive/stored_names.hpp"
#include "search/search.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

std::optional<std::string> iso_or_null(const std::optional<Date>& date) {
  return date ? std::optional<std::string>(date->to_iso()) : std::nullopt;
}

int count_scope(const Document& document, Scope scope) {
  const auto& all = document.assignments;
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const Assignment& a) { return a.scope == scope; }));
}

/// Writes the rows of one reading; rows of a kind are numbered in text order. Clauses and assignments that keep an id are rows of an older
/// reading until now: they move to this one.
class Saver {
 public:
  Saver(store::Write& tx, const Registration& registration, const Reading& read, KeptIds kept = {})
      : tx_(tx), registration_(registration), reading_id_(registration.reading.value), read_(read), kept_(std::move(kept)) {}

  void save_reading(const std::vector<RecordField>& fields) {
    const Document& paper = read_.parsed.document;
    const std::optional<InForce>& in_force = paper.in_force;
    const auto holds_at = [&](std::size_t Span::*end) { return in_force ? std::optional(in_force->where.*end) : std::nullopt; };
    tx_.run("directive.insert_reading", reading_id_, registration_.paper.value, read_.original.hex, to_stored(read_.format), read_.text,
            read_.places.to_text(), to_stored_numbers(read_.paragraph_of_line), read_.reader, paper.type_code, to_stored(paper.system),
            to_rfc3339(registration_.at), in_force ? std::optional(in_force->as_written) : std::nullopt,
            iso_or_null(in_force ? in_force->from : std::nullopt), holds_at(&Span::begin), holds_at(&Span::end));
    for (const RecordField& field : fields) {
      const auto begin = field.where ? std::optional(field.where->begin) : std::nullopt;
      const auto end = field.where ? std::optional(field.where->end) : std::nullopt;
      tx_.run("directive.insert_field_reading", reading_id_, to_name(field.name), field.value, field.as_written, begin, end,
              field.doubt_key);
    }
  }

  void save_pages() {
    for (std::size_t i = 0; i < read_.pages.sizes.size(); ++i) {
      const files::PageSize& size = read_.pages.sizes[i];
      tx_.run("directive.insert_page", reading_id_, i + 1, size.width, size.height,
              to_stored_lines_of(read_.pages, static_cast<int>(i) + 1));
    }
  }

  void save_clauses() {
    const Document& paper = read_.parsed.document;
    int position = 0;
    for (const Attachment& attachment : paper.attachments) {
      tx_.run("directive.insert_attachment", reading_id_, position++, attachment.title, attachment.issuer, attachment.where.begin,
              attachment.where.end);
    }
    for (const ClauseInOrder& one : in_order(paper)) save_clause(one);
  }

  void save_assignments() {
    int position = 0;
    for (const Assignment& assignment : read_.parsed.document.assignments) save_assignment(assignment, position++);
  }

  void save_citations() {
    int position = 0;
    for (const Citation& citation : read_.parsed.document.citations) {
      const Number number = citation.number.value_or(Number{});
      tx_.run("directive.insert_citation", reading_id_, position++, number.normalized, number.as_written,
              text::number_key(number.normalized), number.type_code, to_stored(number.system), citation.type,
              iso_or_null(citation.issued_on), citation.issuer, citation.title, citation.is_basis, to_stored(citation.effect),
              citation.where.begin, citation.where.end);
    }
  }

  void save_rest() {
    const Document& paper = read_.parsed.document;
    int position = 0;
    for (const Recipient& r : paper.recipients) {
      tx_.run("directive.insert_recipient", reading_id_, position++, r.name, to_stored(r.role), r.where.begin, r.where.end);
    }
    for (const Footnote& f : paper.footnotes) {
      tx_.run("directive.insert_footnote", reading_id_, position++, f.mark, f.text, f.where.begin, f.where.end);
    }
    for (const Occasion& o : paper.occasions) {
      tx_.run("directive.insert_occasion", reading_id_, position++, o.name, o.original_date.to_iso(), o.years, o.year, o.country,
              o.where.begin, o.where.end);
    }
    for (const Event& e : paper.events) {
      tx_.run("directive.insert_event", reading_id_, position++, e.name, e.from.to_text(), e.to.to_text(), e.place, e.where.begin,
              e.where.end);
    }
    for (const Finding& f : read_.parsed.findings) {
      tx_.run("directive.insert_finding", reading_id_, position++, f.rule, to_stored(f.severity), to_stored_lines(f.args), f.suggestion,
              f.where.begin, f.where.end);
    }
  }

 private:
  struct SavedClause {
    std::string id, path;
    Span where;
  };

  /// The id kept for the row of this position; if none is, a new one and the row is new.
  template <class IdType>
  [[nodiscard]] std::pair<IdType, bool> id_at(const std::vector<std::optional<IdType>>& kept, std::size_t position) const {
    if (position < kept.size() && kept[position]) return {*kept[position], false};
    return {make_id<IdType>(registration_.at.time_since_epoch().count()), true};
  }

  template <class... Columns>
  void put_clause(bool is_new, const Columns&... columns) {
    if (is_new) {
      tx_.run("directive.insert_clause", columns...);
    } else {
      tx_.run("directive.move_clause", columns...);
    }
  }
  template <class... Columns>
  void put_assignment(bool is_new, const Columns&... columns) {
    if (is_new) {
      tx_.run("directive.insert_assignment", columns...);
    } else {
      tx_.run("directive.move_assignment", columns...);
    }
  }

  void save_clause(const ClauseInOrder& one) {
    const Clause& clause = *one.clause;
    const auto [id, is_new] = id_at(kept_.clauses, clauses_.size());
    put_clause(is_new, id.value, reading_id_, clauses_.size(), one.depth, one.attachment, clause.path, clause.enumerator,
               heading_of(clause), clause.where.begin, clause.where.end);
    clauses_.push_back({.id = id.value, .path = clause.path, .where = clause.where});
  }

  /// Paths repeat in real papers: the last clause of that path that begins no later than the duty is its own.
  [[nodiscard]] std::optional<std::string> clause_of(const Assignment& assignment) const {
    const auto is_it = [&](const SavedClause& clause) {
      return clause.path == assignment.clause_path && clause.where.begin <= assignment.where.begin;
    };
    const auto found = std::find_if(clauses_.rbegin(), clauses_.rend(), is_it);
    if (assignment.clause_path.empty() || found == clauses_.rend()) return std::nullopt;
    return found->id;
  }

  void save_assignment(const Assignment& a, int position) {
    const auto [id, is_new] = id_at(kept_.assignments, static_cast<std::size_t>(position));
    const Deadline deadline = a.deadline.value_or(Deadline{});
    const auto as_written = a.deadline ? std::optional(deadline.as_written) : std::nullopt;
    if (!is_new) tx_.run("directive.remove_assignment_sentences", id.value);
    put_assignment(is_new, id.value, reading_id_, position, clause_of(a), a.clause_path, a.assignee, to_stored_lines(a.with), a.text,
                   a.period, as_written, iso_or_null(deadline.date), deadline.time, deadline.rule, deadline.rule_day, deadline.rule_month,
                   deadline.counted_from, iso_or_null(deadline.base), a.report_to, to_stored(a.scope), a.reason_key, a.where.begin,
                   a.where.end);
    int sentence = 0;
    for (const Assignment::Sentence& s : a.sentences) {
      tx_.run("directive.insert_assignment_sentence", id.value, sentence++, to_stored(s.scope), s.reason_key, s.where.begin, s.where.end);
    }
  }

  store::Write& tx_;
  const Registration& registration_;
  std::string reading_id_;
  const Reading& read_;
  KeptIds kept_;
  std::vector<SavedClause> clauses_;
};

void save_all(Saver saver, const std::vector<RecordField>& fields) {
  saver.save_reading(fields);
  saver.save_pages();
  saver.save_clauses();
  saver.save_assignments();
  saver.save_citations();
  saver.save_rest();
}

/// What the register counts of what the checker finds: nobody has answered any of it yet.
std::int64_t count_findings(store::Read& tx, const Reading& read, const Registration& registration, const Tables& tables) {
  return check::count_open(check::check_paper(read, tables, check::load_options(tx, registration.received_on)));
}

}  // namespace

void save_paper(store::Write& tx, const Registration& registration, const Reading& read, const Tables& tables) {
  const Document& paper = read.parsed.document;
  const auto fields = read_fields(read, registration.received_on);
  const RegisterColumns header = to_register_columns(fields, {.type_code = paper.type_code, .system = paper.system}, tables);
  tx.run("directive.insert_paper", registration.paper.value, registration.file_name, registration.size_bytes, to_rfc3339(registration.at),
         id_or_null(registration.by), header.number, header.number_key, header.type, header.type_code, header.type_key,
         to_stored(header.system), header.issuer, header.title, header.place, iso_or_null(header.issued_on), header.doubts,
         count_findings(tx, read, registration, tables), count_scope(paper, Scope::open), count_scope(paper, Scope::declined),
         header.handling, registration.unit.value);
  save_all(Saver(tx, registration, read), fields);
  ask_first(tx, registration.paper, registration.at);
  index_paper(tx, registration.paper, registration.unit, header, read.text);
}

void save_reading_again(store::Write& tx, const Registration& registration, const Reading& read, const Rereading& again,
                        const Tables& tables) {
  const Document& paper = read.parsed.document;
  const ReadingId before{tx.one("directive.find_current_reading", registration.paper.value)->text("id")};
  tx.run("directive.retire_readings", registration.paper.value);
  save_all(Saver(tx, registration, read, keep_ids(tx, registration.paper, paper)), read_fields(read, registration.received_on));
  const auto fields = load_fields(tx, registration.paper, registration.reading, read.text);
  const RegisterColumns header = to_register_columns(fields, {.type_code = paper.type_code, .system = paper.system}, tables);
  save_header(tx, registration.paper, again.version, header);
  tx.run("directive.update_counts", registration.paper.value, 0, count_scope(paper, Scope::open), count_scope(paper, Scope::declined));
  check::Examined examined{.reading = registration.reading, .parsed = read.parsed, .repairs = read.repairs};
  check::recount_open(tx, registration.paper, tables, registration.received_on, examined);
  ask_again(tx, {.paper = registration.paper, .cause = again.cause, .at = registration.at, .before = before}, fields);
  index_paper(tx, registration.paper, *find_unit(tx, registration.paper), header, read.text);
}

void save_header(store::Write& tx, const PaperId& id, std::int64_t version, const RegisterColumns& header) {
  const auto changed = tx.run("directive.update_header", id.value, version, header.number, header.number_key, header.type, header.type_code,
                              header.type_key, to_stored(header.system), header.issuer, header.title, header.place,
                              iso_or_null(header.issued_on), header.doubts, header.handling);
  require(changed == 1, "a paper changed under the transaction that holds it");
}

void index_paper(store::Write& tx, const PaperId& id, const office::UnitId& unit, const RegisterColumns& header, const std::string& text) {
  search::put(tx, {.kind = "paper",
                   .id = id.value,
                   .texts = {header.number, header.title, header.type + " " + header.issuer, text},
                   .area = unit.value});
}

}  // namespace nhipcau::directive
