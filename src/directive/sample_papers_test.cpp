// Golden tests: whole papers of our own (testdata/NAME.txt) against an outline a person can read (testdata/NAME.expected.txt).
// After a wanted change: NHIPCAU_ACCEPT=1 build/debug/src/directive_tests -tc="*sample papers*", then read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "directive/read.hpp"
#include "directive/structure.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

constexpr std::string_view kOutline = ".expected.txt";
constexpr std::size_t kLeastPapers = 40;

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

void citation(std::ostream& out, const Citation& cited) {
  out << (cited.is_basis ? "basis: " : "cites: ") << cited.type;
  if (cited.number) out << ' ' << cited.number->normalized;
  if (cited.issued_on) out << ", " << cited.issued_on->to_iso();
  if (!cited.issuer.empty()) out << " of " << cited.issuer;
  if (!cited.title.empty()) out << " # " << cited.title;
  out << '\n';
}

void deadline(std::ostream& out, const Deadline& by) {
  out << "; by \"" << by.as_written << '"';
  if (by.date) out << " = " << by.date->to_iso();
  if (!by.time.empty()) out << ' ' << by.time;
  if (!by.rule.empty()) out << ' ' << by.rule;
  if (by.rule_day) out << ' ' << *by.rule_day;
  if (by.rule_month) out << '/' << *by.rule_month;
  if (!by.counted_from.empty()) out << " from \"" << by.counted_from << '"';
  if (by.base) out << " = " << by.base->to_iso();
}

void duty(std::ostream& out, std::string_view text, const Assignment& duty) {
  out << "duty [" << duty.clause_path << "]: " << duty.assignee;
  for (const std::string& body : duty.with) out << (&body == duty.with.data() ? "; with " : " + ") << body;
  if (duty.deadline) deadline(out, *duty.deadline);
  if (!duty.period.empty()) out << "; every \"" << duty.period << '"';
  if (!duty.report_to.empty()) out << "; to " << duty.report_to;
  if (duty.scope == Scope::declined) out << "; declined";
  out << '\n';
  for (const Assignment::Sentence& sentence : duty.sentences)
    if (sentence.scope == Scope::declined) out << "  declined: " << one_line(std::string(sentence.where.of(text))) << '\n';
}

void meaning(std::ostream& out, std::string_view text, const Document& d) {
  for (const bool is_basis : {true, false})
    for (const Citation& cited : d.citations)
      if (cited.is_basis == is_basis) citation(out, cited);
  for (const Assignment& one : d.assignments) duty(out, text, one);
  if (d.in_force) line(out, "in force", d.in_force->from ? d.in_force->from->to_iso() : d.in_force->as_written);
  constexpr std::array kEffects{std::pair{Effect::replaces, "replaces"}, std::pair{Effect::amends, "amends"},
                                std::pair{Effect::ends, "ends"}};
  for (const auto& [effect, name] : kEffects)
    for (const Citation& cited : d.citations)
      if (cited.effect == effect && cited.number) line(out, name, cited.number->normalized);
}

std::string dump(const Reading& reading) {
  std::ostringstream out;
  const std::string_view text = reading.text;
  const Document& d = reading.parsed.document;
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
  for (const Span opening : read_structure(text, shipped_tables()).opening)
    out << "opening: " << one_line(std::string(opening.of(text))) << '\n';
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
  meaning(out, text, d);
  for (const Finding& finding : reading.parsed.findings)
    if (finding.rule.starts_with("directive.")) out << "finding: " << finding.rule << '\n';
  return out.str();
}

}  // namespace

TEST_CASE("our sample papers are read as their outlines say") {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator("src/directive/testdata")) {
    const std::string path = file.path().string();
    if (path.ends_with(kOutline)) names.push_back(path.substr(0, path.size() - kOutline.size()));
  }
  std::sort(names.begin(), names.end());
  REQUIRE(names.size() >= kLeastPapers);
  for (const std::string& name : names) {
    CAPTURE(name);
    const auto reading = read(read_file(name + ".txt"), shipped_tables());
    REQUIRE(reading);
    const std::string found = dump(*reading);
    const std::string path = name + std::string(kOutline);
    if (std::getenv("NHIPCAU_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << found;
    CHECK(found == read_file(path));
  }
}
