#include "cli/read_summary.hpp"

#include "api/check_json.hpp"
#include "api/read_json.hpp"
#include "cli/shortened.hpp"
#include "text/scan.hpp"

namespace nhipcau::cli {
namespace {

using directive::Clause;
using directive::Document;
using directive::Reading;

class Summary {
 public:
  Summary(const Reading& reading, api::Language language) : reading_(reading), language_(language) {}

  std::string write(const std::string& file) {
    const Document& paper = reading_.parsed.document;
    out_ = file + "\n";
    write_header(paper);
    write_bases(paper);
    if (!paper.clauses.empty()) heading("cli.outline", paper.clauses.size());
    for (const Clause& clause : paper.clauses) write_clause(clause, 1);
    write_assignments(paper);
    write_recipients(paper);
    write_findings();
    return out_ + "\n";
  }

 private:
  [[nodiscard]] std::string word(std::string_view key) const { return api::message(language_, key); }

  void line(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    const std::string label = word(key);
    constexpr std::size_t kLabelWidth = 18;
    const std::size_t width = text::count_characters(label);
    out_ += "  " + label + std::string(width < kLabelWidth ? kLabelWidth - width : 1, ' ') + std::string(value) + "\n";
  }

  void heading(std::string_view key, std::size_t count) { out_ += "\n  " + word(key) + " (" + std::to_string(count) + ")\n"; }

  void write_header(const Document& paper) {
    if (paper.type) line("cli.type", paper.type->value);
    if (paper.number) line("cli.number", paper.number->normalized);
    if (paper.issued_on) line("cli.issued_on", paper.issued_on->to_iso());
    if (paper.issuer) line("cli.issuer", paper.issuer->value);
    if (paper.parent_body) line("cli.parent_body", paper.parent_body->value);
    if (paper.place) line("cli.place", paper.place->value);
    if (paper.title) line("cli.title", paper.title->value);
    if (paper.in_force)
      line("cli.in_force", (paper.in_force->from ? paper.in_force->from->to_iso() + ", " : "") + paper.in_force->as_written);
    for (const auto& citation : paper.citations) {
      if (citation.effect) line("cli.effect." + std::string(api::to_name(*citation.effect)), named(citation));
    }
    for (const auto& signer : paper.signers) line("cli.signer", signer.name + (signer.position.empty() ? "" : ", " + signer.position));
  }

  static std::string named(const directive::Citation& citation) {
    return citation.type + (citation.number ? " " + citation.number->normalized : "") +
           (citation.issued_on ? " · " + citation.issued_on->to_iso() : "") + (citation.issuer.empty() ? "" : " · " + citation.issuer);
  }

  void write_bases(const Document& paper) {
    std::string bases;
    std::size_t count = 0;
    for (const auto& citation : paper.citations) {
      if (!citation.is_basis) continue;
      ++count;
      bases += "    " + named(citation) + "\n";
    }
    if (count > 0) heading("cli.bases", count);
    out_ += bases;
  }

  void write_clause(const Clause& clause, std::size_t depth) {
    constexpr std::size_t kMost = 90;
    out_ += std::string(2 + depth * 2, ' ') + clause.enumerator + " " +
            shortened(clause.heading.empty() ? clause.text : clause.heading, kMost) + "\n";
    for (const Clause& child : clause.children) write_clause(child, depth + 1);
  }

  void write_assignments(const Document& paper) {
    constexpr std::size_t kMost = 140;
    if (!paper.assignments.empty()) heading("cli.assignments", paper.assignments.size());
    for (const auto& assignment : paper.assignments) {
      out_ += "    " + (assignment.clause_path.empty() ? "" : assignment.clause_path + "  ") + assignment.assignee +
              (assignment.scope == directive::Scope::declined ? "  [" + word("cli.declined") + "]" : "") + "\n";
      out_ += "      " + shortened(assignment.text, kMost) + "\n";
      if (assignment.deadline) write_deadline(*assignment.deadline);
    }
  }

  void write_deadline(const directive::Deadline& deadline) {
    out_ += "      " + word("cli.deadline") + ": " + deadline.as_written;
    if (deadline.date && deadline.base)
      out_ += " = " + deadline.date->to_iso() + ", " + word("cli.counted_from") + " " + deadline.base->to_iso();
    out_ += "\n";
  }

  void write_recipients(const Document& paper) {
    if (!paper.recipients.empty()) heading("cli.recipients", paper.recipients.size());
    for (const auto& recipient : paper.recipients) {
      out_ += "    " + recipient.name;
      if (recipient.role) out_ += "  · " + word("cli.role." + std::string(api::to_name(*recipient.role)));
      out_ += "\n";
    }
  }

  void write_findings() {
    if (!reading_.parsed.findings.empty()) heading("cli.findings", reading_.parsed.findings.size());
    for (const auto& finding : reading_.parsed.findings) {
      const text::Place place = api::place_of(reading_, finding);
      const std::string where = place.line > 0 ? std::to_string(place.line) + ":" + std::to_string(place.column) + "  " : "";
      out_ += "    " + where + api::finding_message(language_, finding) + "\n";
    }
  }

  const Reading& reading_;
  api::Language language_;
  std::string out_;
};

}  // namespace

std::string read_summary(const std::string& file, const Reading& reading, api::Language language) {
  return Summary(reading, language).write(file);
}

}  // namespace nhipcau::cli
