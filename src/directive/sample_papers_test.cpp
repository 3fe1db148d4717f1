// Golden tests: whole papers of our own (testdata/NAME.txt) against an outline a person can read (testdata/NAME.expected.txt).
// After a wanted change: NHIPCAU_ACCEPT=1 build/debug/src/directive_tests -tc="*sample papers*", then read the difference.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "directive/structure.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = '|';
  return text;
}

void line(std::ostream& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out << name << ": " << value << '\n';
}

void field(std::ostream& out, std::string_view name, const std::optional<Field>& value) {
  if (value) line(out, name, value->value);
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::report: return "report";
    case Role::coordinate: return "coordinate";
    case Role::carry_out: return "carry_out";
    case Role::steer: return "steer";
    case Role::advise: return "advise";
    case Role::inform: return "inform";
    case Role::inspect: return "inspect";
    case Role::publish: return "publish";
    case Role::archive: return "archive";
  }
  return "";
}

void outline(std::ostream& out, std::string_view text, const std::vector<Clause>& clauses, int depth) {
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  for (const Clause& clause : clauses) {
    out << indent << "§ " << clause.enumerator << " [" << clause.path << "]";
    if (!clause.heading.empty()) out << " # " << clause.heading;
    if (!clause.text.empty()) out << " = " << one_line(clause.text);
    out << '\n';
    for (const Span paragraph : clause.paragraphs) out << indent << "  ¶ " << one_line(std::string(paragraph.of(text))) << '\n';
    for (const Bullet& bullet : clause.bullets) out << indent << "  • " << one_line(bullet.text) << '\n';
    outline(out, text, clause.children, depth + 1);
  }
}

void recipients(std::ostream& out, std::string_view name, const std::vector<Recipient>& list) {
  for (const Recipient& recipient : list) {
    out << name << ": " << recipient.name;
    if (recipient.role) out << " → " << name_of(*recipient.role);
    out << '\n';
  }
}

std::string dump(std::string_view text, const Structure& structure) {
  std::ostringstream out;
  const Document& d = structure.document;
  if (d.system) line(out, "system", *d.system == System::state ? "state" : *d.system == System::party ? "party" : "front");
  if (d.number)
    line(out, "number", d.number->as_written + (d.number->as_written == d.number->normalized ? "" : " → " + d.number->normalized));
  field(out, "type", d.type);
  line(out, "type code", d.type_code);
  field(out, "issuer", d.issuer);
  field(out, "parent body", d.parent_body);
  field(out, "place", d.place);
  if (d.issued_on) line(out, "issued on", d.issued_on->to_iso());
  field(out, "title", d.title);
  recipients(out, "addressee", d.addressees);
  for (const Span opening : structure.opening) out << "opening: " << one_line(std::string(opening.of(text))) << '\n';
  outline(out, text, d.clauses, 0);
  for (const Signer& signer : d.signers) out << "signer: " << signer.name << " / " << signer.position << " / " << signer.capacity << '\n';
  recipients(out, "recipient", d.recipients);
  for (const Footnote& note : d.footnotes)
    out << "footnote " << (note.mark.empty() ? "(mark lost)" : note.mark) << ": " << note.text << '\n';
  for (const Attachment& attachment : d.attachments) {
    out << "attachment: " << attachment.title << '\n';
    line(out, "attachment issuer", attachment.issuer);
    outline(out, text, attachment.clauses, 1);
  }
  for (const Finding& finding : structure.findings) out << "finding: " << finding.rule << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("the bones of our sample papers are read as their outlines say") {
  const std::string folder = "src/directive/testdata/";
  for (const char* name :
       {"state_plan", "party_guidance", "front_notice", "letter", "wire", "decision", "wrapped_report", "bare_notes", "resolution",
        "joint_plan", "invitation", "ministry_letter", "party_conclusion", "lost_header", "columns_below", "old_directive"}) {
    CAPTURE(name);
    const std::string bytes = read_file(folder + name + ".txt");
    REQUIRE_FALSE(bytes.empty());
    const std::string text = text::clean(bytes).text;
    const std::string found = dump(text, read_structure(text, shipped_tables()));
    const std::string path = folder + name + ".expected.txt";
    if (std::getenv("NHIPCAU_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << found;
    CHECK(found == read_file(path));
  }
}
