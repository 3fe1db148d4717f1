#include <algorithm>
#include <unordered_map>

#include "directive/body_match.hpp"
#include "directive/check/checks.hpp"
#include "directive/check/facts.hpp"
#include "directive/identity.hpp"
#include "text/dates.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

/// Titles cited in a few words may be of any paper.
constexpr std::size_t kTitleWords = 6;

/// Whether nearly all words of the shorter title stand in the longer one.
bool is_one_title(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second) {
  const std::size_t least = std::min(first.size(), second.size());
  return least >= kTitleWords && count_shared(first, second) * 10 >= least * 8;
}

bool is_one_day_of_the_year(const std::optional<Date>& a, const std::optional<Date>& b) {
  return a && b && a->day() == b->day() && a->month() == b->month();
}

/// The known paper a citation means, though it may say a wrong day of it: of the same number, and told by its day, its title or both.
const KnownPaper* find_meant(const Citation& citation, const Tables& tables) {
  if (const KnownPaper* known = find_known(citation, tables)) return known;
  if (!citation.number) return nullptr;
  const auto [begin, end] = tables.known_papers.equal_range(identity_key(citation.number->normalized));
  for (auto row = begin; row != end; ++row) {
    const KnownPaper& known = row->second;
    if (is_one_day_of_the_year(known.issued_on, citation.issued_on) || is_one_title(known.title_words, words_of_title(citation.title)))
      return &known;
  }
  return nullptr;
}

/// "05/3/2020", "14/02/2012": days below 10 and the months 1 and 2 with a 0 (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b).
std::string as_written(Date day) {
  const auto number = [](int value, int below) { return (value < below ? "0" : "") + std::to_string(value); };
  return number(day.day(), 10) + "/" + number(day.month(), 3) + "/" + std::to_string(day.year());
}

/// Where in a citation its day stands.
std::optional<Span> date_in(const Subject& paper, const Citation& citation) {
  for (const text::DateMention& date : paper.dates)
    if (citation.where.contains(date.where) && date.date.whole() == citation.issued_on) return date.where;
  return std::nullopt;
}

void check_known(const Subject& paper, Report& report, const Citation& citation, const KnownPaper& known) {
  const std::string& number = citation.number->normalized;
  if (known.issued_on && citation.issued_on && known.issued_on != citation.issued_on) {
    const Span where = date_in(paper, citation).value_or(citation.where);
    const std::string right = as_written(*known.issued_on);
    report.add("citation-date", where, {number, right}, where == citation.where ? "" : right);
  }
  const bool differ = !known.issuer.empty() && !citation.issuer.empty() &&
                      match_body_keys(paper.body_key_of(known.issuer), paper.body_key_of(citation.issuer)) == BodyMatch::differ;
  if (differ) {
    const auto where = text::find_phrase(paper.text, citation.where, citation.issuer);
    report.add("citation-issuer", where.value_or(citation.where), {number, known.issuer}, where ? known.issuer : "");
  }
  if (!known.title.empty() && !citation.title.empty() && !may_be_one_title(known, citation.title))
    report.add("citation-title", citation.where, {number, known.title});
}

/// A paper cannot rest on one that was issued after it.
void check_order(const Subject& paper, Report& report, const Citation& citation) {
  const auto& issued_on = paper.document.issued_on;
  if (!issued_on || !citation.issued_on || !(*issued_on < *citation.issued_on)) return;
  report.add("citation-after-paper", date_in(paper, citation).value_or(citation.where),
             {citation.number ? citation.number->normalized : citation.type});
}

/// "Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số …": whose it is stands before it.
bool is_at_request(const Subject& paper, const Citation& citation) {
  constexpr std::size_t kNear = 400;  // bytes: names of bodies are long
  const std::size_t begin = citation.where.begin;
  const std::size_t above = paper.text.rfind('\n', begin);
  std::size_t from = std::max(above == std::string_view::npos ? 0 : above, begin < kNear ? 0 : begin - kNear);
  while (from < begin && (static_cast<unsigned char>(paper.text[from]) & 0xC0U) == 0x80U) ++from;
  const Span before{from, begin};
  return text::find_phrase(paper.text, before, "đề nghị của").has_value();
}

/// A basis is named in full: type, number, day, issuer, title; of laws the name alone.
void check_whole(const Subject& paper, Report& report, const Citation& citation) {
  if (!citation.is_basis || !citation.number || paper.is_normative) return;
  const std::string type = text::search_key(citation.type);
  if (type == "luật" || type == "bộ luật" || type == "pháp lệnh" || type == "hiến pháp") return;
  std::string missing;
  const auto add = [&](std::string_view what) { missing += (missing.empty() ? "" : ", ") + std::string(what); };
  if (!citation.issued_on) add("ngày ban hành");
  if (citation.issuer.empty() && !is_at_request(paper, citation)) add("cơ quan ban hành");
  if (citation.title.empty() && type != "tờ trình" && type != "công văn") add("trích yếu");
  if (!missing.empty()) report.add("citation-incomplete", citation.where, {citation.number->normalized, missing});
}

/// Bodies that were no more when the paper was issued, where it sends itself to them or gives them work.
void check_ended(const Subject& paper, Report& report) {
  if (!paper.document.issued_on) return;
  std::unordered_map<std::string_view, const EndedBody*> ended;
  for (const EndedBody& body : shipped_facts().ended_bodies)
    if (!(paper.on < body.ended_on)) ended.emplace(paper.body_key_of(body.name), &body);
  if (ended.empty()) return;
  const auto check = [&](const std::string& name, Span where) {
    const auto found = ended.find(paper.body_key_of(name));
    if (found == ended.end()) return;
    const EndedBody& body = *found->second;
    report.add("ended-body", text::find_phrase(paper.text, where, name).value_or(where),
               {body.name, body.ended_on.to_iso(), body.successor});
  };
  for (const Recipient& recipient : paper.document.recipients) check(recipient.name, recipient.where);
  for (const Assignment& duty : paper.document.assignments) check(duty.assignee, duty.where);
}

}  // namespace

void check_citations(const Subject& paper, Report& report) {
  for (const Citation& citation : paper.document.citations) {
    check_order(paper, report, citation);
    check_whole(paper, report, citation);
    const KnownPaper* known = citation.number ? find_meant(citation, paper.tables) : nullptr;
    if (known) check_known(paper, report, citation, *known);
  }
  check_ended(paper, report);
}

}  // namespace nhipcau::directive::check
