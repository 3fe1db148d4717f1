#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "directive/check/rule.hpp"
#include "directive/document.hpp"

namespace nhipcau::directive::check {

/// Of one rule no more findings than this are told in a paper.
inline constexpr std::size_t kMostOfRule = 200;

/// Takes what the rules find, and keeps what holds for the paper.
class Report {
 public:
  /// off  rules that find nothing
  Report(std::optional<System> system, Date on, const std::set<std::string, std::less<>>& off = {})
      : system_(system), on_(on), off_(off), counts_(rules().size()) {}

  /// args        fill the sentence "check.<rule>"
  /// suggestion  what should stand at `where` instead; empty if that is not known
  void add(std::string_view rule, Span where, std::vector<std::string> args = {}, std::string suggestion = {});
  /// Something the whole paper lacks: it has no place.
  void add_missing(std::string_view rule, std::vector<std::string> args = {});

  /// In order of place; of one place the graver first. Nothing is told twice, and nothing that an error's suggestion puts right as well.
  [[nodiscard]] std::vector<Finding> take();

 private:
  std::optional<System> system_;
  Date on_;
  std::set<std::string, std::less<>> off_;
  std::vector<Finding> findings_;
  std::vector<std::size_t> counts_;  ///< how many were told of each rule, in the order of rules()
};

}  // namespace nhipcau::directive::check
