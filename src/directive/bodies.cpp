#include "directive/bodies.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "directive/body_words.hpp"

namespace nhipcau::directive {
namespace {

using Set = std::unordered_set<std::string_view>;

constexpr std::size_t kLongestName = 80;  // words
constexpr std::size_t kGuessReach = 5;    // words behind a guessed end of a name in which a known verb is the truer end

/// What follows a head and shows that the two are one ordinary word: "ban hành", "hội nghị", "tổ chức" (the verb) …
const std::unordered_map<std::string_view, Set>& ordinary_followers() {
  static const std::unordered_map<std::string_view, Set> followers{{"ban", {"hành", "đầu", "bố", "phát", "tặng", "ngày", "đêm", "sơ"}},
                                                                   {"tổ", {"chức", "quốc", "hợp"}},
                                                                   {"đảng", {"viên", "phí", "ta"}},
                                                                   {"mặt trận", {"dư", "thông"}},
                                                                   {"lãnh đạo", {"thực", "tốt", "toàn", "công", "việc", "và", "chặt", ","}},
                                                                   {"công an", {"ninh"}},
                                                                   {"thường trực", {"chiến", "sẵn"}},
                                                                   {"trung tâm", {"của", "là"}},
                                                                   {"địa phương", {"hóa"}},
                                                                   {"đơn vị", {"tính", "chủ", "phối", ":"}},
                                                                   {"cơ quan", {"chủ", "phối", ":"}},
                                                                   {"doanh nghiệp", {"hóa"}}};
  return followers;
}

bool is_letters(const Words& words, std::size_t at) {
  return at < words.size() && words[at].kind == Word::Kind::letters;
}

bool is_ordinary_word(const Words& words, std::size_t at, std::size_t length) {
  std::string head(words[at].key);
  for (std::size_t i = 1; i < length; ++i) head.append(" ").append(words[at + i].key);
  const auto found = ordinary_followers().find(head);
  return found != ordinary_followers().end() && at + length < words.size() && found->second.count(words[at + length].key) > 0;
}

bool is_plural(const Words& words, std::size_t at) {
  static const Phrases determiners{"các", "những", "mọi", "từng", "mỗi", "toàn thể", "tất cả các", "toàn bộ các", "100 % các"};
  const auto length = determiners.match(words, at);
  return length > 0 && plural_nouns().match(words, at + length) > 0;
}

/// What stands before a weak verb that is a noun in truth: "các tổ chức", "ban chỉ đạo", "công tác tuyên truyền".
const Set& noun_makers() {
  static const Set makers{"các",   "những", "mọi", "ban",  "tổ",   "phòng", "đồng",  "phận", "của", "tác",  "trung", "tâm",  "từng", "mỗi",
                          "người", "nhà",   "sự",  "việc", "viên", "về",    "ngành", "đoàn", "đội", "viện", "chủ",   "tiến", "-",    "–"};
  return makers;
}

/// Behind "cơ quan", "đơn vị", "cán bộ" these name a kind of body ("cơ quan quản lý"); the others are what it does.
const Set& kinds_of_office() {
  static const Set kinds{"quản", "thông", "tham", "kiểm", "thanh", "truyền", "giám",   "điều",
                         "đào",  "sản",   "phát", "bảo",  "lãnh",  "cung",   "nghiên", "hỗ"};
  return kinds;
}

/// "tổ chức" before these is the noun.
const Set& organisation_kinds() {
  static const Set kinds{"đảng", "thành", "chính", "đoàn", "hội",  "cơ",  "xã",  "cá",   "trực", "kinh", "tôn", "nước", "quốc",
                         "phi",  "khác",  "liên",  "công", "quần", "hữu", "tín", "nghề", ",",    "và",   "này", "đó",   "có"};
  return kinds;
}

/// A syllable that is a verb alone is none as the tail of these: "chương trình", "công lập", "ngoại giao", "cấp trên trực tiếp".
bool is_tail_of_word(const Words& words, std::size_t at) {
  static const std::unordered_map<std::string_view, Set> tails{
      {"trình", {"chương", "công", "quy", "tiến", "quá", "lộ", "giáo", "truyền", "hành", "tường"}},
      {"lập", {"công", "dân", "độc", "tư", "trung", "thành", "đối"}},
      {"giao", {"ngoại", "bàn", "chuyển"}},
      {"cử", {"bầu", "đề", "ứng", "tiến"}},
      {"trực", {"trên", "thường"}},
      {"lãnh", {"thể"}},
      {"giúp", {"mưu"}},
      {"soạn", {"biên"}},
      {"trả", {"chi", "hoàn"}},
      {"sửa", {"tu"}}};
  static const std::unordered_map<std::string_view, Set> heads{
      {"giao", {"thông", "dịch", "lưu", "tiếp"}}, {"cử", {"tri", "nhân"}}, {"giúp", {"việc"}}};
  const auto next = heads.find(words[at].key);
  if (next != heads.end() && at + 1 < words.size() && next->second.count(words[at + 1].key) > 0) return true;
  const auto found = tails.find(words[at].key);
  return found != tails.end() && at > 0 && found->second.count(words[at - 1].key) > 0;
}

bool is_noun_here(const Words& words, std::size_t at) {
  if (at == 0) return false;
  const auto& before = words[at - 1];
  const auto& verb = words[at];
  const bool is_youth_union =
      before.is("đoàn") && at > 1 && (words[at - 2].is("tỉnh") || words[at - 2].is("thành") || words[at - 2].is("huyện"));
  const bool is_head_office = before.is("phòng") && at > 1 && words[at - 2].is("văn");  // "Văn phòng tổng hợp, báo cáo"
  if (noun_makers().count(before.key) > 0 && !is_youth_union && !is_head_office) return true;
  const bool is_organisation = verb.is("tổ") && at + 1 < words.size() && words[at + 1].is("chức");
  if (is_organisation) return at + 2 < words.size() && organisation_kinds().count(words[at + 2].key) > 0;
  const bool after_office = before.is("quan") || before.is("vị") || (before.is("bộ") && at > 1 && words[at - 2].is("cán"));
  return after_office && kinds_of_office().count(verb.key) > 0;
}

/// "Ban Chỉ đạo về …", "cơ quan quản lý nhà nước về …": the field belongs to the name.
bool takes_field(const Word& word) {
  return word.is("đạo") || word.is("nước");
}

/// Prepositions and conjunctions that end a name in the middle of a sentence.
bool is_joint(const Words& words, std::size_t at) {
  const auto& word = words[at];
  const bool is_council = word.is("đồng") && at + 1 < words.size() && words[at + 1].is("nhân");
  if (is_council) return false;
  static const Set joints{"để",   "về",  "theo", "nhằm", "trước", "trong", "tại", "từ",  "khi", "nếu", "qua", "bằng",
                          "đồng", "vào", "do",   "đã",   "được",  "sau",   "cho", "với", "mà",  "đến", "gồm", "như"};
  return !word.capital && joints.count(word.key) > 0;
}

/// An unknown lower-case word behind words that end names ("tỉnh", "trực thuộc"): a verb of no list, most likely.
bool is_guessed_verb(const Words& words, std::size_t at) {
  const auto& word = words[at];
  if (word.capital || word.kind != Word::Kind::letters || name_endings().match_before(words, at) == 0) return false;
  return after_name_endings().count(word.key) == 0 && !is_joint(words, at);
}

/// One past the bracket that closes the one at `at`; just past it if none does.
std::size_t skip_brackets(const Words& words, std::size_t at, std::size_t last) {
  for (auto end = at + 1; end < last; ++end) {
    if (words[end].is(")")) return end + 1;
  }
  return at + 1;
}

std::size_t trim_end(const Words& words, std::size_t begin, std::size_t end) {
  static const Set loose{",", "-", "–", "và", "thì", "đã", "là", "\"", "”", "“", "cùng", ":", "không"};
  while (end > begin && loose.count(words[end - 1].key) > 0) --end;
  return end;
}

}  // namespace

bool starts_body(const Words& words, std::size_t at) {
  if (!is_letters(words, at)) return false;
  if (is_plural(words, at)) return true;
  const auto length = sure_heads().match(words, at);
  const bool is_bare_head = length == 1 && heads_before_capital().count(words[at].key) > 0;
  if (length > 0 && !is_bare_head) return !is_ordinary_word(words, at, length);
  if (!words[at].capital || !is_letters(words, at + 1) || !words[at + 1].capital) return false;
  return heads_before_capital().count(words[at].key) > 0 && !is_ordinary_word(words, at, 1);
}

Verb verb_at(const Words& words, std::size_t at) {
  if (at >= words.size() || words[at].capital || words[at].kind != Word::Kind::letters) return Verb::none;
  const bool is_strong = strong_verbs().match(words, at) > 0;
  if (!is_strong && weak_verbs().match(words, at) == 0) return Verb::none;  // most words: asked first, since the marks tell
  if (is_tail_of_word(words, at)) return Verb::none;
  if (is_strong) {
    const bool is_part_of_name =
        at > 0 && (words[at - 1].is("các") || words[at - 1].is("ban") || words[at - 1].is("những") || words[at - 1].is("theo")) &&
        !words[at].is("cần");
    return is_part_of_name ? Verb::none : Verb::strong;
  }
  return is_noun_here(words, at) ? Verb::none : Verb::weak;
}

bool begins_verb(const Words& words, std::size_t at) {
  return strong_verbs().match(words, at) > 0 || weak_verbs().match(words, at) > 0;
}

std::optional<Subject> find_subject(const Words& words, std::size_t at, std::size_t last) {
  if (!starts_body(words, at)) return std::nullopt;
  last = std::min({last, words.size(), at + kLongestName});
  std::size_t guess = 0;
  const auto guessed = [&](std::size_t verb) { return Subject{.begin = at, .end = trim_end(words, at, verb), .verb = verb}; };
  for (auto i = at + 1; i < last; ++i) {
    if (words[i].is("(")) {
      i = skip_brackets(words, i, last) - 1;
      continue;
    }
    if (guess > 0 && (words[i].is(";") || i - guess >= kGuessReach)) return guessed(guess);
    static const Phrases conditions{"khi", "sau khi", "nếu", "để", "nhằm", "là"};
    if (guess == 0 && !words[i].capital && conditions.match(words, i) > 0 && verb_at(words, i) == Verb::none) return std::nullopt;
    const bool ends_name = words[i].is(":") || words[i].is(";") || (words[i].is("về") && !takes_field(words[i - 1]));
    if (ends_name && !(guess > 0 && words[i].is("về"))) return std::nullopt;
    if (verb_at(words, i) != Verb::none) return guessed(i);
    if (guess == 0 && is_guessed_verb(words, i)) guess = i;
  }
  if (guess > 0 && last == words.size() && guess + 2 < last) return guessed(guess);
  return std::nullopt;
}

std::size_t end_of_body(const Words& words, std::size_t at, std::size_t last) {
  if (!starts_body(words, at)) return at;
  last = std::min({last, words.size(), at + kLongestName});
  auto end = at + 1;
  while (end < last) {
    const auto& word = words[end];
    if (word.is("(")) {
      const auto closed = skip_brackets(words, end, last);
      const bool is_term_of_office = end + 1 < last && words[end + 1].is("khóa");
      if (!is_term_of_office) break;
      end = closed;
      continue;
    }
    if (word.is(";") || word.is(":") || word.is(".") || word.is("”") || word.is("“") || word.is("\"") || word.is(")") || word.is("/"))
      break;
    if (word.is(",") &&
        !(end + 1 < last && (starts_body(words, end + 1) || words[end + 1].capital || plural_nouns().match(words, end + 1) > 0)))
      break;
    if (is_joint(words, end) || verb_at(words, end) != Verb::none) break;
    ++end;
  }
  return trim_end(words, at, end);
}

}  // namespace nhipcau::directive
