#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "files/pdf_page.hpp"

namespace nhipcau::files {

/// A gap this wide, in letter heights, may be one between columns; within a line of text it is printed as a tab.
inline constexpr double kColumnGap = 0.75;
inline constexpr double kTabGap = 1.6;

/// Words into lines: those on one height, side by side without a gap wider than kColumnGap. A list's label stays with its text.
/// Words printed twice (bold by overprinting) count once; letters set apart ("C Ộ N G") are joined to words.
/// words    in any order; at most some ten thousand
/// returns  lines from top to bottom, those of one height from left to right
std::vector<PrintedLine> to_lines(std::vector<Word> words, int page);

/// Lines on one height that belong to one column, as one.
PrintedLine join_lines(std::vector<PrintedLine> parts);
/// Each line that `belongs` to the one before it is joined to it.
std::vector<PrintedLine> join_lines_where(std::vector<PrintedLine> lines,
                                          const std::function<bool(const PrintedLine& before, const PrintedLine& line)>& belongs);

/// Does the line begin with a label and go on with something else?
bool begins_with_label(const PrintedLine& line);
/// Is this word small and raised beside letters of `size`, at `centre`?
bool is_raised(const Word& word, double size, double centre);

}  // namespace nhipcau::files
