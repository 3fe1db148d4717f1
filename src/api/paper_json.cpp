#include "api/paper_json.hpp"

#include "api/check_json.hpp"

#include <algorithm>

#include "api/due_json.hpp"
#include "api/read_json.hpp"
#include "api/spans_json.hpp"
#include "office/units.hpp"
#include "search/search.hpp"
#include "text/fold.hpp"

namespace nhipcau::api {
namespace {

constexpr int kMostHits = 2;
constexpr std::size_t kHitBytes = 240;

template <class Enum>
json::value name_or_null(const std::optional<Enum>& value) {
  return value ? json::value(to_view(to_name(*value))) : json::value(nullptr);
}

template <class IdType>
json::value id_or_null(const std::optional<IdType>& id) {
  return id ? json::value(id->value) : json::value(nullptr);
}

/// Writes the parts of one paper; holds what each of them needs.
class PaperWriter {
 public:
  explicit PaperWriter(const PaperView& view) : view_(view), paper_(view.paper), offsets_(view.paper.text) {}

  json::object write() const {
    json::object out = write_intake();
    out["text"] = paper_.text;
    out["in_force"] = paper_.in_force ? json::value(write(*paper_.in_force)) : json::value(nullptr);
    out["fields"] = array_of(paper_.fields, [&](const auto& field) { return write(field); });
    out["clauses"] = array_of(paper_.clauses, [&](const auto& clause) { return write(clause); });
    out["attachments"] = array_of(paper_.attachments, [&](const auto& attachment) {
      return json::object{{"title", attachment.title}, {"span", span(attachment.where)}};
    });
    out["citations"] = write_citations();
    out["cited_by"] = array_of(view_.cited_by, [&](const auto& citing) { return write(citing); });
    out["assignments"] = array_of(paper_.assignments, [&](const auto& stored) { return write(stored); });
    out["recipients"] = array_of(paper_.recipients, [&](const auto& recipient) { return write(recipient); });
    out["footnotes"] = array_of(paper_.footnotes, [&](const auto& note) {
      return json::object{{"mark", text_or_null(note.mark)}, {"text", note.text}, {"span", span(note.where)}};
    });
    out["occasions"] = array_of(paper_.occasions, [&](const auto& occasion) { return write(occasion); });
    out["events"] = array_of(paper_.events, [&](const auto& event) { return write(event); });
    out["findings"] = array_of(view_.findings, [&](const auto& finding) { return write(finding); });
    out["earlier_files"] = array_of(view_.earlier_files, [&](const auto& file) { return write(file); });
    out["kept_beside"] = array_of(view_.kept_beside, [&](const auto& kept) { return write(kept); });
    return out;
  }

 private:
  json::value span(Span where) const { return to_json(where, offsets_); }

  json::object write_intake() const {
    return {{"id", paper_.id.value},
            {"version", paper_.version},
            {"file_name", paper_.file_name},
            {"unit", paper_.unit.empty() ? json::value(nullptr) : json::object{{"id", paper_.unit.value}, {"name", view_.unit_name}}},
            {"format", to_view(to_name(paper_.format))},
            {"size_bytes", paper_.size_bytes},
            {"sha256", paper_.original.hex},
            {"reader", paper_.reader},
            {"has_newer_reader", !directive::is_read_by_newest(paper_.reader)},
            {"look_over", write_look_over()},
            {"system", name_or_null(paper_.system)},
            {"type_code", text_or_null(paper_.type_code)},
            {"received_at", to_rfc3339(paper_.received_at)},
            {"received_by", paper_.received_by},
            {"plan", id_or_null(view_.plan)}};
  }

  json::value write_look_over() const {
    if (!paper_.look_over) return nullptr;
    const directive::LookOver& look_over = *paper_.look_over;
    return json::object{{"state", to_view(to_name(look_over.state))},
                        {"cause", to_view(to_name(look_over.cause))},
                        {"by", text_or_null(look_over.by)},
                        {"at", look_over.at ? json::value(to_rfc3339(*look_over.at)) : json::value(nullptr)}};
  }

  json::object write(const directive::InForce& in_force) const {
    return {{"as_written", in_force.as_written}, {"from", date_or_null(in_force.from)}, {"span", span(in_force.where)}};
  }

  json::object write(const directive::RecordField& field) const {
    return {{"name", to_view(directive::to_name(field.name))},
            {"value", text_or_null(field.value)},
            {"as_written", text_or_null(field.as_written)},
            {"span", to_json(field.where, offsets_)},
            {"by", field.by_person ? "person" : "reader"},
            {"changed_by", text_or_null(field.changed_by)},
            {"changed_at", field.changed_at ? json::value(to_rfc3339(*field.changed_at)) : json::value(nullptr)},
            {"doubt", field.doubt_key.empty() ? json::value(nullptr) : json::value(message(view_.language, field.doubt_key))},
            {"is_changed", field.value_before.has_value()},
            {"value_before", text_or_null(field.value_before.value_or(""))}};
  }

  json::object write(const directive::StoredClause& clause) const {
    return {{"id", clause.id.value},
            {"path", clause.path},
            {"enumerator", clause.enumerator},
            {"heading", clause.heading},
            {"depth", clause.depth},
            {"span", span(clause.where)},
            {"attachment", number_or_null(clause.attachment)}};
  }

  json::object write(const directive::Citation& citation, const directive::CitationLink& link) const {
    return {{"number", citation.number ? text_or_null(citation.number->normalized) : json::value(nullptr)},
            {"number_as_written", citation.number ? text_or_null(citation.number->as_written) : json::value(nullptr)},
            {"type", text_or_null(citation.type)},
            {"issued_on", date_or_null(citation.issued_on)},
            {"issuer", text_or_null(citation.issuer)},
            {"title", text_or_null(citation.title)},
            {"is_basis", citation.is_basis},
            {"effect", name_or_null(citation.effect)},
            {"span", span(citation.where)},
            {"paper", id_or_null(link.paper)},
            {"maybe", array_of(link.maybe, [](const directive::PaperRow& row) { return to_ref(row); })},
            {"known", link.known == nullptr ? json::value(nullptr) : json::value(write(*link.known))},
            {"doubts", array_of(link.doubts, [&](const directive::CitationDoubt& doubt) {
               return json::value(message(view_.language, doubt.key, doubt.args));
             })}};
  }

  static json::object write(const directive::KnownPaper& known) {
    return {{"title", text_or_null(known.title)},
            {"issued_on", date_or_null(known.issued_on)},
            {"issuer", text_or_null(known.issuer)},
            {"source", known.source}};
  }

  json::array write_citations() const {
    json::array out;
    for (std::size_t i = 0; i < paper_.citations.size(); ++i) out.push_back(write(paper_.citations[i], view_.links.at(i)));
    return out;
  }

  static json::object write(const directive::CitedBy& citing) {
    return {{"paper", to_ref(citing.paper)},
            {"issued_on", date_or_null(citing.paper.issued_on)},
            {"citation", citing.citation},
            {"clause_path", text_or_null(citing.clause_path)},
            {"clause_heading", text_or_null(citing.clause_heading)},
            {"is_basis", citing.is_basis},
            {"effect", name_or_null(citing.effect)},
            {"is_sure", citing.is_sure},
            {"dates_differ", citing.dates_differ}};
  }

  /// Why a duty is declined, in the reader's language.
  json::value reason(const std::string& key) const {
    const auto& declined = view_.tables.declined;
    const auto row = std::find_if(declined.begin(), declined.end(), [&](const auto& duty) { return duty.key == key; });
    if (key.empty() || row == declined.end()) return nullptr;
    return text_or_null(view_.language == Language::vi ? row->reason_vi : row->reason_en);
  }

  json::object write(const directive::StoredAssignment& stored) const {
    const directive::Assignment& assignment = stored.assignment;
    const auto task = view_.tasks.find(stored.id.value);
    return {{"id", stored.id.value},
            {"clause_path", text_or_null(assignment.clause_path)},
            {"assignee", assignment.assignee},
            {"with", array_of(assignment.with, [](const std::string& body) { return json::value(body); })},
            {"text", assignment.text},
            {"period", text_or_null(assignment.period)},
            {"deadline", assignment.deadline ? json::value(to_json(programme::to_due_date(*assignment.deadline))) : json::value(nullptr)},
            {"counted_from", assignment.deadline ? text_or_null(assignment.deadline->counted_from) : json::value(nullptr)},
            {"counted_from_day", assignment.deadline ? date_or_null(assignment.deadline->base) : json::value(nullptr)},
            {"report_to", text_or_null(assignment.report_to)},
            {"scope", to_view(to_name(assignment.scope))},
            {"reason", reason(assignment.reason_key)},
            {"span", span(assignment.where)},
            {"sentences", array_of(assignment.sentences,
                                   [&](const auto& sentence) {
                                     return json::object{{"span", span(sentence.where)},
                                                         {"scope", to_view(to_name(sentence.scope))},
                                                         {"reason", reason(sentence.reason_key)}};
                                   })},
            {"task", task == view_.tasks.end() ? json::value(nullptr) : json::value(task->second.value)}};
  }

  json::object write(const directive::Recipient& recipient) const {
    return {{"name", recipient.name},
            {"role", recipient.role ? json::value(to_view(to_name(*recipient.role))) : json::value(nullptr)},
            {"span", span(recipient.where)}};
  }

  json::object write(const directive::Occasion& occasion) const {
    return {{"name", occasion.name},
            {"original_date", occasion.original_date.to_iso()},
            {"years", number_or_null(occasion.years)},
            {"year", number_or_null(occasion.year)},
            {"country", text_or_null(occasion.country)},
            {"span", span(occasion.where)}};
  }

  json::object write(const directive::Event& event) const {
    return {{"name", event.name},
            {"from", text_or_null(event.from.to_text())},
            {"to", text_or_null(event.to.to_text())},
            {"place", text_or_null(event.place)},
            {"span", span(event.where)}};
  }

  json::object write(const directive::check::CheckedFinding& checked) const {
    const directive::Finding& finding = checked.finding;
    const directive::check::Rule* rule = directive::check::find_rule(finding.rule);
    json::object out{{"rule", finding.rule},
                     {"severity", to_view(to_name(finding.severity))},
                     {"span", span(finding.where)},
                     {"message", finding_message(view_.language, finding)},
                     {"suggestion", text_or_null(finding.suggestion)},
                     {"group", rule ? json::value(to_view(to_name(rule->group))) : json::value(nullptr)},
                     {"class", rule ? json::value(to_view(to_name(rule->error_class))) : json::value(nullptr)},
                     {"why", rule ? json::value(message(view_.language, "check.why." + finding.rule)) : json::value(nullptr)},
                     {"source", text_or_null(source_of(rule))},
                     {"answer", checked.answer ? json::value(write(*checked.answer)) : json::value(nullptr)}};
    return out;
  }

  /// Where the rule is laid down for this paper.
  [[nodiscard]] std::string_view source_of(const directive::check::Rule* rule) const {
    if (rule == nullptr) return {};
    const auto day = Date::from_iso(field_value(directive::FieldName::issued_on));
    const auto* source = rule->source_for(paper_.system, day.value_or(view_.today));
    return source ? std::string_view(source->text) : std::string_view{};
  }

  [[nodiscard]] std::string_view field_value(directive::FieldName name) const {
    for (const directive::RecordField& field : paper_.fields)
      if (field.name == name) return field.value;
    return {};
  }

  static json::object write(const directive::check::Answer& answer) {
    return {{"id", answer.id.value},
            {"kind", to_view(to_name(answer.kind))},
            {"replacement", text_or_null(answer.replacement)},
            {"reason", text_or_null(answer.reason)},
            {"by", text_or_null(answer.by)},
            {"at", to_rfc3339(answer.at)}};
  }

  static json::object write(const directive::EarlierFile& file) {
    return {{"position", file.position},       {"file_name", file.file_name},
            {"size_bytes", file.size_bytes},   {"received_at", to_rfc3339(file.received_at)},
            {"received_by", file.received_by}, {"replaced_at", to_rfc3339(file.replaced_at)},
            {"replaced_by", file.replaced_by}};
  }

  static json::object write(const directive::KeptBeside& kept) {
    return {{"other", to_ref(kept.other)},
            {"reason", kept.reason},
            {"kept_by", kept.kept_by},
            {"kept_at", to_rfc3339(kept.kept_at)},
            {"came_later", kept.came_later}};
  }

  const PaperView& view_;
  const directive::Paper& paper_;
  const Utf16Offsets offsets_;
};

}  // namespace

json::object to_json(const directive::PaperRow& row, const std::optional<programme::PlanId>& plan) {
  return {{"id", row.id.value},
          {"number", text_or_null(row.number)},
          {"type", text_or_null(row.type)},
          {"type_code", text_or_null(row.type_code)},
          {"system", name_or_null(row.system)},
          {"title", text_or_null(row.title)},
          {"issuer", text_or_null(row.issuer)},
          {"issued_on", date_or_null(row.issued_on)},
          {"handling", text_or_null(row.handling)},
          {"received_at", to_rfc3339(row.received_at)},
          {"file_name", row.file_name},
          {"unit", text_or_null(row.unit.value)},
          {"doubts", row.doubts},
          {"findings", row.findings},
          {"assignments", row.open_assignments},
          {"look_over", name_or_null(row.look_over)},
          {"plan", id_or_null(plan)}};
}

json::object to_json(const directive::SamePaper& same) {
  using Why = directive::SamePaper::Why;
  const std::string_view why = same.why == Why::number ? "number" : same.why == Why::file ? "file" : "earlier_file";
  return {{"paper", to_json(same.row, std::nullopt)},
          {"version", same.version},
          {"received_by", same.received_by},
          {"why", to_view(why)},
          {"dates_differ", same.dates_differ}};
}

json::object to_ref(const directive::PaperRow& row) {
  return {{"id", row.id.value}, {"number", text_or_null(row.number)}, {"type", text_or_null(row.type)}, {"title", text_or_null(row.title)}};
}

json::array to_hits(std::string_view text, std::string_view query) {
  return array_of(search::passages(text, query, kMostHits, kHitBytes), [&](const search::Passage& passage) {
    const std::string_view words = passage.where.of(text);
    const Utf16Offsets offsets(words);
    return json::object{{"text", to_view(words)},
                        {"marks", array_of(passage.marks, [&](Span mark) {
                           return to_json(Span{mark.begin - passage.where.begin, mark.end - passage.where.begin}, offsets);
                         })}};
  });
}

json::object to_json(const PaperView& view) {
  return PaperWriter(view).write();
}

std::optional<programme::PlanId> find_plan(store::Read& tx, const Call& call, const directive::PaperId& paper) {
  const auto plans = programme::plans_of(tx, call.sight("plans.read"), {paper});
  return plans.empty() ? std::nullopt : std::optional(plans.begin()->second);
}

json::object names_of_units(store::Read& tx, const Call& call, const std::vector<directive::PaperRow>& rows) {
  json::object names;
  for (const directive::PaperRow& row : rows) {
    if (!row.unit.empty() && !names.contains(row.unit.value)) names[row.unit.value] = unit_name(tx, row.unit, call.app.clock.today());
  }
  return names;
}

std::string unit_name(store::Read& tx, const office::UnitId& unit, const Date& on) {
  if (unit.empty()) return {};
  const auto loaded = office::load_unit(tx, unit, on);
  return loaded ? loaded->name : unit.value;
}

}  // namespace nhipcau::api
