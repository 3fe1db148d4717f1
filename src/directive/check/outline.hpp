#pragma once
#include <optional>
#include <string>
#include <vector>

#include "directive/check/subject.hpp"
#include "directive/enumerator.hpp"

namespace nhipcau::directive::check {

/// A numbered part as its number is judged.
struct Part {
  const Clause* clause = nullptr;
  std::optional<Enumerator> enumerator;  ///< none for a part whose number was lost, or that never had one
};

/// The parts below one other, in order.
struct PartList {
  const Part* parent = nullptr;  ///< none for the outermost
  std::vector<Part> parts;
  bool is_attached = false;  ///< of what follows the signature
};

/// "3." for the third beside "1.", "đ)" beside "a)", "2.3." beside "2.1.", "IV-" beside "I-"; empty if it cannot be written.
std::string enumerator_like(const Enumerator& like, std::string_view text, int value);

/// The part's paragraphs and bullets that stand in `between`, and those of all parts below it, in order.
struct Unnumbered {
  Span where;
  bool is_bullet = false;
};
std::vector<Unnumbered> unnumbered_in(const Clause& clause, Span between);

/// The first `count` words at the beginning of `where`: enough to find the place by.
Span first_words(std::string_view text, Span where, std::size_t count = 4);

/// The number in front of a decimal's last group: "2" of "2.1".
std::string prefix_of(const Enumerator& e);

}  // namespace nhipcau::directive::check
