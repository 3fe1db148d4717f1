#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace nhipcau::files {

/// A short official letter (công văn) as plain fields. Every text is cleaned; what is empty is left blank for a hand to fill in, or left
/// out where the form has it only sometimes.
struct Letter {
  /// state  Nghị định 30/2020/NĐ-CP, Phụ lục I; letters of the Front have the same form
  /// party  Hướng dẫn 05-HD/VPTW of 2026 on the form of Party papers
  enum class Form { state, party };

  static constexpr std::size_t kMostBytes = 4000;  ///< of a field, an addressee, a recipient
  static constexpr std::size_t kMostBodyBytes = 200'000;
  static constexpr std::size_t kMostLines = 100;  ///< of addressees, recipients, titles

  Form form = Form::state;
  std::string parent;                   ///< the body above the issuer, if the form names it
  std::string issuer;                   ///< as it is to stand there, in capitals
  std::string number;                   ///< "05"; empty: room for it
  std::string symbol;                   ///< what follows the number, with its first mark: "/SVHTTDL-TTĐN", "-CV/TU"
  std::string place;                    ///< "Vân Sơn"
  std::optional<Date> issued_on;        ///< none: room for day and month
  std::string subject;                  ///< behind "V/v"
  std::vector<std::string> addressees;  ///< "Kính gửi"; several stand one below the other
  std::string body;                     ///< each line a paragraph
  std::vector<std::string> titles;      ///< of who signs: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
  std::string signer;                   ///< name; empty: room for it
  std::vector<std::string> recipients;  ///< "Nơi nhận", without dashes and marks behind: "Như trên", "Lưu: VT, TTĐN"
  std::string author;                   ///< of the file's properties
  Instant made_at;                      ///< of these too; its year stands where there is no date
};

/// A DOCX of one letter, to be finished in Word. Measures and fonts of its form; A4, 20/20/30/15 mm. The body ends as the form wants it
/// ("./." of State letters, "." of Party ones), whatever it ended in. Equal input gives equal bytes.
/// errors  too_large files.letter_too_long{which}
Result<std::string> write_letter(const Letter& letter);

}  // namespace nhipcau::files
