#include <algorithm>

#include "directive/occasions.hpp"
#include "directive/words.hpp"
#include "text/dates.hpp"

// event = head name [(("tại" | "ở") place)] [["("] ["từ"] ["ngày"] when [")"]]      when = day | day dash day | month
// An undated event is told only by its edition: "SEA Games 32", "Hội nghị … lần thứ 32".

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestName = 45;  // words
constexpr std::size_t kLongestPlace = 14;

const Phrases& heads() {
  static const Phrases phrases{
      "chuyến thăm",  "chuyến công tác", "hội nghị",     "đại hội",         "diễn đàn",      "sea games", "asiad",    "olympic",
      "lễ hội",       "festival",        "hội thảo",     "tuần lễ",         "liên hoan",     "triển lãm", "hội chợ",  "kỳ họp",
      "hội đàm",      "ngày hội",        "lễ kỷ niệm",   "lễ khai mạc",     "lễ công bố",    "lễ ký kết", "tọa đàm",  "cuộc thi",
      "giải vô địch", "giải bóng đá",    "họp báo",      "năm du lịch",     "tuần văn hóa",  "phiên họp", "khóa họp", "asean para games",
      "hội thao",     "hội thi",         "lễ phát động", "tháng hành động", "tuần hành động"};
  return phrases;
}

const Phrases& place_leads() {
  static const Phrases phrases{"tại", "ở", "được tổ chức tại", "diễn ra tại", "tổ chức tại"};
  return phrases;
}

bool is_stop(const Word& word) {
  return word.is(",") || word.is(";") || word.is(".") || word.is(":") || word.is(")") || word.is("”") || word.is("…");
}

/// Words that end an event's name in the middle of a sentence.
bool is_joint(const Words& words, std::size_t at) {
  static const Phrases joints{"nhằm",     "để",       "theo",    "do",   "được tổ chức", "diễn ra",     "trong đó",   "và các",  "với sự",
                              "góp phần", "vào ngày", "từ ngày", "ngày", "vào tháng",    "trong tháng", "trên cơ sở", "nhân dịp"};
  return !words[at].capital && joints.match(words, at) > 0;
}

struct When {
  PartialDate from;
  PartialDate to;
  std::size_t end = 0;  ///< the word behind it
};

class EventReader {
 public:
  explicit EventReader(const Passage& passage)
      : text_(passage.text), words_(passage.words), dates_(passage.dates), ranges_(passage.ranges) {}

  [[nodiscard]] std::vector<Event> read() const {
    std::vector<Event> events;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto head = heads().match(words_, at);
      if (head == 0 || is_verb(at)) continue;
      auto event = read_at(at, head);
      if (!event) continue;
      while (at + 1 < words_.size() && words_[at + 1].where.begin < event->where.end) ++at;
      events.push_back(std::move(*event));
    }
    return events;
  }

 private:
  /// "tổ chức hội thảo" plans meetings without naming one; the name of one begins with a capital or is a visit.
  [[nodiscard]] bool is_verb(std::size_t at) const { return !words_[at].capital && !words_[at].is("chuyến"); }

  [[nodiscard]] std::optional<Event> read_at(std::size_t at, std::size_t head) const {
    auto end = at + head;
    const auto last = std::min(words_.size(), at + kLongestName);
    const bool is_visit = words_[at].is("chuyến");
    while (end < last && !(is_stop(words_[end]) && !(is_visit && joins_titles(end))) && !words_[end].is("(") && !is_joint(words_, end) &&
           !is_place(end) && !is_line_end(end))
      ++end;
    Event event{.name = plain(at, end)};
    auto behind = end;
    if (behind < words_.size()) {
      if (const auto lead = place_leads().match(words_, behind)) {
        const auto place = end_of_place(behind + lead);
        event.place = plain(behind + lead, place);
        behind = place;
      }
    }
    const auto when = when_at(behind);
    if (when) {
      event.from = when->from;
      event.to = when->to;
      behind = when->end;
    } else if (!has_edition(at, end, !event.place.empty())) {
      return std::nullopt;
    }
    event.where = span_of(words_, at, behind);
    return event;
  }

  /// "của Tổng Bí thư, Chủ tịch nước …": one person's posts.
  [[nodiscard]] bool joins_titles(std::size_t at) const { return words_[at].is(",") && at + 1 < words_.size() && words_[at + 1].capital; }

  [[nodiscard]] bool is_place(std::size_t at) const {
    return place_leads().match(words_, at) > 0 && at + 1 < words_.size() && (words_[at + 1].capital || place_leads().match(words_, at) > 1);
  }

  [[nodiscard]] bool is_line_end(std::size_t at) const {
    const auto gap = text_.substr(words_[at - 1].where.end, words_[at].where.begin - words_[at - 1].where.end);
    return gap.find('\n') != std::string_view::npos && (words_[at].capital || words_[at].kind == Word::Kind::sign);
  }

  [[nodiscard]] std::size_t end_of_place(std::size_t at) const {
    static const Phrases parts{"tỉnh", "thành phố", "xã", "phường", "thủ đô", "huyện", "quận", "-"};
    auto end = at;
    while (end < words_.size() && end - at < kLongestPlace) {
      const auto part = parts.match(words_, end);
      if (part == 0 && !words_[end].capital) break;
      end += std::max<std::size_t>(part, 1);
    }
    return end;
  }

  /// An edition makes one event of a kind: "SEA Games 32"; "Đại hội lần thứ XIII" only with a place, else it is cited for what it resolved.
  [[nodiscard]] bool has_edition(std::size_t first, std::size_t last, bool has_place) const {
    const bool is_numbered =
        last > first + 1 && words_[last - 1].kind == Word::Kind::digits && number_of(words_[last - 1]) < 200 && words_[last - 2].capital;
    if (is_numbered) return true;
    for (auto at = first + 1; at + 1 < last && has_place; ++at) {
      if (words_[at].is("thứ") && words_[at - 1].is("lần")) return true;
    }
    return false;
  }

  /// "(12 - 13/12/2023)", "từ ngày 01/3 đến ngày 05/3/2024", "vào ngày 10/4/2023", "(tháng 12/2023)" at `at`.
  [[nodiscard]] std::optional<When> when_at(std::size_t at) const {
    static const Phrases leads{"(",         "từ ngày", "từ",    "ngày",    "vào ngày", "vào",          "tháng",  "trong tháng",
                               "vào tháng", ",",       "trong", "dự kiến", "diễn ra",  "được tổ chức", "tổ chức"};
    auto first = at;
    for (int step = 0; step < 4; ++step) first += leads.match(words_, first);
    if (first >= words_.size()) return std::nullopt;
    const auto begin = words_[first].where.begin;
    const auto is_before = [](const auto& found, std::size_t byte) { return found.where.begin < byte; };
    const auto range = std::lower_bound(ranges_.begin(), ranges_.end(), begin, is_before);
    if (range != ranges_.end() && range->where.begin == begin) {
      const bool is_span = range->from.year == range->to.year || !range->from.year;
      if (is_span) return When{.from = range->from, .to = range->to, .end = word_at(words_, range->where.end)};
      return std::nullopt;
    }
    const auto date = std::lower_bound(dates_.begin(), dates_.end(), begin, is_before);
    if (date == dates_.end() || date->where.begin != begin || !date->exists) return std::nullopt;
    return When{.from = date->date, .to = date->date, .end = word_at(words_, date->where.end)};
  }

  [[nodiscard]] std::string plain(std::size_t first, std::size_t last) const {
    std::string name;
    for (const char c : span_of(words_, first, last).of(text_)) {
      const bool is_space = c == ' ' || c == '\n' || c == '\t';
      if (is_space && (name.empty() || name.back() == ' ')) continue;
      name += is_space ? ' ' : c;
    }
    return name;
  }

  std::string_view text_;
  Words words_;
  const std::vector<text::DateMention>& dates_;
  const std::vector<text::DateRange>& ranges_;
};

}  // namespace

std::vector<Event> find_events(const Passage& passage, const Tables&) {
  return EventReader(passage).read();
}

}  // namespace nhipcau::directive
