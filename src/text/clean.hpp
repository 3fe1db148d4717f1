#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.hpp"

namespace nhipcau::text {

/// What was found, and mostly mended, while cleaning. Those marked "kept" are reported but left in the text.
enum class RepairKind {
  legacy_encoding,    ///< letters in an encoding older than Unicode were turned into it (`original` names it)
  utf16,              ///< the bytes were UTF-16 with a byte-order mark
  byte_order_mark,    ///< a UTF-8 byte-order mark was dropped
  bad_utf8,           ///< bytes that are no UTF-8 became U+FFFD
  decomposed,         ///< NFD text was composed (NFC)
  no_break_space,     ///< U+00A0, U+202F and their like became a space
  odd_space,          ///< en, em, thin, ideographic spaces became a space
  invisible,          ///< zero-width spaces and joiners, soft hyphens, bidi marks were dropped
  control,            ///< control characters other than tab and newline were dropped
  line_ending,        ///< CR LF, CR, U+0085, U+2028, U+2029, vertical tab, form feed became LF (reported once)
  replacement_char,   ///< U+FFFD stands in the text: something was lost earlier (kept)
  converter_residue,  ///< "[footnoteRef:1]", "[1: …]", "*…*" and other traces of a converter (kept)
};

/// One repair; neighbouring ones of a kind are one. `where` is in the cleaned text (empty if all was dropped),
/// `original` is what stood there, as UTF-8, at most 80 bytes.
struct Repair {
  Span where;
  RepairKind kind;
  std::string original;
};

/// Where a byte of the cleaned text stood in what came in.
struct Place {
  int line = 1;    ///< from 1; CR LF, CR and LF each end a line, nothing else does
  int column = 1;  ///< from 1, in characters (code points) of the original
  friend bool operator==(Place, Place) = default;
};

/// Cleaned offset → original place. Between two entries places advance one column a code point.
class PlaceMap {
 public:
  struct Entry {
    std::size_t at = 0;  ///< byte offset in the cleaned text
    Place place;
  };

  PlaceMap() = default;
  explicit PlaceMap(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  /// `cleaned` is the text this map was made with; `at` beyond its end gives the place of the end.
  [[nodiscard]] Place find(std::string_view cleaned, std::size_t at) const;
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  /// A compact text form to store, and back: "0:1:1 45:2:1 …". A broken text gives an empty map.
  [[nodiscard]] std::string to_text() const;
  static PlaceMap from_text(std::string_view stored);

 private:
  std::vector<Entry> entries_;  // sorted by `at`, the first at 0
};

struct Cleaned {
  std::string text;  ///< UTF-8, NFC; every line end of any kind is one LF, none is dropped
  std::vector<Repair> repairs;
  PlaceMap places;
};

/// Makes any bytes into text the rest of the program can trust. Every text from outside passes here exactly once.
/// bytes    UTF-8, or UTF-16 with a byte-order mark; anything else is read as UTF-8 with repairs; no size limit of its own
/// returns  never fails; cleaning a cleaned text changes nothing
/// speed    linear; text that is already clean is copied in runs
Cleaned clean(std::string_view bytes);

/// Are the bytes well-formed UTF-8, whatever they say?
bool is_utf8(std::string_view bytes);

/// The stable name of a kind, as it stands in JSON and in rule ids: "no_break_space".
std::string_view to_name(RepairKind kind);

}  // namespace nhipcau::text
