#include "directive/same_again.hpp"

#include <doctest/doctest.h>

namespace nhipcau::directive {
namespace {

/// Which of `before` each of `now` is, "-" for none: "0 - 1".
std::string found(const std::vector<Likeness>& before, const std::vector<Likeness>& now) {
  std::string all;
  for (const auto& one : find_again(before, now)) all += (all.empty() ? "" : " ") + (one ? std::to_string(*one) : "-");
  return all;
}

TEST_CASE("what is the same is found again, and what is new is not") {
  const std::vector<Likeness> before{{"mục đích", "I"}, {"yêu cầu", "II"}, {"tổ chức", "III"}};
  CHECK(found(before, before) == "0 1 2");
  CHECK(found(before, {}).empty());
  CHECK(found({}, before) == "- - -");
  CHECK(found(before, {{"mục đích", "I"}, {"căn cứ", "IV"}, {"tổ chức", "III"}}) == "0 - 2");
}

TEST_CASE("words count before the place: a clause that was given another path is the same") {
  CHECK(found({{"mục đích", "1"}, {"yêu cầu", "2"}}, {{"mục đích", "I.1"}, {"yêu cầu", "I.2"}}) == "0 1");
  CHECK(found({{"a", "1"}, {"b", "2"}}, {{"b", "1"}, {"a", "2"}}) == "1 0");
}

TEST_CASE("a clause whose words were read anew is the one of its place, unless that is another's by its words") {
  CHECK(found({{"muc dich", "I"}, {"yêu cầu", "II"}}, {{"mục đích", "I"}, {"yêu cầu", "II"}}) == "0 1");
  CHECK(found({{"a", "1"}, {"b", "2"}}, {{"c", "2"}, {"b", "3"}}) == "- 1");
}

TEST_CASE("of equal ones the first goes to the first, and none is taken twice") {
  CHECK(found({{"a", "1"}, {"a", "1"}}, {{"a", "1"}, {"a", "1"}, {"a", "1"}}) == "0 1 -");
}

TEST_CASE("what has no words and no place is nobody") {
  CHECK(found({{"", ""}, {"", "1"}}, {{"", ""}, {"", "1"}}) == "0 1");
  CHECK(found({{"", ""}}, {{"x", ""}}) == "-");
}

}  // namespace
}  // namespace nhipcau::directive
