// Any bytes, cleaned, are read as a paper: nothing is thrown, every span lies in the text, findings come in order of place.
#include <cstddef>
#include <cstdint>

#include "base/require.hpp"
#include "directive/parse.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

void check(Span where, std::string_view text) {
  require(where.begin <= where.end && where.end <= text.size(), "a span lies in the text");
}

void check(const std::vector<Clause>& clauses, std::string_view text) {
  for (const Clause& clause : clauses) {
    check(clause.where, text);
    for (const Span paragraph : clause.paragraphs) check(paragraph, text);
    for (const Bullet& bullet : clause.bullets) check(bullet.where, text);
    check(clause.children, text);
  }
}

void check(const Parsed& parsed, std::string_view text) {
  const Document& document = parsed.document;
  for (const auto* field :
       {&document.type, &document.issuer, &document.parent_body, &document.issued_on_text, &document.place, &document.title})
    if (*field) check((*field)->where, text);
  if (document.number) check(document.number->where, text);
  check(document.clauses, text);
  for (const Attachment& attachment : document.attachments) {
    check(attachment.where, text);
    check(attachment.clauses, text);
  }
  for (const Recipient& recipient : document.recipients) check(recipient.where, text);
  for (const Signer& signer : document.signers) check(signer.where, text);
  for (const Footnote& note : document.footnotes) check(note.where, text);
  for (const Citation& citation : document.citations) check(citation.where, text);
  for (const Assignment& assignment : document.assignments) check(assignment.where, text);
  for (const Occasion& occasion : document.occasions) check(occasion.where, text);
  for (const Event& event : document.events) check(event.where, text);
  Span last;
  for (const Finding& finding : parsed.findings) {
    check(finding.where, text);
    require(last <= finding.where, "findings come in order of place");
    last = finding.where;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = text::clean({reinterpret_cast<const char*>(data), size}).text;
  bears_secrecy_mark(text, text);
  check(parse(text, shipped_tables()), text);
  return 0;
}
