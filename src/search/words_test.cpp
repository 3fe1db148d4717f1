#include "search/words.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::search;

namespace {

std::string joined(const std::vector<text::Term>& terms) {
  std::string all;
  for (const text::Term& term : terms) all += (all.empty() ? "" : " ") + term.exact;
  return all;
}

}  // namespace

TEST_CASE("words and the numbers they make are kept apart") {
  const Words split = split_terms("Hướng dẫn số 97 /HD-MTTW-BTT ngày 20/2/2023");
  CHECK(joined(split.words) == "hướng dẫn số 97 hd mttw btt ngày 20 2 2023");
  CHECK(joined(split.numbers) == "97/hd-mttw-btt");
  CHECK(split_terms("").words.empty());
}

TEST_CASE("numbers are found however they are typed") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows{
      {"97/HD-MTTW-BTT", "97/hd-mttw-btt"},
      {"97 /hd-mttw-btt", "97/hd-mttw-btt"},
      {"97/ hd - mttw - btt", "97/hd-mttw-btt"},
      {"305/KH – MTTQ", "305/kh-mttq"},
      {"305/kh—mttq", "305/kh-mttq"},
      {"126/2025/QH15", "126/2025/qh15"},
      {"số 25-TTg của", "25-ttg"},
      {"57- KL/TW", "57-kl/tw"},
      {"12/2024/nđ-cp", "12/2024/nđ-cp"},
      {"15a/kh-ubnd", "15a/kh-ubnd"},
      {"kế hoạch 305/kh và 97/hd", "305/kh 97/hd"},
  };
  for (const auto& row : rows) {
    const auto& typed = row.first;
    const auto& expected = row.second;
    CAPTURE(typed);
    CHECK(joined(find_typed_numbers(typed)) == expected);
  }
}

TEST_CASE("dates, ranges, list marks and words are no numbers") {
  for (const std::string_view typed :
       {"20/2/2023", "8-9", "24/7", "1 - Tổ chức", "ngày 27/1/1973-27/1/1923", "km/h", "và/hoặc", "305", "305/", "/kh", "-", ""}) {
    CAPTURE(typed);
    CHECK(find_typed_numbers(typed).empty());
  }
}
