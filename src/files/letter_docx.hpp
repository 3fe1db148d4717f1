#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace nhipcau::files {

/// A table in a letter: with borders, its heads on each page.
struct LetterTable {
  static constexpr std::size_t kMostColumns = 8;
  static constexpr std::size_t kMostRows = 500;

  struct Column {
    std::string head;
    int share = 1;  ///< of the width, beside those of the others
    bool is_centred = false;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< a cell for each column; those that are missing are empty
};

/// A short official letter (công văn) as plain fields; with a `title` a paper of another kind that has the same parts. Every text is
/// cleaned; what is empty is left blank for a hand to fill in, or left out where the form has it only sometimes.
struct Letter {
  /// state  Nghị định 30/2020/NĐ-CP, Phụ lục I; letters of the Front have the same form
  /// party  Hướng dẫn 05-HD/VPTW of 2026 on the form of Party papers
  enum class Form { state, party };

  static constexpr std::size_t kMostBytes = 4000;  ///< of a field, an addressee, a recipient
  static constexpr std::size_t kMostBodyBytes = 200'000;
  static constexpr std::size_t kMostLines = 100;  ///< of addressees, recipients, titles

  Form form = Form::state;
  std::string parent;                   ///< the body above the issuer, if the form names it
  std::string issuer;                   ///< as it is to stand there, in capitals; may be of several lines
  std::string number;                   ///< "05"; empty: room for it
  std::string symbol;                   ///< what follows the number, with its first mark: "/SVHTTDL-TTĐN", "-CV/TU"
  std::string place;                    ///< "Vân Sơn"
  std::optional<Date> issued_on;        ///< none: room for day and month
  std::string handling;                 ///< how it may go round: "LƯU HÀNH NỘI BỘ"; empty: freely
  std::string title;                    ///< name of the kind of paper: "PHIẾU TRÌNH"; empty: a letter
  std::string subject;                  ///< behind "V/v"; below the title where there is one
  std::vector<std::string> addressees;  ///< "Kính gửi"; several stand one below the other
  std::string body;                     ///< each line a paragraph
  LetterTable table;                    ///< behind the body; without columns none
  std::string closing;                  ///< behind the table; each line a paragraph
  std::string answer;                   ///< head of the room for an answer by hand, behind the closing; empty: none
  std::vector<std::string> titles;      ///< of who signs: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
  std::string signer;                   ///< name; empty: room for it
  std::vector<std::string> recipients;  ///< "Nơi nhận", without dashes and marks behind: "Như trên", "Lưu: VT, TTĐN"
  std::string author;                   ///< of the file's properties
  Instant made_at;                      ///< of these too; its year stands where there is no date
};

/// A DOCX of one letter, to be finished in Word. Measures and fonts of its form; A4, 20/20/30/15 mm. The body ends as the form wants it
/// ("./." of State letters, "." of Party ones), whatever it ended in; of a letter with a table its closing does. Equal input gives equal
/// bytes. errors  too_large files.letter_too_long{which}
Result<std::string> write_letter(const Letter& letter);

}  // namespace nhipcau::files
