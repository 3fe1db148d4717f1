#pragma once
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/passage.hpp"
#include "directive/tables.hpp"

namespace nhipcau::directive {

/// Every numbered paper named in the passage, with the type before the number, the date and issuer behind it and the title
/// ("về …" or in quotation marks), in order; every mention, the paper's own header left out by giving `within`.
/// Numbers written "Chỉ thị 26" after a full mention are not repeated.
std::vector<Citation> find_citations(const Passage& passage, const Tables& tables);

/// One citation for each number: the first mention that has a date wins, what it lacks is taken from the others. Numbers restart with
/// a year or a term, so the same number with dates of two years is two papers.
std::vector<Citation> merge_citations(std::vector<Citation> mentions);

/// Those with a number in order of place; one that was found twice, as a basis too, once.
std::vector<Mention> to_mentions(std::string_view text, const std::vector<Citation>& citations);

/// What the paper rests on: the citations in its opening ("Căn cứ …", "Thực hiện …", "Theo …", "Xét đề nghị …", "Trên cơ sở …"), with
/// unnumbered bases ("chỉ đạo của Thường trực Đảng ủy Khối") as citations without a number.
/// words     of the whole text
/// opening   the paragraphs between title and first clause, in order
std::vector<Citation> find_bases(std::string_view text, const Words& words, const std::vector<Span>& opening, const Tables& tables);

}  // namespace nhipcau::directive
