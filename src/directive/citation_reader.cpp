#include "directive/citation_reader.hpp"

#include <algorithm>

#include "directive/bodies.hpp"
#include "directive/lexicon.hpp"
#include "directive/number.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestTitle = 150;  // words
constexpr std::size_t kLongestLawName = 25;
constexpr std::size_t kLongestLead = 40;  // words between a date and the paper it speaks of

/// Words that open a title without "về": State papers put the verb behind the issuer.
const Phrases& title_verbs() {
  static const Phrases verbs{"quy định", "sửa đổi",   "bổ sung",    "phê duyệt", "công bố",    "điều chỉnh", "bãi bỏ",
                             "quản lý",  "hướng dẫn", "ban hành",   "thực hiện", "triển khai", "tăng cường", "tiếp tục",
                             "đẩy mạnh", "thành lập", "giao",       "phân công", "thông qua",  "kiện toàn",  "nghiên cứu",
                             "xử lý",    "tổ chức",   "kiểm tra",   "xây dựng",  "phát triển", "đổi mới",    "quyết định",
                             "chi tiết", "hợp nhất",  "đính chính", "thay thế",  "nâng cao",   "phát động",  "tuyên truyền",
                             "kết luận", "thông báo", "đề nghị",    "trình",     "chủ trương", "yêu cầu"};
  return verbs;
}

const Phrases& issuing_verbs() {
  static const Phrases verbs{"ban hành", "đã ban hành", "ký ban hành",  "đã ký ban hành", "đã ký",    "có",  "đã có", "ra",
                             "đã ra",    "thông qua",   "đã thông qua", "trình",          "đã trình", "gửi", "đã gửi"};
  return verbs;
}

bool is_opening_quote(const Word& word) {
  return word.is("“") || word.is("\"") || word.is("«") || word.is("‘");
}
bool is_closing_quote(const Word& word) {
  return word.is("”") || word.is("»") || word.is("’");
}

bool is_sentence_stop(const Word& word) {
  return word.is(".") || word.is("!") || word.is("?") || word.is("…");
}

std::string joined(std::string_view text, Span span) {
  std::string out;
  for (const char c : span.of(text)) {
    if (c == '*') continue;  // a converter's mark of italics
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (is_space && (out.empty() || out.back() == ' ')) continue;
    out += is_space ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_loose_end(const Word& word) {
  return word.is(",") || word.is(".") || word.is("…") || word.is("và") || word.is(";") || word.is("*") || word.is("(") || word.is(":");
}

}  // namespace

CitationReader::CitationReader(const Passage& passage, const Tables& tables)
    : text_(passage.text),
      within_(passage.within),
      tables_(tables),
      words_(passage.words),
      dates_(passage.dates),
      types_(lexicon_of(tables).type_names) {}

std::vector<Citation> CitationReader::read_all() const {
  std::vector<Place> places;
  for (const auto& mention : text::find_numbers(text_, within_)) {
    if (!mention.parts.ordinal.empty()) places.push_back(place_of(mention));
  }
  std::vector<std::size_t> starts;
  for (const auto& place : places) {
    if (place.type_end > place.first) starts.push_back(place.first);
  }
  std::vector<Citation> found;
  for (const auto& place : places) {
    auto citation = read(place, starts);
    const bool same_kind = !found.empty() && found.back().number->type_code == citation.number->type_code;
    if (citation.type.empty() && same_kind) citation.type = found.back().type;
    if (citation.type.empty()) {
      const auto* type = tables_.find_type(citation.number->type_code, citation.number->system);
      if (type) citation.type = type->name;
    }
    found.push_back(std::move(citation));
  }
  return found;
}

std::string CitationReader::type_name(std::size_t first, std::size_t last) const {
  const auto written = joined(text_, span_of(words_, first, last));
  const auto* type = tables_.find_type_named(written);
  return type ? type->name : written;
}

CitationReader::Place CitationReader::place_of(const text::NumberMention& mention) const {
  Place place{.mention = mention,
              .first = 0,
              .last = word_at(words_, mention.where.end),
              .type_end = 0,
              .number_first = word_at(words_, mention.where.begin)};
  auto at = place.number_first;
  if (at > 0 && words_[at - 1].is("(")) --at;
  if (at > 0 && words_[at - 1].is(":")) --at;
  if (at > 0 && words_[at - 1].is("số")) --at;
  place.first = place.type_end = at;
  if (const auto length = types_.match_before(words_, at)) {
    place.first = at - length;
  } else if (const auto type = far_type(at, mention.parts); type < at) {
    place.first = type;
    place.type_end = type + types_.match(words_, type);
  }
  return place;
}

/// A type that stands away from its number: "Luật Báo chí số …", "Công văn của Sở … số …"; `number_first` if there is none.
std::size_t CitationReader::far_type(std::size_t number_first, const text::NumberParts& parts) const {
  const bool is_law = !parts.groups.empty() && (parts.groups.back().starts_with("QH") || parts.groups.back().starts_with("UBTVQH"));
  const auto nearest = number_first > kLongestLawName ? number_first - kLongestLawName : 0;
  for (auto at = number_first; at-- > nearest;) {
    if (words_[at].is(";") || words_[at].is(".") || words_[at].is("số")) break;
    const auto length = types_.match(words_, at);
    if (length == 0) continue;
    const bool has_issuer = at + length < number_first && words_[at + length].is("của");
    if (has_issuer) return at;
    const bool names_law =
        words_[at].capital && (words_[at].is("luật") || words_[at].is("bộ") || words_[at].is("pháp") || words_[at].is("nghị"));
    if (is_law && names_law) return at;
    if (!is_law) break;
  }
  return number_first;
}

Citation CitationReader::read(const Place& place, const std::vector<std::size_t>& starts) const {
  Citation citation{.number = interpret_number(text_, place.mention, tables_)};
  if (place.type_end > place.first) citation.type = type_name(place.first, place.type_end);
  read_between(place, citation);
  auto end = read_behind(place.last, citation);
  if (!citation.issued_on) read_before(place.first, citation);
  end = std::max(end, read_title(end, starts, citation));
  const std::size_t last = std::max(end, place.first + 1);
  citation.where = {words_[place.first].where.begin, std::max(place.mention.where.end, span_of(words_, place.first, last).end)};
  return citation;
}

/// The name of a law or "của" issuer, between the type and the number.
void CitationReader::read_between(const Place& place, Citation& citation) const {
  auto last = place.number_first;
  while (last > place.type_end &&
         (words_[last - 1].is("số") || words_[last - 1].is(":") || words_[last - 1].is("(") || words_[last - 1].is(",")))
    --last;
  if (last <= place.type_end || place.type_end <= place.first) return;
  if (words_[place.type_end].is("của")) {
    citation.issuer = joined(text_, span_of(words_, place.type_end + 1, last));
  } else {
    citation.title = joined(text_, span_of(words_, place.type_end, last));
  }
}

/// Date and issuer behind the number, in any order; returns one past the last word that belongs to them.
std::size_t CitationReader::read_behind(std::size_t at, Citation& citation) const {
  auto end = at;
  for (int step = 0; step < 6 && at < words_.size() && !is_break(at); ++step) {
    auto next = at;
    if (words_[next].is(",") || words_[next].is("(") || words_[next].is(")") || words_[next].is("-")) ++next;
    if (next >= words_.size()) break;
    const auto dated = citation.issued_on ? next : after_date(next, citation);
    if (dated > next) {
      at = end = dated;
      continue;
    }
    const bool names_issuer = words_[next].is("của") && citation.issuer.empty() && next + 1 < words_.size();
    const auto issuer_end = names_issuer ? end_of_issuer(next + 1) : next;
    if (issuer_end <= next + 1) break;
    citation.issuer = joined(text_, span_of(words_, next + 1, issuer_end));
    at = end = issuer_end;
  }
  return end;
}

const text::DateMention* CitationReader::date_at(std::size_t at) const {
  if (at >= words_.size()) return nullptr;
  const auto begin = words_[at].where.begin;
  const auto found =
      std::lower_bound(dates_.begin(), dates_.end(), begin, [](const auto& date, std::size_t byte) { return date.where.begin < byte; });
  return found != dates_.end() && found->where.begin == begin ? &*found : nullptr;
}

/// Reads "[ký | ban hành] [ngày] date" at `at`; `at` if none stands there.
std::size_t CitationReader::after_date(std::size_t at, Citation& citation) const {
  static const Phrases leads{"ngày", "ký ngày", "ban hành ngày", "được ban hành ngày", "ký ban hành ngày"};
  const auto* date = date_at(at + leads.match(words_, at));
  if (!date) return at;
  citation.issued_on = date->date.whole();
  return word_at(words_, date->where.end);
}

/// "ngày 14/2/2012, Bộ Chính trị (khóa XI) đã ban hành Kết luận số …": date and issuer before the type.
void CitationReader::read_before(std::size_t first, Citation& citation) const {
  const auto verb = issuing_verbs().match_before(words_, first);
  if (verb == 0) return;
  const auto stop = first - verb;
  const auto earliest = stop > kLongestLead ? stop - kLongestLead : 0;
  for (auto at = stop; at-- > earliest;) {
    if (words_[at].is(";") || words_[at].is(":") || is_sentence_stop(words_[at])) return;
    const auto* date = date_at(at);
    if (!date || !date->date.whole()) continue;
    auto issuer = word_at(words_, date->where.end);
    if (issuer < stop && words_[issuer].is(",")) ++issuer;
    if (issuer >= stop || !starts_body(words_, issuer)) return;
    citation.issued_on = date->date.whole();
    if (citation.issuer.empty()) citation.issuer = joined(text_, span_of(words_, issuer, stop));
    return;
  }
}

std::size_t CitationReader::end_of_issuer(std::size_t at) const {
  auto last = end_of_body(words_, at, words_.size());
  for (auto comma = at; comma < last; ++comma) {  // "của Bộ Chính trị, Ban Thường vụ Tỉnh ủy yêu cầu …"
    if (words_[comma].is(",") && find_subject(words_, comma + 1, words_.size())) last = comma;
  }
  auto end = at;
  while (end < words_.size()) {
    if (last > at && end >= last) break;
    const auto& word = words_[end];
    const bool is_sign = word.kind == Word::Kind::sign && !word.is("-") && !word.is("–") && !(last > at);
    const bool ends = is_opening_quote(word) || is_sign || (end > at && is_break(end)) || word.is("ngày") || word.is("số");
    const bool is_tail = word.is("giao") && end > at && words_[end - 1].capital;  // "Bộ Ngoại giao"
    if (ends || (!word.capital && !is_tail && title_verbs().match(words_, end) > 0)) break;
    const bool names_next = word.is("và") && end + 1 < words_.size() && words_[end + 1].capital && types_.match(words_, end + 1) > 0;
    if (names_next) break;  // "của Bộ Chính trị và Chỉ thị số …"
    const bool follows_names = last > at || word.capital || word.kind != Word::Kind::letters || (end > at && end - at < 12);
    if (!follows_names || (!(last > at) && !word.capital && word.is("về"))) break;
    ++end;
  }
  while (end > at && (is_loose_end(words_[end - 1]) || words_[end - 1].is("*"))) --end;
  return end;
}

/// The title from `at`: "về …", quoted words or a verb group; returns one past its last word, `at` if there is none.
std::size_t CitationReader::read_title(std::size_t at, const std::vector<std::size_t>& starts, Citation& citation) const {
  auto first = at;
  if (first < words_.size() && words_[first].is(",")) ++first;
  if (first < words_.size() && words_[first].is(")")) ++first;
  const bool is_in_the_matter =
      first + 2 < words_.size() && words_[first].is("v") && words_[first + 1].is("/") && words_[first + 2].is("v");
  auto body = first;
  if (is_in_the_matter) {
    body += 3;
  } else if (first < words_.size() && words_[first].is("về")) {
    ++body;
  }
  while (body < words_.size() && words_[body].is("*")) ++body;
  if (body >= words_.size() || is_break(body)) return at;
  if (is_opening_quote(words_[body])) return read_quoted(body, citation);
  const bool has_lead = body > first || (first == at && !words_[first].capital && title_verbs().match(words_, first) > 0);
  if (!has_lead) return at;
  auto end = body;
  while (end < words_.size() && end - body < kLongestTitle && !ends_title(end, starts)) ++end;
  while (end > body && is_loose_end(words_[end - 1])) --end;
  if (end > body) citation.title = joined(text_, span_of(words_, words_[body - (body > first ? 1 : 0)].is("*") ? body : first, end));
  return std::max(end, at);
}

std::size_t CitationReader::read_quoted(std::size_t at, Citation& citation) const {
  const bool is_straight = words_[at].is("\"");
  int depth = 0;
  auto end = at;
  for (; end < words_.size() && end - at < kLongestTitle; ++end) {
    if (is_straight && end > at && words_[end].is("\"")) break;
    if (!is_straight && is_opening_quote(words_[end]) && !words_[end].is("\"")) ++depth;
    if (!is_straight && is_closing_quote(words_[end]) && --depth == 0) break;
    if (end > at && is_break(end)) break;
  }
  citation.title = joined(text_, span_of(words_, at + 1, end));
  const bool is_closed = end < words_.size() && (words_[end].is("\"") || is_closing_quote(words_[end]));
  return is_closed ? end + 1 : end;
}

bool CitationReader::ends_title(std::size_t at, const std::vector<std::size_t>& starts) const {
  const auto& word = words_[at];
  if (word.is(";") || word.is(")") || is_closing_quote(word) || is_break(at)) return true;
  static const Phrases effects{"hết hiệu lực", "chấm dứt hiệu lực", "bị bãi bỏ", "được bãi bỏ", "bị thay thế"};
  if (effects.match(words_, at) > 0) return true;  // what becomes of the paper is none of its title
  if (is_sentence_stop(word))
    return at + 1 == words_.size() || words_[at + 1].capital || words_[at + 1].kind == Word::Kind::sign || is_break(at + 1);
  const auto next = at + 1;
  if (!word.is(",") && !word.is("và")) return false;
  if (std::binary_search(starts.begin(), starts.end(), next)) return true;
  static const Phrases tails{"như sau", "cụ thể như sau", "cụ thể", "có hiệu lực", "được sửa đổi", "đã được sửa đổi"};
  return word.is(",") && (tails.match(words_, next) > 0 || find_subject(words_, next, words_.size()).has_value());
}

std::size_t CitationReader::main_clause(std::size_t first, std::size_t last) const {
  int depth = 0;
  for (auto at = first; at + 1 < last; ++at) {
    if (is_opening_quote(words_[at]) && !words_[at].is("\"")) ++depth;
    if (is_closing_quote(words_[at])) --depth;
    const bool is_joint = words_[at].is(",") || words_[at].is(".") || is_break(at + 1) || is_closing_quote(words_[at]);
    if (depth <= 0 && is_joint && find_subject(words_, at + 1, last)) return at + 1;
  }
  return last;
}

/// True if a new paragraph begins at `at`: a line end before it, and no sign that the line was only wrapped.
bool CitationReader::is_break(std::size_t at) const {
  if (at == 0 || at >= words_.size()) return false;
  const auto gap = text_.substr(words_[at - 1].where.end, words_[at].where.begin - words_[at - 1].where.end);
  const auto lines = std::count(gap.begin(), gap.end(), '\n');
  if (lines == 0) return false;
  if (lines > 1) return true;
  const auto& before = words_[at - 1];
  if (is_sentence_stop(before) || before.is(";") || before.is(":")) return true;
  if (!words_[at].capital) return words_[at].kind == Word::Kind::sign;
  return !(before.capital || before.is("của") || before.is("và") || before.is("về") || before.is(","));
}

}  // namespace nhipcau::directive
