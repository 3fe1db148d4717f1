#include "api/read_json.hpp"

#include <boost/json.hpp>

#include "api/finding_json.hpp"

namespace nhipcau::api {
namespace {

namespace json = boost::json;
using directive::Assignment;
using directive::Citation;
using directive::Clause;
using directive::Document;
using directive::Reading;

json::value text_or_null(std::string_view text) {
  return text.empty() ? json::value(nullptr) : json::value(json::string_view(text.data(), text.size()));
}

template <class T>
json::value number_or_null(const std::optional<T>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

json::value date_or_null(const std::optional<Date>& date) {
  return date ? json::value(date->to_iso()) : json::value(nullptr);
}

json::value field_or_null(const std::optional<directive::Field>& field) {
  return field ? text_or_null(field->value) : json::value(nullptr);
}

template <class Items, class ToJson>
json::array array_of(const Items& items, ToJson to_json) {
  json::array out;
  for (const auto& item : items) out.push_back(to_json(item));
  return out;
}

/// Writes the parts of one reading; holds it to turn spans into lines.
class Writer {
 public:
  Writer(const Reading& reading, Language language) : reading_(reading), language_(language) {}

  json::object write(const std::string& file) {
    const Document& paper = reading_.parsed.document;
    json::object out;
    out["file"] = file;
    out["sha256"] = reading_.original.hex;
    out["reader"] = reading_.reader;
    write_header(paper, out);
    std::vector<Citation> bases;
    for (const Citation& citation : paper.citations) {
      if (citation.is_basis) bases.push_back(citation);
    }
    out["bases"] = array_of(bases, [&](const Citation& c) { return citation(c); });
    out["citations"] = array_of(paper.citations, [&](const Citation& c) { return citation(c); });
    out["clauses"] = array_of(paper.clauses, [&](const Clause& c) { return clause(c); });
    out["attachments"] = array_of(paper.attachments, [&](const directive::Attachment& a) {
      return json::object{{"line", line(a.where)},
                          {"title", a.title},
                          {"issuer", text_or_null(a.issuer)},
                          {"clauses", array_of(a.clauses, [&](const Clause& c) { return clause(c); })}};
    });
    out["assignments"] = array_of(paper.assignments, [&](const Assignment& a) { return assignment(a); });
    write_rest(paper, out);
    write_remarks(out);
    return out;
  }

 private:
  [[nodiscard]] int line(Span where) const { return reading_.place_of(where.begin).line; }

  void write_header(const Document& paper, json::object& out) const {
    out["system"] = paper.system ? json::value(to_name(*paper.system)) : json::value(nullptr);
    out["number"] = paper.number ? text_or_null(paper.number->normalized) : json::value(nullptr);
    out["number_as_written"] = paper.number ? text_or_null(paper.number->as_written) : json::value(nullptr);
    out["type"] = field_or_null(paper.type);
    out["type_code"] = text_or_null(paper.type_code);
    out["issuer"] = field_or_null(paper.issuer);
    out["parent_body"] = field_or_null(paper.parent_body);
    out["issued_on"] = date_or_null(paper.issued_on);
    out["place"] = field_or_null(paper.place);
    out["title"] = field_or_null(paper.title);
    out["in_force"] = paper.in_force ? json::value(json::object{{"line", line(paper.in_force->where)},
                                                                {"as_written", paper.in_force->as_written},
                                                                {"from", date_or_null(paper.in_force->from)}})
                                     : json::value(nullptr);
    out["handling"] = field_or_null(paper.handling);
    out["signers"] = array_of(paper.signers, [](const directive::Signer& s) { return signer(s); });
    out["signer"] = paper.signers.empty() ? json::value(nullptr) : json::value(signer(paper.signers.front()));
  }

  static json::object signer(const directive::Signer& s) {
    return {{"name", text_or_null(s.name)}, {"position", text_or_null(s.position)}, {"capacity", text_or_null(s.capacity)}};
  }

  [[nodiscard]] json::object citation(const Citation& c) const {
    return {{"line", line(c.where)},
            {"number", c.number ? text_or_null(c.number->normalized) : json::value(nullptr)},
            {"number_as_written", c.number ? text_or_null(c.number->as_written) : json::value(nullptr)},
            {"type", text_or_null(c.type)},
            {"issued_on", date_or_null(c.issued_on)},
            {"issuer", text_or_null(c.issuer)},
            {"title", text_or_null(c.title)},
            {"effect", c.effect ? json::value(to_name(*c.effect)) : json::value(nullptr)}};
  }

  [[nodiscard]] json::object clause(const Clause& c) {
    const std::string id = "c" + std::to_string(++clauses_);
    return {{"id", id},
            {"path", c.path},
            {"line", line(c.where)},
            {"enumerator", text_or_null(c.enumerator)},
            {"heading", text_or_null(c.heading)},
            {"text", text_or_null(c.text)},
            {"bullets", array_of(c.bullets,
                                 [&](const directive::Bullet& b) {
                                   return json::object{{"line", line(b.where)}, {"text", b.text}};
                                 })},
            {"children", array_of(c.children, [&](const Clause& child) { return clause(child); })}};
  }

  [[nodiscard]] json::object assignment(const Assignment& a) const {
    return {{"line", line(a.where)},
            {"clause", text_or_null(a.clause_path)},
            {"assignee", a.assignee},
            {"with", array_of(a.with, [](const std::string& body) { return json::value(body); })},
            {"text", a.text},
            {"period", text_or_null(a.period)},
            {"deadline", a.deadline ? text_or_null(a.deadline->as_written) : json::value(nullptr)},
            {"due_on", a.deadline ? date_or_null(a.deadline->date) : json::value(nullptr)},
            {"counted_from", a.deadline ? text_or_null(a.deadline->counted_from) : json::value(nullptr)},
            {"counted_from_day", a.deadline ? date_or_null(a.deadline->base) : json::value(nullptr)},
            {"report_to", text_or_null(a.report_to)},
            {"scope", to_name(a.scope)},
            {"reason", declined_reason(a)}};
  }

  [[nodiscard]] json::value declined_reason(const Assignment& a) const {
    for (const auto& duty : directive::shipped_tables().declined) {
      const bool is_it = duty.key == a.reason_key;
      if (is_it) return json::value(language_ == Language::vi ? duty.reason_vi : duty.reason_en);
    }
    return nullptr;
  }

  void write_rest(const Document& paper, json::object& out) const {
    out["recipients"] = array_of(paper.recipients, [&](const directive::Recipient& r) {
      return json::object{
          {"line", line(r.where)}, {"name", r.name}, {"role", r.role ? json::value(to_name(*r.role)) : json::value(nullptr)}};
    });
    out["footnotes"] = array_of(paper.footnotes, [&](const directive::Footnote& f) {
      return json::object{{"mark", text_or_null(f.mark)}, {"line", line(f.where)}, {"text", f.text}};
    });
    out["occasions"] = array_of(paper.occasions, [&](const directive::Occasion& o) {
      return json::object{{"line", line(o.where)},
                          {"name", o.name},
                          {"original_date", o.original_date.to_iso()},
                          {"years", number_or_null(o.years)},
                          {"year", number_or_null(o.year)},
                          {"country", text_or_null(o.country)}};
    });
    out["events"] = array_of(paper.events, [&](const directive::Event& e) {
      return json::object{{"line", line(e.where)},
                          {"name", e.name},
                          {"from", text_or_null(e.from.to_text())},
                          {"to", text_or_null(e.to.to_text())},
                          {"place", text_or_null(e.place)}};
    });
  }

  void write_remarks(json::object& out) const {
    out["repairs"] = array_of(reading_.repairs, [&](const text::Repair& r) {
      return json::object{{"line", line(r.where)}, {"kind", text::to_name(r.kind)}, {"what", r.original}};
    });
    out["findings"] = array_of(reading_.parsed.findings, [&](const directive::Finding& f) { return to_json(reading_, f, language_); });
  }

  const Reading& reading_;
  Language language_;
  int clauses_ = 0;
};

json::object failure(const FileReading& file, Language language) {
  const Error& error = file.reading.error();
  return {{"file", file.file}, {"error", {{"key", error.key}, {"message", message(language, error.key, error.args)}}}};
}

}  // namespace

std::string to_read_json(std::span<const FileReading> files, Language language) {
  json::array out;
  for (const FileReading& file : files) {
    out.push_back(file.reading ? Writer(*file.reading, language).write(file.file) : failure(file, language));
  }
  return json::serialize(out);
}

std::string_view to_name(directive::System system) {
  switch (system) {
    case directive::System::state: return "state";
    case directive::System::party: return "party";
    case directive::System::front: return "front";
  }
  return {};
}

std::string_view to_name(directive::Role role) {
  switch (role) {
    case directive::Role::report: return "report";
    case directive::Role::coordinate: return "coordinate";
    case directive::Role::carry_out: return "carry_out";
    case directive::Role::steer: return "steer";
    case directive::Role::advise: return "advise";
    case directive::Role::inform: return "inform";
    case directive::Role::inspect: return "inspect";
    case directive::Role::publish: return "publish";
    case directive::Role::archive: return "archive";
  }
  return {};
}

std::string_view to_name(directive::Scope scope) {
  return scope == directive::Scope::open ? "open" : "declined";
}

std::string_view to_name(directive::Effect effect) {
  switch (effect) {
    case directive::Effect::replaces: return "replaces";
    case directive::Effect::amends: return "amends";
    case directive::Effect::ends: return "ends";
  }
  return {};
}

std::string_view to_name(files::Format format) {
  switch (format) {
    case files::Format::plain_text: return "plain_text";
    case files::Format::docx: return "docx";
    case files::Format::pdf: return "pdf";
    case files::Format::picture: return "picture";
    case files::Format::doc: return "doc";
    case files::Format::odt: return "odt";
  }
  return {};
}

std::string_view to_name(directive::Severity severity) {
  switch (severity) {
    case directive::Severity::error: return "error";
    case directive::Severity::warning: return "warning";
    case directive::Severity::hint: return "hint";
  }
  return {};
}

}  // namespace nhipcau::api
