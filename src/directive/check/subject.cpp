#include "directive/check/subject.hpp"

#include <algorithm>

#include "directive/body_match.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive::check {
namespace {

std::shared_ptr<const text::Runs> words_of(std::string_view text, const Parsed& read) {
  if (read.words && read.words->are_of(text)) return read.words;
  return std::make_shared<const text::Runs>(split_words(text, {0, text.size()}));
}

/// The latest day that a paper which does not tell its own names of papers it rests on: it was issued then or later.
std::optional<Date> latest_basis(const Document& document) {
  std::optional<Date> latest;
  for (const Citation& citation : document.citations)
    if (citation.is_basis && citation.issued_on && (!latest || *latest < *citation.issued_on)) latest = citation.issued_on;
  return latest;
}

Date day_of(const Document& document, Date today) {
  if (document.issued_on) return *document.issued_on;
  const auto basis = latest_basis(document);
  return basis && *basis < today ? *basis : today;
}

std::optional<System> system_of(const Document& document) {
  if (document.system) return document.system;
  return document.number ? document.number->system : std::nullopt;
}

/// Between the title and the recipients or signatures.
Span body_of(std::string_view text, const Document& document) {
  std::size_t begin = 0;
  for (const auto& field : {document.type, document.title})
    if (field) begin = std::max(begin, field->where.end);
  std::size_t end = text.size();
  for (const Recipient& recipient : document.recipients)
    if (recipient.where.begin > begin) end = std::min(end, recipient.where.begin);
  for (const Signer& signer : document.signers)
    if (signer.where.begin > begin) end = std::min(end, signer.where.begin);
  return {begin, std::max(begin, end)};
}

/// "PHỤ LỤC II", "Biểu mẫu số 01", "TRÍCH KẾ HOẠCH" with neither number nor header: what came with a paper, or was taken out of one.
bool is_annex(const Subject& paper) {
  if (paper.document.number || paper.lines.empty()) return false;
  const std::string_view first = paper.lines.front().where.of(paper.text);
  if (!begins_with_any(first, {"phụ lục", "phụ biểu", "biểu mẫu", "biểu số", "mẫu số", "trích"})) return false;
  return !paper.fixed.national && !paper.fixed.motto && !paper.fixed.party && !begins_with(first, "trích yếu");
}

}  // namespace

/// They have rules of form of their own (Luật 64/2025/QH15, article 4 lists them).
bool is_normative_type(std::string_view type) {
  static constexpr std::string_view kTypes[] = {
      "hiến pháp",          "bộ luật",         "luật", "pháp lệnh", "lệnh", "nghị định", "thông tư", "sắc lệnh", "nghị quyết liên tịch",
      "thông tư liên tịch", "văn bản hợp nhất"};
  const std::string key = text::search_key(type);
  return std::any_of(std::begin(kTypes), std::end(kTypes), [&](std::string_view known) { return key == known; });
}

Subject::Subject(std::string_view cleaned, const Parsed& read, const std::vector<text::Repair>& made, const Tables& known, Date today)
    : text(cleaned),
      document(read.document),
      repairs(made),
      tables(known),
      lines(read_lines(cleaned)),
      runs(words_of(cleaned, read)),
      words(runs->data(), runs->size()),
      on(day_of(document, today)),
      system(system_of(document)),
      body(body_of(cleaned, document)),
      is_normative(document.type && is_normative_type(document.type->value)),
      is_fragment(!document.number && !document.type && document.recipients.empty() && document.signers.empty()),
      dates(text::find_dates(cleaned, *runs)),
      ranges(text::find_date_ranges(cleaned, *runs)) {
  fixed = find_fixed_lines(*this);
  is_fragment = is_fragment || is_annex(*this);
}

const std::string& Subject::body_key_of(const std::string& name) const {
  const auto [place, is_new] = body_keys_.try_emplace(name);
  if (is_new) place->second = body_key(name, tables);
  return place->second;
}

}  // namespace nhipcau::directive::check
