#include "directive/duty.hpp"

#include <algorithm>

#include "directive/bodies.hpp"
#include "directive/duty_words.hpp"
#include "directive/formulas.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestHeading = 18;  // words of a heading that is looked into for its subject
constexpr std::size_t kLongestLead = 70;     // words before the comma behind which the subject stands
constexpr std::size_t kLongestList = 160;    // words of the bodies that carry out a decision
constexpr std::size_t kReportReach = 14;     // words between "báo cáo" and "về <body>"

bool is_mark(const Word& word) {
  return word.is("-") || word.is("–") || word.is("+") || word.is("*") || word.is("•") || word.is("\"") || word.is("“");
}

std::string name_of(std::string_view text, const Words& words, std::size_t first, std::size_t last) {
  std::string name;
  for (const char c : span_of(words, first, last).of(text)) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (is_space && (name.empty() || name.back() == ' ')) continue;
    name += is_space ? ' ' : c;
  }
  return name;
}

/// The bodies of a list, one each: cut at commas and "và" before a word that begins a name.
std::vector<std::string> split_bodies(std::string_view text, const Words& words, std::size_t first, std::size_t last) {
  std::vector<std::string> bodies;
  auto begin = first;
  for (auto at = first; at <= last; ++at) {
    const bool is_joint = at < last && (words[at].is(",") || words[at].is(";") || words[at].is("và")) && at + 1 < last;
    // "công an tỉnh, ủy ban nhân dân cấp xã" are two; "các cơ quan, tổ chức chính trị" may be one kind
    const bool is_named = is_joint && (words[at + 1].capital || words[at + 1].is("các") || !words[begin].is("các"));
    const bool cuts = is_named && starts_body(words, at + 1);
    if (at < last && !cuts) continue;
    auto end = at;
    while (end > begin && (words[end - 1].is(",") || words[end - 1].is(";"))) --end;
    if (end > begin) bodies.push_back(name_of(text, words, begin, end));
    begin = at + 1;
  }
  return bodies;
}

std::size_t trim_name(const Words& words, std::size_t first, std::size_t last) {
  while (last > first && words[last - 1].kind == Word::Kind::sign && !words[last - 1].is(")")) --last;
  return last;
}

/// The body behind an order verb: up to its verb, or up to a colon or stop that ends the words.
std::size_t end_of_ordered(const Words& words, std::size_t at) {
  if (const auto subject = find_subject(words, at, words.size())) return subject->end;
  if (!starts_body(words, at)) return at;
  auto end = at;
  while (end < words.size() && !words[end].is(":") && !words[end].is(";") && !words[end].is(".")) ++end;
  const bool is_all_name = end == words.size() || words[end].is(":") || end + 1 == words.size();
  return is_all_name && end - at <= kLongestHeading * 2 ? trim_name(words, at, end) : at;
}

class DutyReader {
 public:
  DutyReader(std::string_view text, const Words& words, Manner manner) : text_(text), words_(words), manner_(manner) {}

  [[nodiscard]] std::optional<Duty> read() const {
    if (manner_ == Manner::nothing) return std::nullopt;
    std::size_t first = 0;
    while (first < words_.size() && is_mark(words_[first])) ++first;
    if (auto duty = read_labelled(first)) return duty;
    if (auto duty = read_at(first)) return duty;
    if (leads().match(words_, first) > 0) {
      const auto last = std::min(words_.size(), first + kLongestLead);
      for (auto at = first; at < last; ++at) {
        if (words_[at].is(":")) break;
        if (!words_[at].is(",") && !words_[at].is("thì")) continue;
        if (auto duty = read_at(at + 1)) return duty;
      }
    }
    return read_bracketed(first);
  }

 private:
  [[nodiscard]] std::optional<Duty> read_at(std::size_t at) const {
    if (at >= words_.size()) return std::nullopt;
    if (const auto length = order_verbs().match(words_, at)) return read_ordered(at + length);
    if (words_[at].is("đối") && at + 1 < words_.size() && words_[at + 1].is("với")) return read_towards(at + 2);
    const auto subject = find_subject(words_, at, words_.size());
    if (!subject) return read_listed(at);
    if (const auto length = order_verbs().match(words_, subject->verb)) return read_ordered(subject->verb + length);
    if (is_past(subject->verb) || manner_ == Manner::orders_only) return std::nullopt;
    static const Phrases rights{"có quyền", "có các quyền", "có những quyền", "có thẩm quyền", "được giao", "có thể"};
    if (rights.match(words_, subject->verb) > 0 && !has_duty_verb(subject->verb)) return std::nullopt;  // a right is no duty
    if (manner_ == Manner::normative && words_[subject->verb].is("thống")) return std::nullopt;  // "thống nhất quản lý nhà nước"
    static const Phrases decisions{"cơ bản nhất trí",      "nhất trí",
                                   "sẵn sàng phối hợp",    "xin",
                                   "có ý kiến như sau",    "thống nhất chủ trương",
                                   "thống nhất nội dung",  "thống nhất với",
                                   "thống nhất thông qua", "thống nhất ban hành",
                                   "thống nhất đánh giá",  "ghi nhận",
                                   "đánh giá cao",         "biểu dương và",
                                   "biểu dương các",       "đồng ý",
                                   "hoan nghênh",          "trân trọng",
                                   "quyết định thành lập", "báo cáo như sau",
                                   "kính báo cáo",         "đánh giá như sau"};
    if (decisions.match(words_, subject->verb) > 0) return std::nullopt;  // what the issuer says or decides itself
    const bool has_duty = has_duty_verb(subject->verb);
    if (!has_duty && manner_ == Manner::content) return std::nullopt;
    return make(subject->begin, subject->end, subject->verb, has_duty);
  }

  /// "đã chủ động triển khai", "chưa kịp thời": an account of what was.
  [[nodiscard]] bool is_past(std::size_t verb) const {
    static const Phrases past{"đã", "đang", "chưa", "còn", "vẫn", "được", "luôn", "vừa", "chậm"};
    return past.match_before(words_, verb) > 0 || (verb > 1 && (words_[verb - 2].is("đã") || words_[verb - 2].is("được")));
  }

  /// Names that a colon or semicolons stand in: "Sở Tài chính: Tham mưu …"; "Chánh Văn phòng; Giám đốc các Sở: Nội vụ, Tài chính; …
  /// chịu trách nhiệm thi hành".
  [[nodiscard]] std::optional<Duty> read_listed(std::size_t at) const {
    if (!starts_body(words_, at) || manner_ != Manner::implementing) return std::nullopt;
    const auto last = std::min(words_.size(), at + kLongestList);
    for (auto end = at + 1; end < last; ++end) {
      if (words_[end].is(":") && begins_verb(words_, end + 1)) return make(at, end, end + 1, false);
      if (has_phrase_of_duty(end)) return make(at, end, end, true);
      if (verb_at(words_, end) != Verb::none) break;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool has_phrase_of_duty(std::size_t at) const {
    static const Phrases duties{"chịu trách nhiệm", "có trách nhiệm"};
    return duties.match(words_, at) > 0;
  }

  /// "chủ trì" itself, or behind adverbs: "Sở X tiếp tục chủ trì".
  [[nodiscard]] bool has_duty_verb(std::size_t verb) const {
    for (auto at = verb; at < std::min(words_.size(), verb + 3); ++at) {
      if (duty_verbs().match(words_, at) > 0) return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<Duty> read_ordered(std::size_t at) const {
    const auto end = end_of_ordered(words_, at);
    if (end <= at || is_empty_request(words_, end)) return std::nullopt;
    return make(at, end, end, true);
  }

  [[nodiscard]] std::optional<Duty> read_towards(std::size_t at) const {
    if (!starts_body(words_, at)) return std::nullopt;
    auto end = at;
    while (end < words_.size() && !words_[end].is(":") &&
           !(words_[end].is(",") && (end + 1 == words_.size() || verb_at(words_, end + 1) != Verb::none)))
      ++end;
    if (end == words_.size()) return std::nullopt;
    return make(at, end, end, true);
  }

  /// "Cơ quan chủ trì: X", "Phân công thực hiện: X".
  [[nodiscard]] std::optional<Duty> read_labelled(std::size_t at) const {
    const auto length = leading_labels().match(words_, at);
    if (length == 0 || manner_ == Manner::orders_only || at + length + 1 >= words_.size() || !words_[at + length].is(":"))
      return std::nullopt;
    const auto first = at + length + 1;
    auto end = first;
    while (end < words_.size() && !words_[end].is(";") && !words_[end].is(".")) ++end;
    if (!starts_body(words_, first) && !words_[first].capital) return std::nullopt;
    auto duty = make(first, end, end, true);
    duty.is_label = true;
    const auto behind = end < words_.size() ? coordinating_labels().match(words_, end + 1) : 0;
    if (behind > 0 && end + behind + 2 < words_.size() && words_[end + behind + 1].is(":"))
      duty.with = split_bodies(text_, words_, end + behind + 2, trim_name(words_, end + behind + 2, words_.size()));
    return duty;
  }

  [[nodiscard]] std::optional<Duty> read_bracketed(std::size_t first) const {
    if (manner_ == Manner::orders_only) return std::nullopt;
    for (auto at = first; at + 1 < words_.size(); ++at) {
      if (!words_[at].is("(")) continue;
      const auto body = at + 1 + (words_[at + 1].is("giao") || words_[at + 1].is("do") ? 1U : 0U);
      const auto subject = find_subject(words_, body, words_.size());
      if (subject && duty_verbs().match(words_, subject->verb) > 0) return make(subject->begin, subject->end, subject->verb, true);
    }
    return std::nullopt;
  }

  [[nodiscard]] Duty make(std::size_t first, std::size_t last, std::size_t verb, bool is_order) const {
    return {.assignee = name_of(text_, words_, first, trim_name(words_, first, last)),
            .with = read_with(text_, words_, verb),
            .is_order = is_order,
            .is_label = false,
            .verb = verb};
  }

  std::string_view text_;
  const Words& words_;
  Manner manner_;
};

}  // namespace

bool bears_name(std::string_view body) {
  static const Phrases named{"chính phủ",
                             "quốc hội",
                             "thủ tướng",
                             "ủy ban",
                             "hội đồng nhân dân",
                             "tòa án nhân dân",
                             "viện kiểm sát nhân dân",
                             "kiểm toán nhà nước",
                             "ngân hàng nhà nước",
                             "mặt trận tổ quốc",
                             "công an"};
  const auto words = split_words(body, {0, body.size()});
  if (named.match(words, 0) > 0) return true;
  return !words.empty() && std::any_of(words.begin() + 1, words.end(), [](const Word& word) { return word.capital; });
}

std::optional<Duty> read_duty(std::string_view text, const Words& words, Manner manner) {
  auto duty = DutyReader(text, words, manner).read();
  if (duty && manner == Manner::normative && !bears_name(duty->assignee)) return std::nullopt;
  return duty;
}

std::vector<std::string> read_with(std::string_view text, const Words& words, std::size_t from) {
  static const Phrases coordinating{"phối hợp với",           "phối hợp cùng", "phối hợp cùng với", "phối hợp chặt chẽ với",
                                    "phối hợp chặt chẽ cùng", "cùng với",      "phối kết hợp với",  "phối hợp đồng bộ với"};
  const auto last = words.size();
  const auto at = coordinating.find(words, from, last);
  if (at == last) return {};
  const auto body = at + coordinating.match(words, at);
  const auto end = end_of_body(words, body, last);
  return split_bodies(text, words, body, end);
}

std::vector<std::string> read_with_label(std::string_view text, const Words& words) {
  std::size_t first = 0;
  while (first < words.size() && is_mark(words[first])) ++first;
  const auto length = coordinating_labels().match(words, first);
  if (length == 0 || first + length + 1 >= words.size() || !words[first + length].is(":")) return {};
  return split_bodies(text, words, first + length + 1, trim_name(words, first + length + 1, words.size()));
}

std::string read_label(std::string_view text, const Words& words) {
  std::size_t first = 0;
  while (first < words.size() && is_mark(words[first])) ++first;
  const auto labelled = heading_labels().match(words, first);
  first += labelled;
  if (labelled == 0) {
    const auto order = order_verbs().match(words, first);
    first += order;
  }
  const auto last = trim_name(words, first, words.size());
  if (first >= last || !starts_body(words, first) || last - first > kLongestHeading * 3) return {};
  for (auto at = first; at < last; ++at) {
    const bool says_more = words[at].is(":") || words[at].is(";") || words[at].is(".") ||
                           (words[at].is("về") && !words[at - 1].is("đạo")) || (at > first && verb_at(words, at) != Verb::none);
    if (says_more) return {};
  }
  return name_of(text, words, first, last);
}

std::string read_report_to(std::string_view text, const Words& words) {
  static const Phrases reporting{"báo cáo", "phản ánh", "gửi", "gửi báo cáo"};
  static const Phrases joints{"về", "gửi", "cho", "lên", "với", "đến", "gửi về", "gửi cho", "báo cáo", "trình"};
  const auto last = words.size();
  for (auto at = reporting.find(words, 0, last); at < last; at = reporting.find(words, at + 1, last)) {
    for (auto body = at + 1; body < std::min(last, at + kReportReach); ++body) {
      if (words[body].is(";") || words[body].is(".")) break;
      const bool is_towards = joints.match_before(words, body) > 0;
      if (!is_towards || !starts_body(words, body)) continue;
      auto end = end_of_body(words, body, last);
      const bool has_way = end + 1 < last && words[end].is("(") && (words[end + 1].is("qua") || words[end + 1].is("thông"));
      while (has_way && end < last && !words[end++].is(")")) continue;
      if (end > body) return name_of(text, words, body, end);
    }
  }
  return {};
}

bool announces_orders(const Words& words) {
  auto last = words.size();
  if (last < 2 || !words[last - 1].is(":")) return false;
  --last;
  static const Phrases tails{"như sau",        "một số nội dung sau",     "các nội dung sau",
                             "cụ thể như sau", "một số nội dung như sau", "các nội dung như sau"};
  last -= tails.match_before(words, last);
  return order_verbs().match_before(words, last) > 0 || (last > 0 && (words[last - 1].is("thị") || words[last - 1].is("lệnh")));
}

bool is_bare_announcement(const Words& words, std::size_t verb) {
  static const Phrases fillers{
      "thực hiện", "triển khai",  "tập trung", "quan tâm",  "chỉ đạo",       "lãnh đạo", "nghiêm túc", "tốt",   "khẩn trương", "tiếp tục",
      "tổ chức",   "chủ động",    "mấy",       "việc",      "phối hợp",      "một số",   "các",        "những", "nội dung",    "nhiệm vụ",
      "công việc", "giải pháp",   "vấn đề",    "yêu cầu",   "trọng tâm",     "chủ yếu",  "cụ thể",     "sau",   "như sau",     "sau đây",
      "dưới đây",  "theo",        "việc",      "trước mắt", "thực hiện tốt", "làm tốt",  "bảo đảm",    ",",     "và",          ":",
      "hiệu quả",  "có hiệu quả", "kịp thời",  "đồng bộ",   "quyết liệt",    "ngay",     "trên"};
  auto at = verb;
  while (const auto length = fillers.match(words, at)) at += length;
  return at >= words.size();
}

bool is_courtesy(const Words& words) {
  const auto at = order_verbs().find(words, 0, words.size());
  if (at == words.size()) return false;
  const auto body = at + order_verbs().match(words, at);
  return is_empty_request(words, end_of_ordered(words, body));
}

}  // namespace nhipcau::directive
