#pragma once
#include <set>
#include <string>
#include <vector>

#include "directive/check/rule.hpp"
#include "directive/check/subject.hpp"
#include "directive/read.hpp"

namespace nhipcau::directive::check {

struct Options {
  Date today;  ///< by which the rules are chosen for a paper that tells no date at all
  HouseStyle style = {};
  std::set<std::string, std::less<>> off = {};  ///< rules that the office switched off
  std::vector<Parent> parents = {};             ///< the papers it carries out, those that are at hand
};

/// All that there is to say about a paper, in order of place; never fails. What the reader remarked and what cleaning mended is in it.
/// A paper is held to the rules of the day it was issued on.
/// source  each rule names its own, see rule.hpp
struct ReadText {
  std::string_view text;  ///< cleaned
  const Parsed& parsed;   ///< of that text
  const std::vector<text::Repair>& repairs;
  files::Format format = files::Format::plain_text;
  bool is_issuer_typed = false;  ///< a person said who issues it: then it is not missing from the header
};
std::vector<Finding> check_paper(const ReadText& read, const Tables& tables, const Options& options);
std::vector<Finding> check_paper(const Reading& reading, const Tables& tables, const Options& options);
}  // namespace nhipcau::directive::check
