// Any bytes, read as a paper, are checked: nothing is thrown, every finding is of a rule that is known and lies in the text from character
// to character, findings come in order of place, and what all of them suggest makes a text again.
#include <cstddef>
#include <cstdint>

#include "base/require.hpp"
#include "directive/check/check.hpp"
#include "directive/check/fix.hpp"
#include "directive/check/rule.hpp"
#include "directive/parse.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void hold(const Finding& finding, std::string_view text) {
  const Span where = finding.where;
  require(where.begin <= where.end && where.end <= text.size(), "a finding lies in the text");
  require(is_boundary(text, where.begin) && is_boundary(text, where.end), "a finding begins and ends with a character");
  require(finding.rule.starts_with("directive.") || check::find_rule(finding.rule) != nullptr, "a finding is of a rule");
  require(text::is_utf8(finding.suggestion), "a suggestion is text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const text::Cleaned cleaned = text::clean({reinterpret_cast<const char*>(data), size});
  const Parsed parsed = parse(cleaned.text, shipped_tables());
  const check::ReadText read{.text = cleaned.text, .parsed = parsed, .repairs = cleaned.repairs};
  const auto findings =
      check::check_paper(read, shipped_tables(), {.today = *Date::make(2026, 11, 23), .parents = {check::to_parent(parsed.document)}});
  Span last;
  for (const Finding& finding : findings) {
    hold(finding, cleaned.text);
    require(last <= finding.where, "findings come in order of place");
    last = finding.where;
  }
  std::size_t done = 0;
  require(text::is_utf8(check::fixed_text(cleaned.text, findings, done)), "a text that was mended is text");
  return 0;
}
