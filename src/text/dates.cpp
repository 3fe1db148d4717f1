#include "text/dates.hpp"

#include <algorithm>
#include <array>

#include "text/date_reader.hpp"
#include "text/utf8.hpp"

// date   = day "/" month "/" year  |  day "tháng" month [ "năm" year ]  |  "tháng" month ( "/" | "năm" ) year  |  "ngày" day "/" month
// range  = side joint side;  joint = dash | "đến" | "tới"; the left side may lack what the right one says

namespace nhipcau::text {
namespace {

using Shape = DatePiece::Shape;

class DateFinder {
 public:
  DateFinder(std::string_view text, Span within) : text_(text), reader_(text, within) {}

  /// The date whose first digit is at `at`.
  [[nodiscard]] std::optional<DateMention> find_at(std::size_t at) const {
    if (has_month_word(at)) {
      const auto month = reader_.read_month(at);
      if (month && month->shape == Shape::month_year) return to_mention(*month);
      return std::nullopt;
    }
    const auto piece = reader_.read_piece(at);
    if (!piece) return std::nullopt;
    if (piece->shape == Shape::full) return to_mention(*piece);
    if (piece->shape == Shape::day_month && has_day_word(at)) return to_mention(*piece);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<DateRange> find_range_at(std::size_t at) const { return has_month_word(at) ? months(at) : days(at); }

  [[nodiscard]] const DateReader& reader() const { return reader_; }

 private:
  static DateMention to_mention(const DatePiece& piece) { return {piece.where, piece.date(), piece.exists()}; }

  [[nodiscard]] bool has_month_word(std::size_t at) const { return reader_.word_before(at, "tháng").has_value(); }

  [[nodiscard]] bool has_day_word(std::size_t at) const {
    return reader_.word_before(at, "ngày") || reader_.word_before(at, "mùng") || reader_.word_before(at, "mồng");
  }

  /// tháng 9-12/2023 · tháng 9 đến tháng 12 năm 2023 · tháng 11/2022 - 01/2023
  [[nodiscard]] std::optional<DateRange> months(std::size_t at) const {
    const auto first = reader_.read_month(at);
    if (!first) return std::nullopt;
    const auto joint = joint_after(first->where.end);
    if (!joint) return std::nullopt;
    const std::size_t second_at = skip_words(*joint, {"hết", "tháng"});
    if (!reader_.digit_at(second_at)) return std::nullopt;
    const auto second = reader_.read_month(second_at);
    if (!second || second->shape != Shape::month_year) return std::nullopt;
    DateRange range{{first->where.begin, second->where.end}, {}, second->date()};
    range.from.month = first->month >= 1 && first->month <= 12 ? std::optional(first->month) : std::nullopt;
    range.from.year = first->shape == Shape::month_year ? std::optional(first->year) : range.to.year;
    return range;
  }

  [[nodiscard]] std::optional<DateRange> days(std::size_t at) const {
    const auto first = reader_.read_piece(at);
    if (!first) return std::nullopt;
    const auto joint = joint_after(first->where.end);
    if (!joint) return std::nullopt;
    const std::size_t second_at = skip_words(*joint, {"hết", "ngày", "mùng", "mồng"});
    if (!reader_.digit_at(second_at)) return std::nullopt;
    const auto second = reader_.read_piece(second_at);
    if (!second || !may_join(*first, *second)) return std::nullopt;
    DateRange range{{first->where.begin, second->where.end}, first->date(), second->date()};
    if (first->shape == Shape::lone) range.from.month = range.to.month;
    if (first->shape != Shape::full) range.from.year = range.to.year;
    return range;
  }

  /// A lone day needs days in order (12-13/12): else it is some other number before a date. "8-9" and half fractions are no dates.
  static bool may_join(const DatePiece& first, const DatePiece& second) {
    if (second.shape != Shape::full && second.shape != Shape::day_month) return false;
    if (first.shape == Shape::full) return true;
    if (!first.exists() || !second.exists()) return false;
    return first.shape == Shape::day_month || first.day < second.day;
  }

  /// Behind a dash or "đến" that follows `at`.
  [[nodiscard]] std::optional<std::size_t> joint_after(std::size_t at) const {
    at = reader_.skip_spaces(at);
    if (at >= reader_.end()) return std::nullopt;
    const Decoded here = decode(text_, at);
    const char32_t c = here.code_point;
    if (c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212) return reader_.skip_spaces(at + here.length);
    for (const std::string_view word : {std::string_view("đến"), std::string_view("tới")}) {
      if (const auto end = reader_.word_at(at, word)) return reader_.skip_spaces(*end);
    }
    return std::nullopt;
  }

  /// Steps over each word once, in this order.
  [[nodiscard]] std::size_t skip_words(std::size_t at, std::initializer_list<std::string_view> words) const {
    for (const std::string_view word : words) {
      if (const auto end = reader_.word_at(at, word)) at = reader_.skip_spaces(*end);
    }
    return at;
  }

  std::string_view text_;
  DateReader reader_;
};

Span bounded(std::string_view text, Span within) {
  return {std::min(within.begin, text.size()), std::min(within.end, text.size())};
}

/// What `find_at` makes of the numbers of a text, each looked at once: what was found is stepped over.
template <class Found, class FindAt>
std::vector<Found> find_all(std::string_view text, const DateReader& reader, FindAt find_at) {
  std::vector<Found> found;
  const std::string_view looked_at = text.substr(0, reader.end());
  for (std::size_t at = find_digit(looked_at, reader.begin()); at < looked_at.size(); at = find_digit(looked_at, at)) {
    const std::optional<Found> one = find_at(at);
    if (one) found.push_back(*one);
    at = one ? one->where.end : reader.skip_digits(at);
  }
  return found;
}
template <class Found, class FindAt>
std::vector<Found> find_all(const Runs& runs, FindAt find_at) {
  std::vector<Found> found;
  std::size_t behind = 0;
  for (const Run& run : runs) {
    if (run.kind != Run::Kind::digits || run.where.begin < behind) continue;
    const std::optional<Found> one = find_at(run.where.begin);
    if (!one) continue;
    found.push_back(*one);
    behind = one->where.end;
  }
  return found;
}

}  // namespace

std::vector<DateMention> find_dates(std::string_view text, Span within) {
  const DateFinder finder(text, bounded(text, within));
  return find_all<DateMention>(text, finder.reader(), [&](std::size_t at) { return finder.find_at(at); });
}

std::vector<DateMention> find_dates(std::string_view text, const Runs& runs) {
  const DateFinder finder(text, {0, text.size()});
  return find_all<DateMention>(runs, [&](std::size_t at) { return finder.find_at(at); });
}

std::vector<DateRange> find_date_ranges(std::string_view text, Span within) {
  const DateFinder finder(text, bounded(text, within));
  return find_all<DateRange>(text, finder.reader(), [&](std::size_t at) { return finder.find_range_at(at); });
}

std::vector<DateRange> find_date_ranges(std::string_view text, const Runs& runs) {
  const DateFinder finder(text, {0, text.size()});
  return find_all<DateRange>(runs, [&](std::size_t at) { return finder.find_range_at(at); });
}

}  // namespace nhipcau::text
