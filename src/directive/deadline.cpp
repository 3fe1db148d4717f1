#include "directive/deadline.hpp"

#include <algorithm>
#include <array>

#include "text/dates.hpp"

// deadline = trigger [hour] when | when-by-rule
// trigger  = "trước" | "chậm nhất" | "muộn nhất" | "hạn chót" | "xong trong" | "trong" (month, quarter) | "hết" …
// hour     = 1*2DIGIT ("giờ" [1*2DIGIT ["phút"]] | "h" [2DIGIT] | ":" 2DIGIT)
// when     = "ngày" date | date | ["tháng"] month | "quý" quarter year | "thứ" weekday
// when     = length (deadline_length.cpp)
// rule     = "ngày" day ("hằng" | "hàng" | "mỗi") span | "ngày" day ["của"] "tháng cuối quý"

namespace nhipcau::directive {
namespace {

const Phrases& triggers() {
  static const Phrases phrases{"trước",
                               "chậm nhất",
                               "chậm nhất là",
                               "muộn nhất",
                               "muộn nhất là",
                               "hạn chót",
                               "hạn cuối",
                               "thời hạn",
                               "thời hạn hoàn thành",
                               "thời gian hoàn thành",
                               "hoàn thành",
                               "hoàn thành trong",
                               "hoàn thành trước",
                               "xong trong",
                               "xong trước",
                               "trong",
                               "đến hết",
                               "hết",
                               "không quá",
                               "trong vòng",
                               "trong thời hạn",
                               "trong thời gian",
                               "chậm nhất sau",
                               "sau",
                               "vào"};
  return phrases;
}

/// Words a deadline may begin with: triggers, and those of rules.
const Phrases& beginnings() {
  static const Phrases phrases = [] {
    Phrases all = triggers();
    for (const std::string_view word : {"ngày", "thứ", "chủ"}) all.add(word);
    return all;
  }();
  return phrases;
}

/// Triggers after which a bare month, quarter or year is a deadline too; behind the others it is only a time spoken of.
const Phrases& triggers_of_spans() {
  static const Phrases phrases{"trước",
                               "chậm nhất",
                               "chậm nhất là",
                               "muộn nhất",
                               "hạn chót",
                               "hạn cuối",
                               "thời hạn",
                               "thời hạn hoàn thành",
                               "thời gian hoàn thành",
                               "hoàn thành",
                               "hoàn thành trong",
                               "hoàn thành trước",
                               "xong trong",
                               "xong trước",
                               "trong",
                               "đến hết",
                               "hết"};
  return phrases;
}

/// Triggers after which a plain date is a deadline.
const Phrases& triggers_of_dates() {
  static const Phrases phrases{
      "trước",    "chậm nhất",           "chậm nhất là",         "muộn nhất",  "muộn nhất là",     "hạn chót",   "hạn cuối",
      "thời hạn", "thời hạn hoàn thành", "thời gian hoàn thành", "hoàn thành", "hoàn thành trước", "xong trước", "đến hết",
      "hết"};
  return phrases;
}

const Phrases& every() {
  static const Phrases words{"hằng", "hàng", "mỗi", "từng"};
  return words;
}

struct Found {
  Deadline deadline;
  std::size_t end = 0;  ///< the word behind it
};

class DeadlineReader {
 public:
  DeadlineReader(std::string_view text, const Words& words, std::span<const text::DateMention> dates, const PaperDays& paper)
      : text_(text), words_(words), dates_(dates), paper_(paper) {}

  [[nodiscard]] std::optional<Deadline> read() const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (beginnings().match(words_, at) == 0) continue;
      auto found = read_triggered(at);
      if (!found) found = read_rule(at, at);
      if (!found) continue;
      found->deadline.as_written = std::string(span_of(words_, at, found->end).of(text_));
      if (!found->deadline.rule.empty()) return found->deadline;
      name_rule(at, found->end, *found);
      return found->deadline;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Found> read_triggered(std::size_t at) const {
    const auto length = triggers().match(words_, at);
    if (length == 0 || is_past(at)) return std::nullopt;
    auto when = at + length;
    static const Phrases fillers{"vào", "là", "vào lúc", "lúc", ":", "ngày hết", "hết"};
    while (const auto filler = fillers.match(words_, when)) when += filler;
    Found found;
    const auto after_hour = read_hour(when, found.deadline);
    if (auto rule = read_rule(after_hour, at)) {
      rule->deadline.time = found.deadline.time;
      return rule;
    }
    if (triggers_of_dates().match(words_, at) == length || after_hour > when) {
      if (read_date(after_hour, found)) return found;
    }
    if (triggers_of_spans().match(words_, at) == length && read_span(when, words_[at].is("trước") || words_[when - 1].is("trước"), found))
      return found;
    if (read_length_of_time(at, when, found)) return found;
    return std::nullopt;
  }

  /// "đã … trước ngày", "được cấp trước ngày": what was, not what is to be done.
  [[nodiscard]] bool is_past(std::size_t at) const {
    static const Phrases past{"đã",    "được cấp", "được ban hành", "ban hành",       "có hiệu lực", "tính",
                              "kể từ", "sinh",     "phát sinh",     "được phê duyệt", "được ký",     "xảy ra"};
    const auto first = at > 4 ? at - 4 : 0;
    for (auto i = first; i < at; ++i) {
      const bool was_issued = past.match(words_, i) > 0 && i + past.match(words_, i) == at;
      if (was_issued || words_[i].is("đã")) return true;
    }
    return false;
  }

  /// "16 giờ 00", "17h30", "16:30" at `at`; returns the word behind it.
  std::size_t read_hour(std::size_t at, Deadline& deadline) const {
    if (at + 1 >= words_.size()) return at;
    const int hour = number_of(words_[at]);
    const bool has_mark = words_[at + 1].is("giờ") || words_[at + 1].is("h") || words_[at + 1].is("g") ||
                          (words_[at + 1].is(":") && at + 2 < words_.size() && number_of(words_[at + 2]) >= 0);
    if (hour < 0 || hour > 24 || !has_mark) return at;
    auto end = at + 2;
    int minute = 0;
    const bool has_minute = end < words_.size() && number_of(words_[end]) >= 0 && number_of(words_[end]) < 60 &&
                            !(end + 1 < words_.size() && words_[end + 1].is("/"));
    if (has_minute) minute = number_of(words_[end++]);
    static const Phrases minutes{"phút", "'", "’", "′"};
    end += minutes.match(words_, end);
    deadline.time = (hour < 10 ? "0" : "") + std::to_string(hour) + ":" + (minute < 10 ? "0" : "") + std::to_string(minute);
    static const Phrases joints{",", "của", "vào", "trong"};
    while (const auto joint = joints.match(words_, end)) end += joint;
    return end;
  }

  bool read_date(std::size_t at, Found& found) const {
    static const Phrases leads{"ngày",         "hết ngày",      "thứ hai ngày", "thứ ba ngày",   "thứ tư ngày",
                               "thứ năm ngày", "thứ sáu ngày",  "thứ bảy ngày", "thứ hai, ngày", "thứ ba, ngày",
                               "thứ tư, ngày", "thứ năm, ngày", "thứ sáu, ngày"};
    const auto lead = leads.match(words_, at);
    const auto* mention = date_at(at + lead);
    if (!mention || !mention->exists || !mention->date.day) return false;
    const auto end = word_at(words_, mention->where.end);
    auto date = mention->date;
    if (const auto length = yearly_tail(end)) {
      found.deadline.rule = "yearly";
      found.deadline.rule_day = date.day;
      found.deadline.rule_month = date.month;
      found.deadline.time.clear();
      found.end = end + length;
      return true;
    }
    if (!date.year) date.year = paper_.year;
    found.deadline.date = date.whole();
    found.end = end;
    return true;
  }

  [[nodiscard]] std::size_t yearly_tail(std::size_t at) const {
    static const Phrases tails{"hằng năm", "hàng năm", "mỗi năm", "của năm", "của hằng năm", "hằng năm", "các năm"};
    return tails.match(words_, at);
  }

  /// A month, quarter or year as a deadline: its last day; with `is_before` the day before its first.
  bool read_span(std::size_t at, bool is_before, Found& found) const {
    if (at >= words_.size()) return false;
    int first_month = 0;
    int last_month = 0;
    std::size_t end = at + 1;
    if (words_[at].is("tháng") && end < words_.size()) {
      first_month = last_month = number_of(words_[end]);
      if (first_month < 1 || first_month > 12) return false;
      ++end;
    } else if (words_[at].is("quý") && end < words_.size()) {
      const int quarter = quarter_of(words_[end]);
      if (quarter == 0) return false;
      first_month = quarter * 3 - 2;
      last_month = quarter * 3;
      ++end;
    } else if (words_[at].is("năm") && is_whole_year(at)) {
      first_month = 1;
      last_month = 12;
      end = at;
    } else {
      return false;
    }
    const auto year = read_year(end);
    if (!year) return false;
    found.end = end;
    const auto last = is_before ? Date::make(*year, first_month, 1)
                                : Date::make(last_month == 12 ? *year + 1 : *year, last_month == 12 ? 1 : last_month + 1, 1);
    if (last) found.deadline.date = last->plus_days(-1);
    return last.has_value();
  }

  /// "trong năm 2025" is only a time; "hoàn thành trong năm 2025", "hết năm 2025" is a deadline.
  [[nodiscard]] bool is_whole_year(std::size_t at) const {
    static const Phrases leads{"hết", "hoàn thành", "hoàn thành trong", "xong trong", "trước"};
    return leads.match_before(words_, at) > 0;
  }

  /// "/2024", "năm 2024", or the paper's year; moves `at` behind it.
  std::optional<int> read_year(std::size_t& at) const {
    if (at + 1 < words_.size() && (words_[at].is("/") || words_[at].is("năm") || words_[at].is("-"))) {
      const int year = number_of(words_[at + 1]);
      if (year >= 1945 && year <= 2099) {
        at += 2;
        return year;
      }
    }
    return paper_.year;
  }

  static int quarter_of(const Word& word) {
    static constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
    const auto found = std::find(roman.begin(), roman.end(), word.key);
    if (found != roman.end()) return static_cast<int>(found - roman.begin()) + 1;
    const int value = number_of(word);
    return value >= 1 && value <= 4 ? value : 0;
  }

  /// "ngày 15 hằng tháng", "ngày 25 (của) tháng cuối quý", "thứ sáu hằng tuần" at `at`; `from` is where its trigger began.
  [[nodiscard]] std::optional<Found> read_rule(std::size_t at, std::size_t from) const {
    if (at + 1 >= words_.size()) return std::nullopt;
    Found found;
    if (words_[at].is("thứ") || words_[at].is("chủ")) return read_weekday(at);
    if (!words_[at].is("ngày")) return std::nullopt;
    const int day = number_of(words_[at + 1]);
    if (day < 1 || day > 31) return std::nullopt;
    found.end = at + 2;
    found.deadline.rule_day = day;
    static const Phrases of{"của", "vào", ","};
    auto tail = found.end;
    tail += of.match(words_, tail);
    static const Phrases monthly{"hằng tháng", "hàng tháng",    "mỗi tháng",       "từng tháng",    "các tháng",
                                 "tháng sau",  "tháng kế tiếp", "tháng tiếp theo", "tháng liền kề", "tháng báo cáo"};
    static const Phrases quarterly{"tháng cuối quý",
                                   "tháng cuối của quý",
                                   "tháng cuối mỗi quý",
                                   "tháng cuối hằng quý",
                                   "tháng đầu quý",
                                   "tháng đầu quý sau",
                                   "tháng đầu của quý",
                                   "hằng quý",
                                   "hàng quý",
                                   "mỗi quý",
                                   "tháng thứ ba của quý",
                                   "tháng cuối cùng của quý",
                                   "tháng cuối các quý"};
    if (const auto length = monthly.match(words_, tail)) {
      found.deadline.rule = "monthly";
      found.end = tail + length;
    } else if (const auto quarter = quarterly.match(words_, tail)) {
      found.deadline.rule = "quarterly";
      found.end = tail + quarter;
    } else if (from < at && found.end < words_.size() && !words_[found.end].is("/") && !words_[found.end].is("-") &&
               !words_[found.end].is("tháng") && !period_before(from).empty()) {
      found.deadline.rule = period_before(from);
    } else {
      return std::nullopt;
    }
    return found;
  }

  [[nodiscard]] std::optional<Found> read_weekday(std::size_t at) const {
    static constexpr std::array<std::string_view, 6> names{"hai", "ba", "tư", "năm", "sáu", "bảy"};
    int day = 0;
    if (words_[at].is("chủ") && words_[at + 1].is("nhật")) day = 7;
    const auto named = std::find(names.begin(), names.end(), words_[at + 1].key);
    if (words_[at].is("thứ") && named != names.end()) day = static_cast<int>(named - names.begin()) + 1;
    const int counted = number_of(words_[at + 1]);
    if (words_[at].is("thứ") && counted >= 2 && counted <= 7) day = counted - 1;
    const bool is_weekly = every().match(words_, at + 2) > 0 && at + 3 < words_.size() && words_[at + 3].is("tuần");
    if (day == 0 || !is_weekly) return std::nullopt;
    return Found{.deadline = {.rule = "weekly", .rule_day = day}, .end = at + 4};
  }

  /// "trong vòng 24 giờ", "không quá 05 ngày làm việc", "trong 45 ngày kể từ ngày ký": a length of time.
  bool read_length_of_time(std::size_t at, std::size_t when, Found& found) const {
    static const Phrases leads{"trong vòng", "không quá", "trong thời hạn", "chậm nhất", "chậm nhất là", "chậm nhất sau", "thời hạn"};
    static const Phrases counted_leads{"trong", "sau", "trong thời gian"};
    const bool is_sure = leads.match(words_, at) > 0;
    if (!is_sure && counted_leads.match(words_, at) == 0) return false;
    Deadline deadline;
    const auto end = read_length(text_, words_, when, paper_, deadline);
    if (end == when || (!is_sure && deadline.counted_from.empty())) return false;  // "trong 3 ngày" alone is how long something lasts
    found.deadline = std::move(deadline);
    found.end = end;
    return true;
  }

  /// "hằng năm, trước ngày 15/12" and "báo cáo 6 tháng trước ngày 15/6": the rule is named before the trigger.
  void name_rule(std::size_t first, std::size_t, Found& found) const {
    const auto rule = period_before(first);
    if (rule.empty() || !found.deadline.date || date_has_year(first, found.end)) return;
    if (rule == "monthly" || rule == "weekly") return;
    found.deadline.rule = rule;
    found.deadline.rule_day = found.deadline.date->day();
    found.deadline.rule_month = found.deadline.date->month();
    found.deadline.date.reset();
    found.deadline.time.clear();
  }

  [[nodiscard]] bool date_has_year(std::size_t first, std::size_t last) const {
    const auto span = span_of(words_, first, last);
    const bool has_full_date =
        std::any_of(dates_.begin(), dates_.end(), [&](const auto& date) { return span.contains(date.where.begin) && date.date.year; });
    for (auto at = first; at < last; ++at) {
      if (number_of(words_[at]) >= 1945) return true;
    }
    return has_full_date;
  }

  [[nodiscard]] std::string period_before(std::size_t at) const {
    static const Phrases yearly{"hằng năm", "hàng năm", "mỗi năm", "báo cáo năm", "năm"};
    static const Phrases half{"6 tháng", "06 tháng", "sáu tháng", "báo cáo 6 tháng"};
    static const Phrases quarterly{"hằng quý", "hàng quý", "mỗi quý", "báo cáo quý", "quý"};
    static const Phrases monthly{"hằng tháng", "hàng tháng", "mỗi tháng", "báo cáo tháng"};
    const auto first = at > 10 ? at - 10 : 0;
    for (auto end = at; end > first; --end) {
      if (words_[end - 1].is(";") || words_[end - 1].is(".")) break;
      if (monthly.match_before(words_, end) > 0) return "monthly";
      if (half.match_before(words_, end) > 0) return "half_yearly";
      const bool is_every = end >= 2 && every().match(words_, end - 2) > 0;
      const bool is_adjacent = end == at || words_[end].is(",") || words_[end].is("(");
      if (quarterly.match_before(words_, end) > 0 && (is_every || is_adjacent)) return "quarterly";
      if (yearly.match_before(words_, end) > 0 && (is_every || is_adjacent)) return "yearly";
    }
    return {};
  }

  [[nodiscard]] const text::DateMention* date_at(std::size_t at) const {
    if (at >= words_.size()) return nullptr;
    const auto begin = words_[at].where.begin;
    const auto found =
        std::lower_bound(dates_.begin(), dates_.end(), begin, [](const auto& date, std::size_t byte) { return date.where.begin < byte; });
    return found != dates_.end() && found->where.begin == begin ? &*found : nullptr;
  }

  std::string_view text_;
  Words words_;
  std::span<const text::DateMention> dates_;
  const PaperDays& paper_;
};

}  // namespace

std::optional<Deadline> find_deadline(std::string_view text, const Words& words, const PaperDays& paper) {
  return find_deadline(text, words, text::find_dates(text, span_of(words, 0, words.size())), paper);
}

std::optional<Deadline> find_deadline(std::string_view text, const Words& words, std::span<const text::DateMention> dates,
                                      const PaperDays& paper) {
  return DeadlineReader(text, words, dates, paper).read();
}

}  // namespace nhipcau::directive
