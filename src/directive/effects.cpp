// in force = (type "này" | type of this paper) ["sẽ"] "có hiệu lực" ["thi hành"] ("từ" | "kể từ" | …) ("ngày ký" | "ngày" date)
//          | … "có hiệu lực" ["thi hành"] "sau" length "kể từ ngày ký"
// effect   = "thay thế" papers | ("bãi bỏ" | "hủy bỏ") papers | papers ("hết hiệu lực" | "bị bãi bỏ" | "được thay thế")
//          | ("Sửa đổi" | "Bổ sung") words paper            at the head of a title, a clause, or behind "ban hành" type in the lead
#include "directive/effects.hpp"

#include <algorithm>

#include "directive/deadline_length.hpp"
#include "directive/lexicon.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kMostWordsBack = 200;  // of a sentence that lists what is replaced
constexpr std::size_t kMostWordsBetween = 40;
constexpr std::size_t kMostListed = 100;  // papers between one and what is said of all
constexpr std::size_t kSubjectReach = 8;  // words between a paper's own name and "có hiệu lực"

bool is_line_end(const Passage& passage, std::size_t at) {
  const Words& words = passage.words;
  const auto gap = passage.text.substr(words[at - 1].where.end, words[at].where.begin - words[at - 1].where.end);
  return gap.find('\n') != std::string_view::npos;
}

bool begins_sentence(const Passage& passage, std::size_t at) {
  const Words& words = passage.words;
  if (at == 0) return true;
  if (is_line_end(passage, at)) return words[at].capital || words[at].kind != Word::Kind::letters;
  const auto& before = words[at - 1];
  return (before.is(".") || before.is(":") || before.is("!")) && words[at].capital && !(at > 1 && words[at - 2].kind == Word::Kind::digits);
}

/// Past "1.", "a)", "Điều 3.", "-" at the head of a clause.
std::size_t skip_enumerator(const Words& words, std::size_t at) {
  static const Phrases divisions{"điều", "khoản", "mục"};
  std::size_t next = at + divisions.match(words, at);
  const bool is_short = next < words.size() && (words[next].kind == Word::Kind::digits || words[next].key.size() <= 2);
  if (is_short && next + 1 < words.size() && (words[next + 1].is(".") || words[next + 1].is(")") || words[next + 1].is(":")))
    return next + 2;
  return words[at].is("-") || words[at].is("–") ? at + 1 : at;
}

class EffectReader {
 public:
  EffectReader(const Passage& passage, std::vector<Citation>& mentions) : passage_(passage), words_(passage.words), mentions_(mentions) {
    for (const Citation& mention : mentions_) places_.push_back(mention.where);
    std::sort(places_.begin(), places_.end());
  }

  void read() {
    for (Citation& mention : mentions_) {
      const auto at = word_at(words_, mention.where.begin);
      if (at >= words_.size() || !passage_.within.contains(mention.where.begin)) continue;
      mention.effect = said_before(at);
      if (!mention.effect) mention.effect = said_behind(mention);
    }
  }

 private:
  /// Where the mention stands whose words hold words_[at], if any does.
  [[nodiscard]] const Span* mention_over(std::size_t at) const {
    const auto begin = words_[at].where.begin;
    const auto behind =
        std::upper_bound(places_.begin(), places_.end(), begin, [](std::size_t byte, Span place) { return byte < place.begin; });
    if (behind == places_.begin() || !(behind - 1)->contains(begin)) return nullptr;
    return &*(behind - 1);
  }

  /// "thay thế", "bãi bỏ" with nothing but other papers between; "Sửa đổi, bổ sung" with any words, if the sentence begins with it.
  [[nodiscard]] std::optional<Effect> said_before(std::size_t at) const {
    static const Phrases replacing{"thay thế", "thay thế cho"};
    static const Phrases ending{"bãi bỏ", "hủy bỏ", "bãi bỏ toàn bộ", "hủy bỏ toàn bộ"};
    static const Phrases fillers{",", ";", "và", "các", "cho", ":", "-", "số", "toàn bộ", "những", "đồng thời", "1", "2", ")", "a", "b"};
    bool is_direct = true;
    const auto first = at > kMostWordsBack ? at - kMostWordsBack : 0;
    auto i = at;
    while (i > first) {
      if (is_direct && replacing.match_before(words_, i) > 0 && !is_of_another(i - replacing.match_before(words_, i)))
        return Effect::replaces;
      if (is_direct && ending.match_before(words_, i) > 0 && !is_of_another(i - ending.match_before(words_, i))) return Effect::ends;
      if (begins_sentence(passage_, i)) break;
      --i;
      if (!is_direct) {
        if (at - i > kMostWordsBetween) return std::nullopt;
        continue;
      }
      if (const Span* other = mention_over(i))
        i = word_at(words_, other->begin);
      else
        is_direct = fillers.match(words_, i) > 0;
    }
    return at - i <= kMostWordsBetween && amends(i, at) ? std::optional(Effect::amends) : std::nullopt;
  }

  /// "được thay thế", "đã bãi bỏ": an account of what another paper did.
  [[nodiscard]] bool is_of_another(std::size_t verb) const {
    static const Phrases done{"được", "bị", "đã", "đã được", "đã bị"};
    return done.match_before(words_, verb) > 0;
  }

  /// A sentence from `first` that amends, and of which no other paper before `at` is the object.
  [[nodiscard]] bool amends(std::size_t first, std::size_t at) const {
    static const Phrases verbs{"sửa đổi", "bổ sung", "sửa đổi, bổ sung", "điều chỉnh"};
    static const Phrases leads{"về việc", "về", "v/v"};
    auto verb = skip_enumerator(words_, first);
    verb += leads.match(words_, verb);
    if (verbs.match(words_, verb) == 0) verb = behind_issuing(first, at);
    if (verb >= at || verbs.match(words_, verb) == 0) return false;
    for (auto i = verb; i < at; ++i)
      if (mention_over(i) != nullptr || words_[i].is("theo")) return false;
    return true;
  }

  /// "Quốc hội ban hành Luật sửa đổi …": the lead; the word behind the type, `last` if the sentence is none.
  [[nodiscard]] std::size_t behind_issuing(std::size_t first, std::size_t last) const {
    for (auto i = first; i + 2 < last; ++i) {
      if (!words_[i].is("ban") || !words_[i + 1].is("hành")) continue;
      for (auto type = i + 2; type < std::min(last, i + 6); ++type)
        if (words_[type].is("sửa") || words_[type].is("bổ")) return type;
    }
    return last;
  }

  /// "… hết hiệu lực", "… bị bãi bỏ" behind the paper, other papers aside.
  [[nodiscard]] std::optional<Effect> said_behind(const Citation& mention) const {
    static const Phrases ended{"hết hiệu lực", "hết hiệu lực thi hành", "chấm dứt hiệu lực", "bị bãi bỏ", "được bãi bỏ", "bị thay thế"};
    static const Phrases before{"các", "sau đây", "này", "đều", "sẽ", "và", ","};
    std::size_t listed = 0;
    for (auto i = word_at(words_, mention.where.end); i < words_.size() && listed < kMostListed;) {
      if (ended.match(words_, i) > 0) return Effect::ends;
      if (is_line_end(passage_, i) && words_[i].capital) return std::nullopt;
      if (const Span* other = mention_over(i)) {
        i = std::max(i + 1, word_at(words_, other->end));
        ++listed;
        continue;
      }
      const auto filler = before.match(words_, i);
      if (filler == 0) return std::nullopt;
      i += filler;
    }
    return std::nullopt;
  }

  const Passage& passage_;
  const Words& words_;
  std::vector<Citation>& mentions_;
  std::vector<Span> places_;  ///< of the mentions, in order
};

/// Whether the words before "có hiệu lực" name this paper: "Quyết định này", or its type where only this paper can be meant.
bool is_this_paper(const Passage& passage, std::size_t at, const Document& document) {
  const Words& words = passage.words;
  if (at > 0 && words[at - 1].is("và")) {  // "Quy chế này thay thế Quy chế số … và có hiệu lực từ …"
    auto begin = at - 1;
    while (begin > 0 && at - begin < kMostWordsBetween && !begins_sentence(passage, begin)) --begin;
    const auto head = std::min(at, begin + kSubjectReach);
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(head),
                       [](const Word& word) { return word.is("này"); });
  }
  const auto first = at > kSubjectReach ? at - kSubjectReach : 0;
  for (auto i = at; i > first; --i) {
    if (words[i - 1].is("này") || words[i - 1].is("nầy")) return true;
    if (words[i - 1].is(".") || words[i - 1].is(";") || words[i - 1].is(",")) return false;
    if (!begins_sentence(passage, i - 1) || !document.type) continue;
    const std::size_t subject = skip_enumerator(words, i - 1);
    const auto type = split_words(document.type->value, {0, document.type->value.size()});
    bool is_type = subject + type.size() == at;
    for (std::size_t k = 0; is_type && k < type.size(); ++k) is_type = words[subject + k].key == type[k].key;
    return is_type;
  }
  return false;
}

}  // namespace

void read_effects(const Passage& passage, std::vector<Citation>& mentions) {
  EffectReader(passage, mentions).read();
}

std::optional<InForce> find_in_force(const Passage& passage, const Document& document) {
  static const Phrases holding{"có hiệu lực", "có hiệu lực thi hành", "có giá trị", "có giá trị thi hành"};
  static const Phrases counting{"từ", "kể từ", "bắt đầu từ", "thi hành từ", "thi hành kể từ", "tính từ"};
  const Words& words = passage.words;
  const PaperDays days{.year = document.issued_on ? std::optional(document.issued_on->year()) : std::nullopt,
                       .signed_on = document.issued_on,
                       .in_force = std::nullopt};
  for (auto at = holding.find(words, 0, words.size()); at < words.size(); at = holding.find(words, at + 1, words.size())) {
    auto next = at + holding.match(words, at);
    if (!is_this_paper(passage, at, document)) continue;
    Deadline counted;
    std::size_t end = next;
    if (const auto lead = counting.match(words, next)) {
      const CountedFrom from = read_counted_from(passage.text, words, next + lead, days);
      end = from.end;
      counted.date = from.day;
    } else if (next < words.size() && words[next].is("sau")) {
      end = read_length(passage.text, words, next + 1, days, counted);
    }
    if (end <= next + 1) continue;
    const Span where = span_of(words, at, end);
    return InForce{.as_written = std::string(where.of(passage.text)), .from = counted.date, .where = where};
  }
  return std::nullopt;
}

}  // namespace nhipcau::directive
