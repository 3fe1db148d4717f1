#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.hpp"
#include "files/docx.hpp"
#include "files/docx_twins.hpp"
#include "files/xml_names.hpp"

namespace nhipcau::files {

/// Numbers for w:id that no mark of a package has yet.
class MarkIds {
 public:
  /// Those that stand in a part are taken.
  void take_from(std::string_view source);
  int next();

 private:
  std::vector<int> taken_;  ///< there may be millions
  bool is_sorted_ = true;
  int last_ = 0;
};

/// Who marks, when: attributes of w:ins, w:del and w:comment.
struct Marker {
  std::string author;
  std::string at;  ///< xsd:dateTime
  friend bool operator==(const Marker&, const Marker&) = default;
};

/// A change within one run: letters of an element are taken out, words are put in behind or before one.
struct RunEdit {
  enum class Kind { remove, put, mark };
  Kind kind = Kind::remove;
  pugi::xml_node element;      ///< w:t, w:tab …
  Span letters;                ///< of its text; of what is put in, an empty span
  std::string put;             ///< words; of a mark, XML between runs
  pugi::xml_node look;         ///< the run whose look the words take
  const Marker* by = nullptr;  ///< whose change it is; nobody's a mark
};

/// Writes one part of a DOCX anew with its edits: runs they touch are taken apart, all the rest is copied byte for byte.
class DocxWriter {
 public:
  /// All must outlive it.
  DocxWriter(const TracedPart& part, MarkIds& ids);

  [[nodiscard]] const TracedPart& part() const { return part_; }
  /// Can a run be taken apart where this element stands?
  [[nodiscard]] bool can_edit(pugi::xml_node element) const;
  /// Edits of a part do not overlap; those at one place stand in the order they came in. `element` can be edited. What is added in a text
  /// box is added to its twin too.
  void add(const RunEdit& edit);

  [[nodiscard]] bool is_touched() const { return !runs_.empty(); }
  std::string write() { return write({0, part_.source.size()}); }

  [[nodiscard]] const XmlNames& names() const { return names_; }

 private:
  class Pieces;  // of a run, being written

  [[nodiscard]] bool look_whether_editable(pugi::xml_node element) const;
  [[nodiscard]] bool is_word(pugi::xml_node element, std::string_view local) const;
  std::string write(Span where);
  std::string write_run(std::vector<RunEdit>& edits, Span where);
  void write_element(Pieces& pieces, Span where, std::span<const RunEdit> edits);
  [[nodiscard]] std::string look_of(pugi::xml_node run) const;
  /// The same XML with new numbers in its w:id: it is written once more.
  std::string renewed(std::string_view xml);
  std::string marked(std::string_view local, const Marker& by, std::string_view inside);
  std::string put_words(const RunEdit& edit);

  const TracedPart& part_;
  MarkIds& ids_;
  XmlNames names_;
  DocxTwins twins_;
  mutable std::unordered_map<std::size_t, bool> editable_;  ///< what was found out, by where an element begins: many edits may ask
  std::map<std::size_t, std::vector<RunEdit>> runs_;        ///< by where a run begins
};

}  // namespace nhipcau::files
