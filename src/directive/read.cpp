#include "directive/read.hpp"

#include <algorithm>
#include <map>

#include "directive/cap.hpp"
#include "directive/handling.hpp"
#include "directive/parse.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostDoubtfulWords = 100;  // told one by one

/// Traces a converter left are worth a look; what was mended is only worth knowing.
Severity severity_of(text::RepairKind kind) {
  switch (kind) {
    case text::RepairKind::bad_utf8:
    case text::RepairKind::replacement_char: return Severity::error;
    case text::RepairKind::legacy_encoding:
    case text::RepairKind::decomposed:
    case text::RepairKind::invisible:
    case text::RepairKind::control:
    case text::RepairKind::converter_residue: return Severity::warning;
    case text::RepairKind::utf16:
    case text::RepairKind::byte_order_mark:
    case text::RepairKind::no_break_space:
    case text::RepairKind::odd_space:
    case text::RepairKind::line_ending: return Severity::hint;
  }
  return Severity::hint;
}

/// What was mended, a finding each; of many of a kind the first, and how many more there are.
void add_repairs(const std::vector<text::Repair>& repairs, std::vector<Finding>& findings) {
  struct More {
    std::size_t count = 0;
    Span first;
  };
  std::map<text::RepairKind, std::size_t> shown;
  std::map<text::RepairKind, More> more;
  for (const text::Repair& repair : repairs) {
    if (shown[repair.kind]++ < kMostRepairsOfKind) {
      findings.push_back({.where = repair.where,
                          .rule = "text." + std::string(text::to_name(repair.kind)),
                          .severity = severity_of(repair.kind),
                          .args = {repair.original},
                          .suggestion = ""});
    } else if (More& rest = more[repair.kind]; rest.count++ == 0) {
      rest.first = repair.where;
    }
  }
  for (const auto& [kind, rest] : more) {
    findings.push_back({.where = rest.first,
                        .rule = "text.more_of_kind",
                        .severity = severity_of(kind),
                        .args = {std::to_string(rest.count)},
                        .suggestion = ""});
  }
}

/// "2, 5, 6 (…)": so many at most.
std::string listed(const std::vector<int>& pages) {
  constexpr std::size_t kMostListed = 10;
  std::string list;
  for (std::size_t i = 0; i < std::min(pages.size(), kMostListed); ++i) list += (i == 0 ? "" : ", ") + std::to_string(pages[i]);
  return pages.size() > kMostListed ? list + ", …" : list;
}

/// Pictures of pages between pages of text: what they say is not in the text. Told where the first of them should stand.
void add_bare_pages(const PaperPages& pages, std::vector<Finding>& findings) {
  const std::vector<int> bare = pages_without_text(pages);
  if (bare.empty()) return;
  std::size_t at = 0;
  for (const files::LineBox& line : pages.lines) {
    if (line.page < bare.front()) at = std::max(at, line.where.end);
  }
  findings.push_back({.where = {at, at},
                      .rule = "directive.pages_without_text",
                      .severity = Severity::warning,
                      .args = {listed(bare), std::to_string(bare.size())},
                      .suggestion = ""});
}

/// What was recognised on pictures is to be held against them, the words in doubt first.
void add_recognition(const Reading& reading, std::vector<Finding>& findings) {
  if (!reading.is_recognised) return;
  findings.push_back({.where = {},
                      .rule = "directive.recognised",
                      .severity = Severity::warning,
                      .args = {std::to_string(reading.doubtful.size())},
                      .suggestion = ""});
  for (std::size_t i = 0; i < std::min(reading.doubtful.size(), kMostDoubtfulWords); ++i) {
    const Span where = reading.doubtful[i];
    findings.push_back({.where = where,
                        .rule = "directive.word_in_doubt",
                        .severity = Severity::hint,
                        .args = {std::string(where.of(reading.text))},
                        .suggestion = ""});
  }
}

std::vector<Span> spans_in_cleaned_text(const std::vector<Span>& spans, std::string_view raw, std::string_view cleaned,
                                        const text::PlaceMap& places) {
  std::vector<files::LineBox> lines;
  for (const Span where : spans) lines.push_back({.where = where});
  std::vector<Span> out;
  for (const files::LineBox& line : in_cleaned_text(std::move(lines), raw, cleaned, places)) {
    if (!line.where.empty()) out.push_back(line.where);
  }
  return out;
}

/// A file whose text may be read on: without a secrecy mark.
struct Opened {
  files::Extracted extracted;
  text::Cleaned cleaned;
};

Result<Opened> open(std::string_view bytes, const files::Limits& limits) {
  auto extracted = files::extract(bytes, limits);
  if (!extracted) return tl::unexpected(extracted.error());
  text::Cleaned cleaned = text::clean(extracted->bytes);
  if (extracted->encoding)
    cleaned.repairs.insert(cleaned.repairs.begin(), {{}, text::RepairKind::legacy_encoding, std::string(to_name(*extracted->encoding))});
  // Capitals with marks are written as small letters in TCVN3, and only its fonts told them apart.
  const bool has_lost_capitals = extracted->encoding == text::Encoding::tcvn3;
  const auto as_printed = [&](std::string text) { return has_lost_capitals ? text::to_upper(text) : std::move(text); };
  if (bears_secrecy_mark(as_printed(cleaned.text), as_printed(text::clean(extracted->margins).text)))
    return fail(Code::forbidden, "directive.classified");
  return Opened{std::move(*extracted), std::move(cleaned)};
}

/// A mark of the running heads and feet: it stands nowhere in the text.
std::optional<Field> find_in_margins(std::string_view margins, const Tables& tables) {
  auto found = find_handling(text::clean(margins).text, tables);
  if (found) found->where = {};
  return found;
}

}  // namespace

text::Place Reading::place_of(std::size_t at) const {
  text::Place place = places.find(text, at);
  if (paragraph_of_line.empty()) return place;
  const std::size_t line = std::min(static_cast<std::size_t>(std::max(place.line, 1)), paragraph_of_line.size()) - 1;
  place.line = paragraph_of_line[line];
  if (line == 0 || paragraph_of_line[line - 1] != place.line) return place;
  std::size_t begin =
      text.rfind('\n', std::min(at, text.size()) - (at > 0 ? 1 : 0));  // a line break inside the paragraph: the lines before count too
  for (std::size_t before = line; before > 0 && paragraph_of_line[before - 1] == place.line && begin != std::string::npos; --before) {
    const std::size_t end = begin;
    begin = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
    const std::size_t from = begin == std::string::npos ? 0 : begin + 1;
    place.column += static_cast<int>(text::count_characters(std::string_view(text).substr(from, end - from))) + 1;
  }
  return place;
}

Result<Reading> read(std::string_view bytes, const Tables& tables, const files::Limits& limits) {
  auto opened = open(bytes, limits);
  if (!opened) return tl::unexpected(opened.error());
  auto& [extracted, cleaned] = *opened;
  Reading reading;
  reading.original = sha256(bytes);
  reading.format = extracted.format;
  reading.text = std::move(cleaned.text);
  reading.places = std::move(cleaned.places);
  reading.pages = {.sizes = std::move(extracted.pages),
                   .lines = in_cleaned_text(extracted.lines, extracted.bytes, reading.text, reading.places)};
  reading.is_recognised = extracted.is_recognised;
  reading.doubtful = spans_in_cleaned_text(extracted.doubtful, extracted.bytes, reading.text, reading.places);
  reading.paragraph_of_line = std::move(extracted.paragraph_of_line);
  reading.repairs = std::move(cleaned.repairs);
  reading.reader = kReaderVersion;
  reading.parsed = parse(reading.text, tables);
  if (auto& handling = reading.parsed.document.handling; !handling) handling = find_in_margins(extracted.margins, tables);
  std::vector<Finding>& findings = reading.parsed.findings;
  cap_parts(reading.parsed);
  add_repairs(reading.repairs, findings);
  add_bare_pages(reading.pages, findings);
  add_recognition(reading, findings);
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return a.where < b.where; });
  return reading;
}

Result<void> look(std::string_view bytes, const files::Limits& limits) {
  if (const auto opened = open(bytes, limits); !opened) return tl::unexpected(opened.error());
  return {};
}

}  // namespace nhipcau::directive
