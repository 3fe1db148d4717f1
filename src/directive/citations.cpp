#include "directive/citations.hpp"

namespace nhipcau::directive {

std::vector<Citation> find_citations(std::string_view, Span, const Tables&) { return {}; }
std::vector<Citation> merge_citations(std::vector<Citation> mentions) { return mentions; }
std::vector<Citation> find_bases(std::string_view, const std::vector<Span>&, const Tables&) { return {}; }

}  // namespace nhipcau::directive
