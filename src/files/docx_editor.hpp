#pragma once
#include <optional>
#include <string>
#include <vector>

#include "files/docx_writer.hpp"
#include "files/placed_edits.hpp"
#include "files/zip_writer.hpp"

namespace nhipcau::files {

/// Brings edits that were found in the text of a DOCX into the runs they stand in.
class DocxEditor {
 public:
  /// text  of the DOCX, with its stretches. All must outlive it.
  DocxEditor(const TracedDocx& docx, const Written& text);
  DocxEditor(const DocxEditor&) = delete;
  DocxEditor& operator=(const DocxEditor&) = delete;

  /// Can all of a placed change be made in runs? Nothing is made yet.
  [[nodiscard]] Placing look(const PlacedEdit& change) const;
  /// Makes a change that look() called placed. Changes come in the order of the text and do not overlap.
  /// by  must outlive it
  void make(const PlacedEdit& change, const Marker& by);

  /// Can a comment be tied to the words of a placed remark? Word has none in notes and text boxes.
  [[nodiscard]] Placing look_at_remark(const PlacedEdit& remark) const;
  /// The ends of a remark that look_at_remark() called placed: all are begun before the first change is made, ended behind the last.
  void begin_remark(const PlacedEdit& remark, int id);
  void end_remark(const PlacedEdit& remark, int id);

  [[nodiscard]] MarkIds& ids() { return ids_; }
  /// The parts that were touched, as they are now.
  ZipParts write();

 private:
  /// Where words are put in: behind so many bytes of an element's text.
  struct Spot {
    Stretch stretch;
    std::size_t letter = 0;
    pugi::xml_node look;
  };

  [[nodiscard]] std::size_t part_of(const Stretch& stretch) const;
  [[nodiscard]] bool can_edit(const Stretch& stretch) const;
  [[nodiscard]] std::vector<Stretch> pieces(Span where) const;
  [[nodiscard]] std::optional<Spot> spot_for(const PlacedWords& words, const PlacedEdit& change) const;
  void mark(const Stretch& piece, std::size_t letter, std::string xml);
  static Spot behind(const std::vector<Stretch>& removed);

  const Written& text_;
  MarkIds ids_;
  std::vector<DocxWriter> writers_;
};

}  // namespace nhipcau::files
