// How a paper is named: in full where it is first mentioned, by type, number and symbol alone from then on.
// source  Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b
#include <algorithm>
#include <map>

#include "directive/check/checks.hpp"
#include "directive/identity.hpp"
#include "directive/lexicon.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

/// What has been said of a paper so far. Papers of one number are told apart by year where both mentions have one.
struct Named {
  std::optional<int> year;
  bool is_in_full = false;
};

bool is_in_full(const Mention& mention) {
  return mention.year && mention.has_title;
}

/// Named by type and number alone. Laws are cited by name, without number and day.
bool is_bare(const Mention& mention) {
  const std::string type = text::search_key(mention.type);
  const bool is_law = type == "luật" || type == "bộ luật" || type == "pháp lệnh" || type == "hiến pháp";
  return !is_law && !mention.year && !mention.has_issuer && !mention.has_title;
}

/// "(Quyết định số …)": what stands before the bracket may have told its title.
bool is_in_brackets(const Subject& paper, Span where) {
  const std::size_t line = paper.text.rfind('\n', where.begin) + 1;  // 0 if there is none
  const std::string_view before = paper.text.substr(line, where.begin - line);
  return std::count(before.begin(), before.end(), '(') > std::count(before.begin(), before.end(), ')');
}

/// "Chỉ thị số 26/CT-TTg, số 28/CT-TTg ngày …": what follows may be said of all of them.
bool goes_on_as_list(const Subject& paper, const std::vector<Mention>& mentions, std::size_t at) {
  const std::size_t end = mentions[at].where.end;
  if (at + 1 == mentions.size() || mentions[at + 1].where.begin < end) return false;
  constexpr std::size_t kLongest = 12;  // bytes: a mark, "và" and the spaces around them
  if (mentions[at + 1].where.begin - end > kLongest) return false;
  const std::string between = text::search_key(paper.text.substr(end, mentions[at + 1].where.begin - end));
  return between.empty() || between == "," || between == ";" || between == "và" || between == ", và";
}

/// "xây dựng Hướng dẫn học tập, quán triệt Kết luận số … ngày … về …": a title says in full what it is about, whenever it is said.
bool is_in_title(const Subject& paper, const Mention& mention) {
  constexpr std::size_t kNear = 60;  // words
  const Phrases& types = lexicon_of(paper.tables).type_names;
  const std::size_t line = paper.text.rfind('\n', mention.where.begin) + 1;
  const std::size_t first = word_at(paper.words, mention.where.begin);
  for (std::size_t at = first; at-- > 0 && first - at <= kNear;) {
    const Word& word = paper.words[at];
    if (word.where.begin < line || word.is(".") || word.is(";") || word.is(":")) return false;
    const std::size_t length = word.capital ? types.match(paper.words, at) : 0;
    if (length > 0 && at + length < paper.words.size() && !paper.words[at + length].is("số")) return true;
  }
  return false;
}

/// Where the bases and the lead end, which name papers in full for themselves.
std::size_t opening_end(const Subject& paper) {
  const auto& opening = paper.document.opening;
  return opening.empty() ? paper.body.begin : std::max(paper.body.begin, opening.back().end);
}

std::vector<Named>::iterator find_named(std::vector<Named>& same, const Mention& mention) {
  return std::find_if(same.begin(), same.end(), [&](const Named& one) { return !one.year || !mention.year || one.year == mention.year; });
}

}  // namespace

void check_mentions(const Subject& paper, Report& report) {
  if (paper.is_normative || paper.is_fragment) return;
  const std::size_t content = opening_end(paper);
  std::map<std::string, std::vector<Named>> known;
  const auto& mentions = paper.document.mentions;
  for (std::size_t i = 0; i < mentions.size() && mentions[i].where.begin < paper.body.end; ++i) {
    const Mention& mention = mentions[i];
    auto& same = known[identity_key(mention.number)];
    const auto before = find_named(same, mention);
    const bool is_looked_at = mention.where.begin >= content && !mention.type.empty();
    const std::vector<std::string> args{mention.type + " số " + mention.number};
    if (before == same.end()) {
      same.push_back({mention.year, is_in_full(mention)});
      const auto may_be_told = [&] { return goes_on_as_list(paper, mentions, i) || is_in_brackets(paper, mention.where); };
      if (is_looked_at && is_bare(mention) && !may_be_told()) report.add("citation-first-mention", mention.where, args);
      continue;
    }
    const bool is_again = before->is_in_full && is_in_full(mention);
    if (is_looked_at && is_again && !is_in_brackets(paper, mention.where) && !is_in_title(paper, mention))
      report.add("citation-repeated", mention.where, args);
    before->is_in_full |= is_in_full(mention);
    if (!before->year) before->year = mention.year;
  }
}

}  // namespace nhipcau::directive::check
