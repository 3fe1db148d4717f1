#include "directive/parse.hpp"

#include <algorithm>
#include <set>

#include "directive/assignments.hpp"
#include "directive/citations.hpp"
#include "directive/effects.hpp"
#include "directive/handling.hpp"
#include "directive/occasions.hpp"
#include "directive/structure.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {
namespace {

constexpr int kFirstYear = 1945;
constexpr int kLastYear = 2100;

/// The parts of the text that speak of the world: title, body, footnotes and attachments; not header, recipients and signatures.
std::vector<Span> spoken_parts(const Structure& structure) {
  std::vector<Span> parts;
  const Document& document = structure.document;
  if (document.title) parts.push_back(document.title->where);
  if (!structure.body.empty()) parts.push_back(structure.body);
  for (const Attachment& attachment : document.attachments) parts.push_back(attachment.where);
  const std::size_t whole = parts.size();
  for (const Footnote& note : document.footnotes) {
    const bool is_inside = std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(whole),
                                       [&](Span part) { return part.contains(note.where); });
    if (!is_inside) parts.push_back(note.where);
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

/// The year the paper is about: the one its title names ("… năm 2024"), else the one it was issued in.
std::optional<int> subject_year(const Document& document) {
  if (document.title) {
    const std::string key = text::search_key(document.title->value);
    if (const std::size_t at = key.rfind("năm 2"); at != std::string::npos && at + 9 <= key.size()) {
      int year = 0;
      for (const char c : key.substr(at + std::string_view("năm ").size(), 4))
        year = c >= '0' && c <= '9' ? year * 10 + (c - '0') : -100000;
      if (year >= kFirstYear && year <= kLastYear) return year;
    }
  }
  if (document.issued_on) return document.issued_on->year();
  return std::nullopt;
}

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  for (T& item : from) to.push_back(std::move(item));
}

void remark_spaces(const Number& number, std::vector<Finding>& findings) {
  if (number.as_written.find_first_of(" \t") == std::string::npos) return;
  findings.push_back({.where = number.where,
                      .rule = "directive.number_has_spaces",
                      .severity = Severity::warning,
                      .args = {number.as_written, number.normalized},
                      .suggestion = number.normalized});
}

/// Citations in order of first mention, one for each number, bases among them.
void read_citations(std::string_view text, const Words& words, const Structure& structure, const std::vector<Passage>& passages,
                    const Tables& tables, Parsed& parsed) {
  std::vector<Citation> mentions = find_bases(text, words, structure.opening, tables);
  for (const Passage& passage : passages) {
    std::vector<Citation> named = find_citations(passage, tables);
    read_effects(passage, named);
    append(mentions, std::move(named));
  }
  const auto is_own = [&](const Citation& mention) {  // "(Kèm theo Kế hoạch số 118/KH-UBND …)" in what is attached
    const auto& own = parsed.document.number;
    return own && mention.number && !mention.is_basis && mention.number->normalized == own->normalized &&
           (!mention.issued_on || mention.issued_on == parsed.document.issued_on);
  };
  mentions.erase(std::remove_if(mentions.begin(), mentions.end(), is_own), mentions.end());
  std::set<Span> remarked;  // a basis is found twice
  for (const Citation& mention : mentions)
    if (mention.number && remarked.insert(mention.number->where).second) remark_spaces(*mention.number, parsed.findings);
  parsed.document.mentions = to_mentions(text, mentions);
  parsed.document.citations = merge_citations(std::move(mentions));
}

}  // namespace

Parsed parse(std::string_view text, const Tables& tables) {
  Structure structure = read_structure(text, tables);
  const auto split = std::make_shared<const text::Runs>(split_words(text, {0, text.size()}));
  const Words words(split->data(), split->size());
  std::vector<Passage> passages;
  for (const Span part : spoken_parts(structure)) passages.emplace_back(text, words, part);
  Parsed parsed{.document = std::move(structure.document), .findings = std::move(structure.findings), .words = split};
  parsed.document.opening = structure.opening;
  structure.document = {};
  parsed.document.handling = find_handling(text, tables);
  if (parsed.document.number) remark_spaces(*parsed.document.number, parsed.findings);
  read_citations(text, words, structure, passages, tables, parsed);
  for (const Passage& passage : passages)
    if (!parsed.document.in_force) parsed.document.in_force = find_in_force(passage, parsed.document);
  parsed.document.assignments = read_assignments(text, words, parsed.document, tables);
  const std::optional<int> year = subject_year(parsed.document);
  for (const Passage& passage : passages) {
    append(parsed.document.occasions, find_occasions(passage, year, tables));
    append(parsed.document.events, find_events(passage, tables));
  }
  std::stable_sort(parsed.findings.begin(), parsed.findings.end(), [](const Finding& a, const Finding& b) { return a.where < b.where; });
  return parsed;
}

}  // namespace nhipcau::directive
