#pragma once
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/span.hpp"
#include "text/runs.hpp"

namespace nhipcau::text {

/// A date as prose writes it. Shapes (d, m without leading zero too; "ngày", "mùng", "tháng", "năm" in any case):
///   09/02/2023 · 9-2-2023 · 09.02.2023 · ngày 20 tháng 2 năm 2023 · 20 tháng 2 năm 2023 · tháng 12/2023 · tháng 12 năm 2023 ·
///   ngày 12/12 (no year) · ngày 15 tháng 6 (no year)
/// Impossible ones ("31/02/2023", "27/13/1973") are returned with `exists` false, so that a checker can say so.
struct DateMention {
  Span where;  ///< without "ngày" before it
  PartialDate date;
  bool exists = true;
};
std::vector<DateMention> find_dates(std::string_view text, Span within);
/// The same of the whole of a text that is split already.
std::vector<DateMention> find_dates(std::string_view text, const Runs& runs);

/// Two dates joined by a dash or "đến": 27/1/1973-27/1/1923 · 12 - 13/12/2023 · 11-12/12 · từ ngày 01/3 đến ngày 05/3/2024.
/// Parts the first lacks are taken from the second. Not: "2021 – 2030" (years alone), "8-9" alone.
struct DateRange {
  Span where;
  PartialDate from;
  PartialDate to;
};
std::vector<DateRange> find_date_ranges(std::string_view text, Span within);
/// The same of the whole of a text that is split already.
std::vector<DateRange> find_date_ranges(std::string_view text, const Runs& runs);

}  // namespace nhipcau::text
