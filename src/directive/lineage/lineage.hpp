#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "directive/document.hpp"

/// Where each passage of a paper came from. Pure: two or more readings in, values out.
namespace nhipcau::directive::lineage {

/// What became of a passage between a paper (the child) and one it rests on (the parent).
enum class Relation {
  inherited,  ///< the parent's, word for word
  adapted,    ///< the parent's, with words changed, added or left out
  moved,      ///< the parent's, in another order than its neighbours; `similarity` says whether word for word
  added,      ///< the child's own
  dropped,    ///< the parent's, and not in the child
};
std::string_view to_name(Relation relation);  ///< "inherited"

/// What a part of a paper is. Header, bases, recipients and signature are no content and are none of these.
enum class PartKind {
  heading,  ///< the words of a clause that only name it
  clause,   ///< the words of a clause that are its content
  bullet,
  paragraph,  ///< without number or sign
  footnote,
};
std::string_view to_name(PartKind kind);  ///< "heading"

/// A line or paragraph of a paper's content.
struct Part {
  PartKind kind = PartKind::paragraph;
  std::string path;  ///< of the clause it stands in ("II.1.1"); empty for footnotes and what stands before the first number
  Span where;        ///< with its enumerator, sign or mark
};

/// What happened to the words of an adapted passage, in the order of the child. Spans of words left out or new are empty on the side that
/// lacks them; `child` and `parent` are spans of the two texts.
struct Change {
  enum class Kind { kept, changed, left_out, added };
  Kind kind = Kind::kept;
  Span child, parent;
};
std::string_view to_name(Change::Kind kind);  ///< "left_out"

/// A passage of one paper: whole sentences of one part, or a piece of a sentence that was split or put together.
struct Place {
  std::size_t paper = 0;  ///< of a parent its index; 0 for the child
  std::size_t part = 0;   ///< index of `Lineage::child`, of a parent's `Parent::parts`
  Span where;             ///< into that paper's text
};

/// A parent, other than the nearest, that has a passage too.
struct Other {
  Place place;
  double similarity = 0;
};

/// One passage and where it came from.
struct Tie {
  Relation relation = Relation::added;
  std::optional<Place> child;   ///< none: dropped
  std::optional<Place> parent;  ///< none: added
  double similarity = 0;        ///< 0–1, words kept of the words of both; 1 for word for word
  std::size_t words = 0;        ///< of the child's passage; of a dropped one the parent's
  std::vector<Change> changes;  ///< empty if word for word, added or dropped
  std::vector<Other> others;    ///< other parents that have it, the nearest first; empty with one parent
};

/// Parts of the words, 0–1. Those of the child make 1 together; `dropped` is that of the parents' words.
struct Shares {
  double inherited = 0, adapted = 0, moved = 0, added = 0;
  double dropped = 0;
};

struct Parent {
  std::vector<Part> parts;
  double given = 0;    ///< how much of the child's words came from it
  double dropped = 0;  ///< how much of its own words is not in the child
};

struct Lineage {
  std::vector<Part> child;
  std::vector<Parent> parents;  ///< as given
  std::vector<Tie> ties;  ///< of the child in the order of its text, footnotes last; then what was dropped, in the order of the parents
  Shares shares;
  bool is_cut = false;  ///< a paper was longer than kMostWords: what is behind was not looked at
};

/// A reading, as far as lineage needs it.
struct Source {
  std::string_view text;  ///< cleaned
  const Document* document = nullptr;
};

inline constexpr std::size_t kMostWords = 200'000;  ///< of each paper; some 900 kB
inline constexpr std::size_t kMostParents = 20;     ///< more are not looked at

/// Ties each passage of the child to the parent that it fits best. Letter case, tone placement, space, signs, enumerators and marks of
/// footnotes do not make a passage another; short passages count with their neighbours alone ("Tổ chức thực hiện" is no inheritance).
/// speed    nearly linear: papers are compared where they share three words in a row; what many passages share is looked at in a few only
/// returns  never fails; safe from many threads
Lineage compare(const Source& child, std::span<const Source> parents);

}  // namespace nhipcau::directive::lineage
