// Duties that name no day: whoever is given one cannot tell when it is late, and neither can the office that reminds. Only what needs a
// day is told: a report on results, a plan to be drawn up, a review held "định kỳ" of no period. To keep informing the public needs none.
#include "directive/deadline.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "directive/body_match.hpp"
#include "directive/check/checks.hpp"
#include "directive/lines.hpp"
#include "text/dates.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kMostTold = 3;      // plans, and duties of a paper without any day; the first say enough
constexpr std::size_t kWordsBefore = 14;  // of a report where its period may stand

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

class Deadlines {
 public:
  Deadlines(const Subject& paper, Report& report)
      : paper_(paper), report_(report), days_{.year = paper.on.year(), .signed_on = {}, .in_force = {}} {}

  void look() {
    look_for_reports();
    look_for_plans();
    look_for_reviews();
    look_for_any();
  }

 private:
  [[nodiscard]] std::string_view of(Span where) const { return where.of(paper_.text); }
  [[nodiscard]] std::string_view code() const { return paper_.document.type_code; }

  [[nodiscard]] bool has_day(Span where) const {
    return find_deadline(paper_.text, words_in(paper_.words, where), paper_.dates, days_).has_value();
  }

  /// The sentences of an open duty.
  [[nodiscard]] std::vector<Span> sentences_of(const Assignment& duty) const {
    std::vector<Span> sentences;
    for (const auto& part : duty.sentences)
      if (part.scope == Scope::open)
        for (const Span sentence : text::sentences(paper_.text, part.where)) sentences.push_back(sentence);
    return sentences;
  }

  void tell(Span where, const Assignment& duty) {
    told_.insert(duty.where);
    report_.add("missing-deadline", where, {std::string(of(where))});
  }

  [[nodiscard]] bool is_told(const Assignment& duty) const { return told_.contains(duty.where); }

  // --- reports -----------------------------------------------------------------------------------------------------------------------

  /// One day for reports is enough for all of them: "… báo cáo kết quả trước ngày 15/11" closes many a paper.
  void look_for_reports() {
    if (code().empty() ? !paper_.document.number : !is_one_of(code(), {"KH", "HD", "CTr", "CT", "TB"})) return;
    if (has_report_with_day()) return;
    for (const Assignment& duty : paper_.document.assignments) {
      if (duty.scope != Scope::open || duty.report_to.empty() || duty.deadline) continue;
      for (const Span sentence : sentences_of(duty))
        if (const Span where = bare_report(sentence); !where.empty()) {
          tell(where, duty);
          break;
        }
    }
  }

  [[nodiscard]] bool has_report_with_day() const {
    static const Phrases report{"báo cáo", "gửi kết quả"};
    return visit_sentences_with(report,
                                [&](Span sentence, const Words& words) { return has_day(sentence) || has_phrase_in(words, periods()); });
  }

  /// Calls `take` with the body's sentences that have one of the phrases, until it says true; so it says then. Other lines are not taken
  /// apart.
  template <class Take>
  bool visit_sentences_with(const Phrases& phrases, Take take) const {
    for (const Line& line : paper_.lines) {
      if (line.where.begin < paper_.body.begin || line.where.begin >= paper_.body.end) continue;
      if (!has_phrase_in(words_in(paper_.words, line.where), phrases)) continue;
      for (const Span sentence : text::sentences(paper_.text, line.where)) {
        const Words words = words_in(paper_.words, sentence);
        if (has_phrase_in(words, phrases) && take(sentence, words)) return true;
      }
    }
    return false;
  }

  static bool has_phrase_in(const Words& words, const Phrases& phrases) { return phrases.find(words, 0, words.size()) < words.size(); }

  /// A period that says when a report is due.
  static const Phrases& periods() {
    static const Phrases of_reports{"định kỳ hằng",     "định kỳ hàng",     "định kỳ 6 tháng",    "định kỳ 06 tháng", "định kỳ tháng",
                                    "định kỳ quý",      "báo cáo hằng",     "báo cáo hàng",       "báo cáo tháng",    "báo cáo quý",
                                    "báo cáo tuần",     "báo cáo 6 tháng",  "báo cáo 06 tháng",   "báo cáo năm",      "hằng tháng báo cáo",
                                    "hằng quý báo cáo", "hằng năm báo cáo", "hàng tháng báo cáo", "hàng quý báo cáo", "hàng năm báo cáo",
                                    "6 tháng và năm",   "06 tháng, năm",    "6 tháng, năm",       "6 tháng, 1 năm"};
    return of_reports;
  }

  /// "báo cáo kết quả về …" of a sentence that says neither when nor on what occasion; from its first word, a few words long.
  [[nodiscard]] Span bare_report(Span sentence) const {
    static const Phrases report{"báo cáo kết quả", "báo cáo tình hình", "báo cáo việc",
                                "gửi báo cáo",     "báo cáo về",        "báo cáo bằng văn bản"};
    static const Phrases occasions{
        "kịp thời",   "ngay",       "khi",           "nếu",          "đột xuất",       "xem xét",     "xin ý kiến",
        "cho ý kiến", "quyết định", "theo quy định", "theo yêu cầu", "theo hướng dẫn", "theo chế độ", "tổng hợp báo cáo kết quả",
        "sau khi"};
    const Words words = words_in(paper_.words, sentence);
    const std::size_t at = report.find(words, 0, words.size());
    if (at == words.size() || has_day(sentence)) return {};
    const std::size_t from = start_of_clause(words, at);
    const Words around = words.subspan(from);
    if (has_phrase_in(around, occasions) || !find_period(paper_.text, around).empty()) return {};
    return span_of(words, at, std::min(words.size(), at + 5));
  }

  /// Behind the last "và", ";" or "." in front of `at`, no further than a few words.
  static std::size_t start_of_clause(const Words& words, std::size_t at) {
    std::size_t from = at;
    while (from > 0 && at - from < kWordsBefore && !words[from - 1].is("và") && !words[from - 1].is(";")) --from;
    return from;
  }

  // --- plans -------------------------------------------------------------------------------------------------------------------------

  /// "xây dựng kế hoạch" ordered of others, in a paper that carries out: by when is what they ask first.
  void look_for_plans() {
    if (!is_one_of(code(), {"KH", "HD", "CTr", "CT"})) return;
    std::size_t told = 0;
    for (const Assignment& duty : paper_.document.assignments) {
      if (duty.scope != Scope::open || duty.deadline || is_of_issuer(duty) || is_told(duty)) continue;
      for (const Span sentence : sentences_of(duty))
        if (const Span where = bare_plan(sentence); !where.empty()) {
          tell(where, duty);
          if (++told == kMostTold) return;
          break;
        }
    }
  }

  [[nodiscard]] bool is_of_issuer(const Assignment& duty) const {
    return paper_.document.issuer &&
           match_body_keys(paper_.body_key_of(duty.assignee), paper_.body_key_of(paper_.document.issuer->value)) != BodyMatch::differ;
  }

  [[nodiscard]] Span bare_plan(Span sentence) const {
    static const Phrases draw_up{"xây dựng", "ban hành", "xây dựng, ban hành", "xây dựng và ban hành", "lập"};
    static const Phrases plans{"kế hoạch", "chương trình", "hướng dẫn", "hướng dẫn, kế hoạch", "chương trình, kế hoạch",
                               "đề án",    "phương án"};
    static const Phrases advice{"tham mưu", "giúp", "kế hoạch này", "theo kế hoạch"};
    const Words words = words_in(paper_.words, sentence);
    for (std::size_t at = draw_up.find(words, 0, words.size()); at < words.size(); at = draw_up.find(words, at + 1, words.size())) {
      const std::size_t plan = at + draw_up.match(words, at);
      const std::size_t size = plans.match(words, plan);
      if (size == 0 || has_phrase_in(words.subspan(0, at), advice) || words[at].capital) continue;
      if (has_day(sentence) || !find_period(paper_.text, words.subspan(0, at)).empty()) return {};
      return span_of(words, at, plan + size);
    }
    return {};
  }

  // --- reviews -----------------------------------------------------------------------------------------------------------------------

  /// "Định kỳ tổ chức sơ kết, tổng kết" without a period.
  void look_for_reviews() {
    static const Phrases at_times{"định kỳ"};
    if (!is_one_of(code(), {"KH", "HD", "CTr", "CT"})) return;
    visit_sentences_with(at_times, [&](Span sentence, const Words& words) {
      const std::size_t at = find_review(words, at_times);
      if (at < words.size() && !has_day(sentence) && !says_how_often(words)) {
        const Span where = span_of(words, at, std::min(words.size(), at + 6));
        report_.add("missing-deadline", where, {std::string(of(where))});
      }
      return false;
    });
  }

  static std::size_t find_review(const Words& words, const Phrases& at_times) {
    static const Phrases verbs{"tổ chức", "sơ kết", "tổng kết", "báo cáo", "đánh giá", "rà soát", "kiểm tra"};
    for (std::size_t at = at_times.find(words, 0, words.size()); at < words.size(); at = at_times.find(words, at + 1, words.size()))
      if (verbs.match(words, at + 2) > 0) return at;
    return words.size();
  }

  static bool says_how_often(const Words& words) {
    static const Phrases often{"hằng",    "hàng", "mỗi",           "tháng",    "quý",      "năm một lần",
                               "6 tháng", "tuần", "theo quy định", "đột xuất", "cuối năm", "lần"};
    return has_phrase_in(words, often);
  }

  // --- no day at all -------------------------------------------------------------------------------------------------------------------

  /// A paper that gives duties and names no day and no period anywhere.
  void look_for_any() {
    if (!is_one_of(code(), {"KH", "HD", "CTr"})) return;
    const auto& duties = paper_.document.assignments;
    const auto is_timed = [](const Assignment& duty) { return duty.deadline || !duty.period.empty(); };
    if (std::any_of(duties.begin(), duties.end(), is_timed) || has_any_day()) return;
    std::size_t told = 0;
    for (const Assignment& duty : duties) {
      if (duty.scope != Scope::open || is_told(duty)) continue;
      const Span sentence = duty.sentences.empty() ? duty.where : duty.sentences.front().where;
      if (told++ < kMostTold) report_.add("no-deadline", assignee_in(sentence, duty), {duty.assignee});
    }
  }

  /// The assignee's name where the duty says it, else its first words.
  [[nodiscard]] Span assignee_in(Span sentence, const Assignment& duty) const {
    if (const auto found = text::find_phrase(paper_.text, sentence, duty.assignee)) return *found;
    const Words words = words_in(paper_.words, sentence);
    const std::size_t first = !words.empty() && words[0].kind == Word::Kind::sign ? 1 : 0;
    return span_of(words, first, std::min<std::size_t>(words.size(), first + 5));
  }

  [[nodiscard]] bool has_any_day() const {
    static const Phrases times{
        "thời gian thực hiện", "thời gian:", "tiến độ",  "lộ trình", "thời hạn", "hoàn thành trong", "hằng tháng", "hằng quý", "hằng năm",
        "hàng tháng",          "hàng quý",   "hàng năm", "quý I",    "quý II",   "quý III",          "quý IV",     "cuối năm", "đầu năm"};
    const Words words = words_in(paper_.words, paper_.body);
    return has_phrase_in(words, times) || has_day_to_come() || has_day(paper_.body);
  }

  /// The one of `things`, in order of place, that holds `where`; null if none does.
  template <class Thing>
  static const Thing* covering(const std::vector<Thing>& things, Span where) {
    const auto next = std::upper_bound(things.begin(), things.end(), where.begin,
                                       [](std::size_t at, const Thing& thing) { return at < thing.where.begin; });
    return next != things.begin() && std::prev(next)->where.contains(where) ? &*std::prev(next) : nullptr;
  }

  /// A day or a month from the paper's own on, notes and anniversaries aside.
  [[nodiscard]] bool has_day_to_come() const {
    const auto is_kept = [&](Span where) {
      const auto* range = covering(paper_.ranges, where);
      return range && range->from.year && range->to.year && *range->from.year != *range->to.year;
    };
    const auto is_in_note = [&](Span where) { return covering(paper_.document.footnotes, where) != nullptr; };
    for (const text::DateMention& mention : paper_.dates) {
      if (!paper_.body.contains(mention.where)) continue;
      if (!mention.exists) return true;  // another rule's
      if (is_to_come(mention.date) && !is_kept(mention.where) && !is_in_note(mention.where)) return true;
    }
    return false;
  }

  /// A day without a year is one to come.
  [[nodiscard]] bool is_to_come(const PartialDate& date) const {
    if (const auto whole = date.whole()) return paper_.on < *whole;
    if (!date.month) return false;
    const int year = date.year.value_or(paper_.on.year());
    return year > paper_.on.year() || (year == paper_.on.year() && (!date.year || *date.month >= paper_.on.month()));
  }

  const Subject& paper_;
  Report& report_;
  PaperDays days_;
  std::set<Span> told_;
};

}  // namespace

void check_missing_days(const Subject& paper, Report& report) {
  if (paper.is_fragment || paper.is_normative) return;
  Deadlines(paper, report).look();
}

}  // namespace nhipcau::directive::check
