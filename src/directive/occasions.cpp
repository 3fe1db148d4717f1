#include "directive/occasions.hpp"

#include <algorithm>

#include "directive/lexicon.hpp"
#include "directive/words.hpp"
#include "text/dates.hpp"

// occasion = ["kỷ niệm"] [years "năm"] name ["("] day [dash day] [")"]          day = d/m/y
// relations = ["kỷ niệm"] [years "năm"] "ngày thiết lập quan hệ ngoại giao với" country "(" day [dash day] ")" {("," | ";" | "và") country
// "(" … ")"}

namespace nhipcau::directive {
namespace {

constexpr int kMostYears = 5000;  // the Hùng kings' founding of the country is told so

/// A date of the text with what stands behind its dash.
struct Stamp {
  Span where;
  Date date;
  std::optional<Date> kept;  ///< the day it is kept, as written
  bool lacks_year = false;   ///< "(30/4)": `date` holds a year of no meaning
};

/// What has been said in the sentence so far.
struct Said {
  bool is_anniversary = false;
  bool is_relations = false;  ///< "thiết lập quan hệ ngoại giao"
  std::optional<int> years;   ///< "kỷ niệm 70 năm"
  std::optional<int> year;    ///< "Trong năm 2024, Việt Nam sẽ kỷ niệm …"
  std::size_t name = 0;       ///< the first word of the name being told
};

const Phrases& anniversary_words() {
  static const Phrases words{"kỷ niệm", "kỉ niệm", "mừng", "chào mừng"};
  return words;
}

const Phrases& day_words() {
  static const Phrases words{"ngày thành lập",
                             "ngày truyền thống",
                             "ngày thiết lập",
                             "ngày sinh",
                             "ngày mất",
                             "ngày giải phóng",
                             "ngày ký",
                             "ngày hội",
                             "ngày quốc tế",
                             "ngày toàn quốc",
                             "ngày toàn dân",
                             "ngày thương binh",
                             "ngày chiến thắng",
                             "ngày quốc khánh",
                             "quốc khánh",
                             "ngày cách mạng",
                             "ngày bác hồ",
                             "ngày phụ nữ",
                             "ngày báo chí",
                             "ngày nhà giáo",
                             "ngày doanh nhân",
                             "ngày thầy thuốc",
                             "ngày tổng khởi nghĩa",
                             "ngày khởi nghĩa",
                             "ngày nam kỳ",
                             "ngày toàn thắng",
                             "chiến thắng",
                             "thiết lập quan hệ ngoại giao",
                             "thiết lập ngoại giao",
                             "cách mạng tháng tám",
                             "ngày tái lập",
                             "ngày việt nam"};
  return words;
}

const Phrases& relations_words() {
  static const Phrases words{"thiết lập quan hệ ngoại giao", "thiết lập ngoại giao", "lập quan hệ ngoại giao", "quan hệ ngoại giao"};
  return words;
}

class OccasionReader {
 public:
  OccasionReader(const Passage& passage, std::optional<int> subject_year, const Tables& tables)
      : text_(passage.text),
        words_(passage.words),
        subject_year_(subject_year),
        countries_(lexicon_of(tables).countries),
        stamps_(find_stamps(passage)),
        speaks_of_relations_(passage.text.find("quan hệ ngoại giao") != std::string_view::npos) {}

  std::vector<Occasion> read() {
    std::size_t next = 0;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (next < stamps_.size() && words_[at].where.begin >= stamps_[next].where.begin) {
        take(stamps_[next], at);
        at = std::max(at, word_at(words_, stamps_[next].where.end) - 1);
        while (next < stamps_.size() && stamps_[next].where.begin <= words_[at].where.end) ++next;
        said_.name = at + 1;
        continue;
      }
      listen(at);
    }
    return std::move(found_);
  }

 private:
  /// Ranges whose days are one in different years, and whole dates alone.
  static std::vector<Stamp> find_stamps(const Passage& passage) {
    std::vector<Stamp> stamps;
    const auto& ranges = passage.ranges;
    for (const auto& range : ranges) {
      const auto from = range.from.whole();
      const auto to = range.to.whole();
      if (from && to && from->year() != to->year()) stamps.push_back({.where = range.where, .date = *from, .kept = to});
    }
    std::size_t next = 0;
    const auto alone = stamps.size();
    for (const auto& mention : passage.dates) {
      while (next < ranges.size() && ranges[next].where.end <= mention.where.begin) ++next;
      if (next < ranges.size() && ranges[next].where.overlaps(mention.where)) continue;
      if (const auto date = mention.date.whole()) stamps.push_back({.where = mention.where, .date = *date, .kept = {}});
    }
    std::inplace_merge(stamps.begin(), stamps.begin() + static_cast<std::ptrdiff_t>(alone), stamps.end(),
                       [](const Stamp& a, const Stamp& b) { return a.where < b.where; });
    add_yearless(passage.text, passage.within, stamps);
    return stamps;
  }

  /// "(30/4)", "(02/9)": a day in brackets without a year.
  static void add_yearless(std::string_view text, Span within, std::vector<Stamp>& stamps) {
    for (auto at = text.find('(', within.begin); at < within.end; at = text.find('(', at + 1)) {
      const auto close = text.find(')', at);
      if (close == std::string_view::npos || close > at + 8 || close > within.end) continue;
      const Span inside{at + 1, close};
      const auto words = split_words(text, inside);
      if (words.size() != 3 || !words[1].is("/")) continue;
      const auto date = Date::make(2000, number_of(words[2]), number_of(words[0]));
      if (date) stamps.push_back({.where = inside, .date = *date, .kept = {}, .lacks_year = true});
    }
    std::sort(stamps.begin(), stamps.end(), [](const Stamp& a, const Stamp& b) { return a.where < b.where; });
  }

  /// Notes what the word at `at` says of the occasions to come.
  void listen(std::size_t at) {
    const auto& word = words_[at];
    if (ends_sentence(at)) {
      said_ = {};
      said_.name = at + 1;
      return;
    }
    switch (word.kind) {
      case Word::Kind::sign:
        if (word.is(";")) said_.name = at + 1;
        return;
      case Word::Kind::digits: return hear_number(at);
      case Word::Kind::letters: break;
    }
    if (const auto length = anniversary_words().match(words_, at)) {
      said_ = {.is_anniversary = true, .is_relations = false, .years = {}, .year = said_.year, .name = at + length};
    } else if (relations_words().match(words_, at) > 0) {
      said_.is_relations = true;
    }
  }

  void hear_number(std::size_t at) {
    const int number = number_of(words_[at]);
    if (number <= 0 || at + 1 >= words_.size()) return;
    const bool is_year = at > 0 && words_[at - 1].is("năm") && number >= 1945 && number <= 2099;
    if (is_year) said_.year = number;
    const bool is_told = said_.is_anniversary || day_words().match(words_, at + 2) > 0 ||
                         (at + 2 < words_.size() && words_[at + 2].is("ngày") && words_[at + 2].capital);
    const bool counts_years = is_told && words_[at + 1].is("năm") && number <= kMostYears && !is_year && !is_number(at + 2);
    if (!counts_years) return;
    said_.is_anniversary = true;
    said_.years = number;
    said_.is_relations = false;
    said_.name = at + 2;
  }

  [[nodiscard]] bool is_number(std::size_t at) const { return at < words_.size() && words_[at].kind == Word::Kind::digits; }

  [[nodiscard]] bool ends_sentence(std::size_t at) const {
    if (at + 1 >= words_.size()) return false;
    const auto gap = text_.substr(words_[at].where.end, words_[at + 1].where.begin - words_[at].where.end);
    if (gap.empty()) return false;
    const bool is_single_space = gap.size() == 1 && gap.front() == ' ';
    if (!is_single_space && gap.find('\n') != std::string_view::npos &&
        (gap.find('\n', gap.find('\n') + 1) != std::string_view::npos || words_[at + 1].kind == Word::Kind::sign))
      return true;
    return words_[at + 1].capital && words_[at].is(".");
  }

  void take(const Stamp& stamp, std::size_t at) {
    auto name_end = at;
    while (name_end > 0 && (words_[name_end - 1].is("(") || words_[name_end - 1].is("ngày") || words_[name_end - 1].is(",") ||
                            words_[name_end - 1].is(":")))
      --name_end;
    const bool in_brackets = name_end < at && words_[name_end].is("(");
    const auto country = countries_.ending_at(words_, name_end);
    const bool is_listed = speaks_of_relations_ && stamp.kept && in_brackets && is_whole_name(country.begin, name_end);
    const bool is_relations = (said_.is_relations || is_listed) && !country.code.empty();
    const auto name = is_relations           ? country.begin
                      : said_.is_anniversary ? name_begin(name_end)
                                             : day_begin(name_begin(name_end), name_end);
    const bool names_day = is_relations || (name < name_end && day_words().find(words_, name, name_end) < name_end);
    const bool is_told = (said_.is_anniversary && (said_.years || names_day)) || (in_brackets && names_day);
    const bool is_range = stamp.kept.has_value() && stamp.kept->day() == stamp.date.day() && stamp.kept->month() == stamp.date.month();
    if (name >= name_end || (!is_told && !(is_range && (names_day || said_.is_anniversary)))) return;
    if (!in_brackets && !is_range && !said_.years) return;
    Occasion occasion{.name = (is_relations ? "thiết lập quan hệ ngoại giao với " : "") + plain(span_of(words_, name, name_end)),
                      .original_date = stamp.date};
    if (!settle_years(stamp, occasion)) return;
    occasion.country = is_relations ? country.code : std::string{};
    occasion.where = {words_[name].where.begin, stamp.where.end};
    found_.push_back(std::move(occasion));
    if (!is_relations) said_.years.reset();
  }

  /// A list goes on behind a bracket: "(…), Ngày …"; without the joint before it.
  [[nodiscard]] std::size_t name_begin(std::size_t end) const {
    static const Phrases joints{",", ";", ")", "và", "...", "…", ".", "như", ":", "là", "gồm"};
    auto begin = said_.name;
    while (begin < end) {
      const auto length = joints.match(words_, begin);
      if (length == 0) break;
      begin += length;
    }
    return begin;
  }

  /// Nothing but a footnote's mark stands before the word `begin`.
  [[nodiscard]] bool is_whole_name(std::size_t begin, std::size_t end) const {
    auto first = name_begin(end);
    if (first < begin && words_[first].kind != Word::Kind::letters) ++first;
    return first == begin;
  }

  /// Where the day's own name begins in [first, end): "Tuyên truyền Ngày truyền thống …"; `first` if no day is named.
  [[nodiscard]] std::size_t day_begin(std::size_t first, std::size_t end) const {
    const auto found = day_words().find(words_, first, end);
    return found < end ? found : first;
  }

  /// Years as written, else from the range, else from the year spoken of. False if a day without a year cannot be dated.
  bool settle_years(const Stamp& stamp, Occasion& occasion) const {
    const auto year = said_.year ? said_.year : subject_year_;
    occasion.years = said_.years;
    if (stamp.lacks_year) {
      if (!said_.years || !year) return false;
      const auto dated = Date::make(*year - *said_.years, stamp.date.month(), stamp.date.day());
      if (!dated) return false;
      occasion.original_date = *dated;
    }
    const int original = occasion.original_date.year();
    if (!occasion.years && stamp.kept && stamp.kept->year() > original) occasion.years = stamp.kept->year() - original;
    if (!occasion.years && year && *year > original) occasion.years = *year - original;
    const bool kept_is_sound = stamp.kept && stamp.kept->year() > original;
    if (kept_is_sound) {
      occasion.year = stamp.kept->year();
    } else if (occasion.years) {
      occasion.year = original + *occasion.years;
    }
    return true;
  }

  [[nodiscard]] std::string plain(Span span) const {
    std::string name;
    for (const char c : span.of(text_)) {
      const bool is_space = c == ' ' || c == '\n' || c == '\t';
      if (is_space && (name.empty() || name.back() == ' ')) continue;
      name += is_space ? ' ' : c;
    }
    return name;
  }

  std::string_view text_;
  Words words_;
  std::optional<int> subject_year_;
  const CountryNames& countries_;
  std::vector<Stamp> stamps_;
  bool speaks_of_relations_;  ///< somewhere in the paper: a footnote of countries and days tells of them
  Said said_;
  std::vector<Occasion> found_;
};

}  // namespace

std::vector<Occasion> find_occasions(const Passage& passage, std::optional<int> subject_year, const Tables& tables) {
  return OccasionReader(passage, subject_year, tables).read();
}

}  // namespace nhipcau::directive
