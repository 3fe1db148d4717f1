#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/passage.hpp"
#include "directive/tables.hpp"
#include "directive/words.hpp"
#include "text/dates.hpp"
#include "text/numbers.hpp"

namespace nhipcau::directive {

/// Reads what stands around the numbers of one stretch of text. Grammar of a citation, each part but the number free to lack:
///   [date "," issuer ("đã" "ban hành" | "ký" …)] type ["của" issuer] ["số" [":"]] NUMBER {[","] (date | "của" issuer)} [title]
///   date  = ["ký" | "ban hành"] "ngày" day        title = ("về" | "V/v" | a verb: "quy định", "phê duyệt" …) words | quoted words
/// Laws put their name between type and number: "Luật Báo chí số 126/2025/QH15". In a list the type is said once:
/// "các Nghị định số 72/2015/NĐ-CP và số 148/2026/NĐ-CP".
class CitationReader {
 public:
  /// passage  outlives the reader
  CitationReader(const Passage& passage, const Tables& tables);

  /// All citations in order.
  [[nodiscard]] std::vector<Citation> read_all() const;

  [[nodiscard]] const Words& words() const { return words_; }
  /// How many words the name of a type that starts at `at` has.
  [[nodiscard]] std::size_t type_at(std::size_t at) const { return types_.match(words_, at); }
  /// The table's spelling of the type named by words [first, last).
  [[nodiscard]] std::string type_name(std::size_t first, std::size_t last) const;
  /// The end of a body's name that starts at `at`, before a date, a title or the end of the clause.
  [[nodiscard]] std::size_t end_of_issuer(std::size_t at) const;
  /// Where the sentence's main clause begins: behind a comma or stop in [first, last), a body and what it does; `last` if nowhere.
  [[nodiscard]] std::size_t main_clause(std::size_t first, std::size_t last) const;

 private:
  struct Place {  ///< what is known of a mention before the words behind it are read
    text::NumberMention mention;
    std::size_t first = 0;  ///< first word: the type's, or the number's
    std::size_t last = 0;   ///< the word behind the number
    std::size_t type_end = 0;
    std::size_t number_first = 0;
  };

  [[nodiscard]] Place place_of(const text::NumberMention& mention) const;
  [[nodiscard]] std::size_t far_type(std::size_t number_first, const text::NumberParts& parts) const;
  [[nodiscard]] Citation read(const Place& place, const std::vector<std::size_t>& starts) const;
  void read_between(const Place& place, Citation& citation) const;
  [[nodiscard]] std::size_t read_behind(std::size_t at, Citation& citation) const;
  void read_before(std::size_t first, Citation& citation) const;
  [[nodiscard]] std::size_t read_title(std::size_t at, const std::vector<std::size_t>& starts, Citation& citation) const;
  [[nodiscard]] std::size_t read_quoted(std::size_t at, Citation& citation) const;
  [[nodiscard]] const text::DateMention* date_at(std::size_t at) const;
  [[nodiscard]] std::size_t after_date(std::size_t at, Citation& citation) const;
  [[nodiscard]] bool ends_title(std::size_t at, const std::vector<std::size_t>& starts) const;
  [[nodiscard]] bool is_break(std::size_t at) const;

  std::string_view text_;
  Span within_;
  const Tables& tables_;
  Words words_;
  const std::vector<text::DateMention>& dates_;
  const Phrases& types_;
};

}  // namespace nhipcau::directive
