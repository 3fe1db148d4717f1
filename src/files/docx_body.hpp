#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "files/budget.hpp"
#include "files/docx_lines.hpp"
#include "files/docx_numbering.hpp"
#include "files/docx_styles.hpp"
#include "files/docx_trace.hpp"
#include "files/xml.hpp"

namespace nhipcau::files {

/// Walks over the stories of a DOCX (its body, then its notes; or one running head) and writes their paragraphs as lines.
/// The walk recurses, down to Limits::xml_depth.
class BodyReader {
 public:
  /// trace  none: where the text comes from is not kept; otherwise its stretches are added here, in the order of the lines
  BodyReader(const Styles& styles, Numbering& numbering, const Budget& budget, Lines& lines, std::vector<Stretch>* trace = nullptr)
      : styles_(styles), numbering_(numbering), budget_(budget), lines_(lines), trace_(trace) {}

  /// The paragraphs below `story` (w:body, w:hdr, w:ftr).
  void read_story(pugi::xml_node story);
  /// The notes that the stories read so far refer to, in order of their first mention; either root may be null.
  void read_notes(pugi::xml_node footnotes, pugi::xml_node endnotes);

  /// Why reading stopped early: files.too_long | files.too_slow | files.damaged (nested deeper than Limits::xml_depth).
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  enum class NoteKind { footnote, endnote };
  using NoteId = std::pair<NoteKind, std::string>;

  /// A paragraph being read.
  struct Paragraph {
    pugi::xml_node properties;  ///< its w:pPr
    Written written;
    std::vector<bool> fields;  ///< open complex fields; true while in the code of one
    int hidden_fields = 0;     ///< how many of them are in their code
  };

  void read_blocks(pugi::xml_node parent);
  void read_block(pugi::xml_node node);
  void read_paragraph(pugi::xml_node node);
  void finish(Written line);

  void read_inlines(pugi::xml_node parent, Paragraph& paragraph);
  void read_inline(pugi::xml_node node, Paragraph& paragraph);
  void read_run(pugi::xml_node run, Paragraph& paragraph);
  void read_field_mark(pugi::xml_node node, Paragraph& paragraph);
  void read_reference(pugi::xml_node node, NoteKind kind, Paragraph& paragraph);
  void read_text_boxes(pugi::xml_node node);
  /// element  the one whose whole text this is; none: the text was generated
  void add(std::string_view text, pugi::xml_node element, Paragraph& paragraph);

  /// Could this branch of an mc:AlternateContent print text?
  bool holds_text(pugi::xml_node branch);
  /// The branch of an mc:AlternateContent to read: the choice, or the fallback if the choice has no text.
  pugi::xml_node branch_of(pugi::xml_node alternatives);

  /// One level further down in the tree, for as long as it lives.
  class Level {
   public:
    explicit Level(BodyReader& reader);
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --depth_; }

   private:
    std::size_t& depth_;
  };

  /// Counts a step; false once a limit is reached.
  bool go_on();

  const Styles& styles_;
  Numbering& numbering_;
  const Budget& budget_;
  Lines& lines_;
  std::vector<Stretch>* trace_;
  std::optional<Error> error_;
  unsigned steps_ = 0;
  std::size_t depth_ = 0;
  Written carried_;          ///< text of a paragraph whose end was deleted: it goes on in the next one
  std::string note_prefix_;  ///< "¹ ", for the next paragraph
  std::vector<NoteId> notes_;
  std::map<NoteId, int> note_numbers_;  ///< 0 for one with a mark of its own
  int last_note_number_ = 0;
};

}  // namespace nhipcau::files
