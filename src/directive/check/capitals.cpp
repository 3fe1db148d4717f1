#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/embedded.hpp"
#include "directive/check/writing.hpp"
#include "text/csv.hpp"
#include "text/decode.hpp"
#include "text/fold.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive::check {
namespace {

/// A row of data/capital_names.csv.
struct Name {
  std::string right;           ///< "Ban Thường trực"
  Phrases words;               ///< the same, to look for
  std::vector<bool> capitals;  ///< of its words
  Phrases followed_by;         ///< one of these stands behind it, where the words alone may also be a common noun
  bool is_anywhere = false;    ///< nothing need stand behind it
  bool is_before_capital = false;
};

struct Names {
  Phrases all;
  std::vector<Name> rows;
};

const Names& capital_names() {
  static const Names names = [] {
    Names made;
    const auto csv = text::read_csv(base::bytes_of(data::embedded_files(), "capital_names.csv"));
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
      Name name{.right = csv.cell(row, "name"), .words = {csv.cell(row, "name")}, .capitals = {}, .followed_by = {}};
      for (const Word& word : split_words(name.right, {0, name.right.size()})) name.capitals.push_back(word.capital);
      const auto behind = text::split_cell(csv.cell(row, "followed_by"), ';');
      name.is_anywhere = behind.empty();
      for (const std::string& phrase : behind) {
        if (phrase == "*")
          name.is_before_capital = true;
        else
          name.followed_by.add(phrase);
      }
      made.all.add(name.right);
      made.rows.push_back(std::move(name));
    }
    return made;
  }();
  return names;
}

class Capitals {
 public:
  Capitals(const Writing& writing, Report& report) : w_(writing), report_(report) {}

  void look() {
    for (const WrittenPlace& place : w_.capitals) {
      line_ = &w_.line_of(place);
      look_at_name(place.at);
    }
    for (const WrittenPlace& place : w_.watched) {
      line_ = &w_.line_of(place);
      look_at_word(place.at);
    }
  }

  /// Once a paper, and only of one that has it both ways.
  void tell_people() {
    if (!small_people_ || capital_people_ == 0) return;
    report_.add("capitals-people", w_.span_of(*small_people_, *small_people_ + 2),
                {std::to_string(small_count_), std::to_string(capital_people_)}, "Nhân dân");
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view key) const {
    return at >= line_->first && at < line_->last && w_.word(at).key == key;
  }
  [[nodiscard]] bool is_number(std::size_t at) const { return at >= line_->first && at < line_->last && w_.is_digits(at); }
  [[nodiscard]] bool is_capital(std::size_t at) const {
    return at >= line_->first && at < line_->last && w_.is_letters(at) && w_.word(at).capital;
  }
  /// In the middle of a sentence, where only a name takes a capital.
  [[nodiscard]] bool is_within_sentence(std::size_t at) const {
    return at > line_->first && (w_.is_word(at - 1) || is(at - 1, ",") || is(at - 1, ";"));
  }

  void tell(std::string_view rule, std::size_t first, std::size_t last, std::string right) {
    report_.add(rule, w_.span_of(first, last), {std::string(w_.text_of(first, last)), right}, right);
  }

  void look_at_word(std::size_t at) {
    const Word& word = w_.word(at);
    if (!word.capital && (word.is("tỉnh") || word.is("thành") || word.is("huyện") || word.is("quận"))) look_at_committee(at);
    if (word.is("điều") || word.is("khoản") || word.is("điểm")) look_at_article(at);
    if (word.is("nhân") && is(at + 1, "dân")) look_at_people(at);
  }

  void look_at_name(std::size_t at) {
    const Names& names = capital_names();
    const std::size_t size = names.all.match(w_.paper.words, at);
    if (size == 0 || at + size > line_->last) return;
    for (const Name& name : names.rows) {
      if (name.words.match(w_.paper.words, at) != size || !is_followed(name, at + size)) continue;
      bool is_other = false;
      for (std::size_t i = 0; i < size; ++i) {
        if (w_.is_all_caps(at + i)) return;
        is_other |= w_.word(at + i).capital != name.capitals[i];
      }
      if (is_other) tell("capitals", at, at + size, name.right);
      return;
    }
  }

  [[nodiscard]] bool is_followed(const Name& name, std::size_t behind) const {
    if (name.is_anywhere) return true;
    if (behind >= line_->last) return false;
    if (name.is_before_capital) return is_capital(behind);
    return name.followed_by.match(w_.paper.words, behind) > 0;
  }

  /// "Ban Tuyên giáo tỉnh ủy": the committee of that province, not "các tỉnh ủy, thành ủy".
  void look_at_committee(std::size_t at) {
    if (!is(at + 1, "ủy") || is(at + 2, ",") || at == line_->first || !w_.is_letters(at - 1)) return;
    static const Phrases heads{"ban dân vận",   "ban tuyên giáo", "ban tổ chức", "ban nội chính",   "ban thường vụ", "bí thư",
                               "ban chấp hành", "văn phòng",      "thường trực", "ủy ban kiểm tra", "phó bí thư",    "trường chính trị"};
    const std::size_t head = heads.match_before(w_.paper.words, at);
    const bool is_one = head > 0 && at >= line_->first + head && w_.word(at - head).capital && !is(at - head - 1, "các");
    const bool is_named = is_capital(at + 2) && !w_.is_all_caps(at + 2) && !is(at - 1, "các");
    if (!is_one && !is_named) return;
    const std::string_view written = w_.text_of(at, at + 2);
    const std::size_t first = text::decode(written, 0).length;
    tell("capitals-committee", at, at + 2, text::to_upper(written.substr(0, first)) + std::string(written.substr(first)));
  }

  /// "khoản 2 Điều 5 Luật …": appendix II.V.7 gives the article a capital, and none to the clause and the point.
  void look_at_article(std::size_t at) {
    if (w_.paper.is_normative || w_.is_all_caps(at)) return;
    const Word& word = w_.word(at);
    if (word.is("điều")) {
      const bool is_behind_clause = is_number(at + 1) && is_number(at - 1) && is(at - 2, "khoản");
      if (!word.capital && is_behind_clause) tell("capitals-article", at, at + 2, "Điều " + std::string(w_.text_of(at + 1)));
      return;
    }
    if (!word.capital || !is_within_sentence(at)) return;
    if (word.is("khoản") && is_number(at + 1) && is(at + 2, "điều") && is_number(at + 3))
      tell("capitals-article", at, at + 2, "khoản " + std::string(w_.text_of(at + 1)));
    if (word.is("điểm") && at + 2 < line_->last && w_.is_letters(at + 1) && is(at + 2, "khoản"))
      tell("capitals-article", at, at + 2, "điểm " + std::string(w_.text_of(at + 1)));
  }

  /// "Nhân dân" on its own; in "Hội đồng nhân dân", "Quân đội nhân dân", "đối ngoại nhân dân" it is part of a name or a term.
  void look_at_people(std::size_t at) {
    if (w_.is_all_caps(at) || is(at + 2, "tệ")) return;
    static constexpr std::string_view kTermsBefore[] = {"đồng", "ban",   "án",   "sát", "đội",   "an",    "quân",  "ngoại", "báo",
                                                        "sĩ",   "sỹ",    "giáo", "chủ", "hòa",   "trang", "phòng", "ninh",  "uỷ",
                                                        "ủy",   "thuốc", "bình", "tế",  "tranh", "toàn",  "quốc",  "dân"};
    const bool is_term = at > line_->first && w_.is_letters(at - 1) &&
                         std::find(std::begin(kTermsBefore), std::end(kTermsBefore), w_.word(at - 1).key) != std::end(kTermsBefore);
    const bool opens = !is_within_sentence(at);
    if (is_term || opens) return;
    if (w_.word(at).capital) {
      ++capital_people_;
      return;
    }
    ++small_count_;
    if (!small_people_) small_people_ = at;
  }

  const Writing& w_;
  Report& report_;
  const WrittenLine* line_ = nullptr;
  std::optional<std::size_t> small_people_;
  std::size_t small_count_ = 0;
  std::size_t capital_people_ = 0;
};

}  // namespace

void watch_for_capitals(Phrases& words) {
  for (const std::string_view word : {"tỉnh", "thành", "huyện", "quận", "điều", "khoản", "điểm", "nhân"}) words.add(word);
}

void check_capitals(const Writing& writing, Report& report) {
  if (writing.paper.is_normative) return;  // they are written by rules of their own, and many before these
  Capitals capitals(writing, report);
  capitals.look();
  capitals.tell_people();
}

}  // namespace nhipcau::directive::check
