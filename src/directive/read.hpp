#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/result.hpp"
#include "directive/document.hpp"
#include "directive/pages.hpp"
#include "directive/tables.hpp"
#include "files/extract.hpp"
#include "text/clean.hpp"

namespace nhipcau::directive {

/// What one version of the reader saw in one file: immutable.
struct Reading {
  Sha256 original;
  files::Format format = files::Format::plain_text;
  std::string text;  ///< cleaned; all spans of `parsed` are into it
  text::PlaceMap places;
  std::vector<int> paragraph_of_line;  ///< see files::Extracted
  std::vector<text::Repair> repairs;
  PaperPages pages;
  bool is_recognised = false;  ///< its words were recognised on pictures of its pages
  std::vector<Span> doubtful;  ///< words that were not surely recognised, in the order of the text
  std::string reader;          ///< kReaderVersion at the time
  Parsed parsed;               ///< findings include one for each repair

  /// Where a byte of `text` stood: for plain text line and column of the file, for others the paragraph and the column in it.
  [[nodiscard]] text::Place place_of(std::size_t at) const;
};

/// A file into a reading. Pure: nothing is stored.
/// errors  those of files::extract; forbidden directive.classified when it bears a secrecy mark (then nothing else is said about it)
Result<Reading> read(std::string_view bytes, const Tables& tables, const files::Limits& limits = {});

/// Whether a file could be read: the first part of read(), which is quick, without the parsing. Nothing is stored.
/// errors  those of read()
Result<void> look(std::string_view bytes, const files::Limits& limits = {});

}  // namespace nhipcau::directive
