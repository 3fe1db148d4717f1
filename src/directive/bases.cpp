#include <algorithm>

#include "directive/bodies.hpp"
#include "directive/citation_reader.hpp"
#include "directive/citations.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

/// The first words of a paragraph that says what the paper rests on.
const Phrases& basis_leads() {
  static const Phrases leads{"căn cứ",
                             "thực hiện",
                             "theo",
                             "trên cơ sở",
                             "xét",
                             "xét đề nghị",
                             "để triển khai",
                             "để thực hiện",
                             "để tiếp tục",
                             "tiếp theo",
                             "tiếp tục thực hiện",
                             "tiếp tục triển khai",
                             "nhằm triển khai",
                             "nhằm thực hiện",
                             "nhằm cụ thể hóa",
                             "triển khai",
                             "triển khai thực hiện",
                             "thi hành",
                             "chấp hành",
                             "phúc đáp",
                             "trả lời",
                             "sau khi",
                             "được sự",
                             "theo đề nghị",
                             "để tổ chức",
                             "nhằm tiếp tục",
                             "để cụ thể hóa",
                             "cụ thể hóa",
                             "thực thi",
                             "vận dụng"};
  return leads;
}

/// What a body gives without a number: "chỉ đạo của …", "đề nghị của …".
const Phrases& directions() {
  static const Phrases nouns{"chỉ đạo",    "ý kiến chỉ đạo", "sự chỉ đạo",    "ý kiến",    "ý kiến thống nhất",     "đề nghị",
                             "chủ trương", "yêu cầu",        "sự thống nhất", "sự đồng ý", "chương trình công tác", "kế hoạch công tác"};
  return nouns;
}

bool is_bullet_sign(const Word& word) {
  return word.is("-") || word.is("–") || word.is("+") || word.is("*") || word.is("•");
}

/// The bases of one paragraph. `is_listed`: the paragraph stands in a list under "Căn cứ:".
class BasisReader {
 public:
  BasisReader(std::string_view text, const Words& words, Span paragraph, const Tables& tables)
      : text_(text), passage_(text, words, paragraph), reader_(passage_, tables), words_(passage_.words) {}

  [[nodiscard]] std::vector<Citation> read(bool is_listed) const {
    std::size_t first = 0;
    while (first < words_.size() && is_bullet_sign(words_[first])) ++first;
    const auto lead = basis_leads().match(words_, first);
    if (lead == 0 && !is_listed) return {};
    const auto last = reader_.main_clause(first, words_.size());
    auto found = numbered(first, last);
    add_unnumbered(first, last, found);
    std::sort(found.begin(), found.end(), [](const Citation& a, const Citation& b) { return a.where < b.where; });
    return found;
  }

  [[nodiscard]] bool opens_list() const {
    return words_.size() > 1 && words_.back().is(":") && basis_leads().match(words_, 0) + 1 == words_.size();
  }
  [[nodiscard]] bool is_bullet() const { return !words_.empty() && is_bullet_sign(words_.front()); }

 private:
  /// The numbered papers before the main clause; one named inside another's title is only cited there.
  [[nodiscard]] std::vector<Citation> numbered(std::size_t first, std::size_t last) const {
    std::vector<Citation> found;
    if (first >= last) return found;
    const auto region = span_of(words_, first, last);
    for (auto& citation : reader_.read_all()) {
      if (!region.contains(citation.where.begin)) continue;
      if (!found.empty() && citation.where.begin < found.back().where.end) continue;
      citation.is_basis = true;
      found.push_back(std::move(citation));
    }
    return found;
  }

  void add_unnumbered(std::size_t first, std::size_t last, std::vector<Citation>& found) const {
    const auto numbered_count = found.size();
    for (auto at = first; at < last; ++at) {
      const bool may_begin = at == first || words_[at - 1].is(";") || words_[at - 1].is("và") || words_[at - 1].is(",") ||
                             is_bullet_sign(words_[at - 1]) || basis_leads().match_before(words_, at) > 0 || words_[at - 1].is("vào") ||
                             is_behind_articles(first, at);
      if (!may_begin || is_inside(words_[at].where.begin, found, numbered_count)) continue;
      auto basis = unnumbered_at(at, last);
      if (!basis || is_said_by(*basis, found, numbered_count)) continue;
      at = word_at(words_, basis->where.end) - 1;
      found.push_back(std::move(*basis));
    }
  }

  /// "chỉ đạo của <body>", "Luật Báo chí", "Điều lệ Mặt trận Tổ quốc Việt Nam", "Quy chế làm việc của <body>".
  [[nodiscard]] std::optional<Citation> unnumbered_at(std::size_t at, std::size_t last) const {
    const auto direction = directions().match(words_, at);
    const auto type = reader_.type_at(at);
    const auto length = std::max(direction, type);
    if (length == 0 || at + length >= last) return std::nullopt;
    const bool is_proposal = direction > type && words_[at].is("đề") && words_[at + 1].is("nghị");
    if (is_proposal) return std::nullopt;  // "Theo đề nghị của Giám đốc Sở": no paper is cited
    if (type > 0 && words_[at].is("hiến")) return constitution_at(at, type, last);
    const bool is_law = type > 0 && (words_[at].is("luật") || words_[at].is("pháp") || (words_[at].is("bộ") && words_[at + 1].is("luật")));
    if (is_law && words_[at].capital && words_[at + length].capital) return law_at(at, length, last);
    auto of = at + length;
    while (of < last && !words_[of].is("của") && words_[of].kind == Word::Kind::letters) ++of;
    Citation basis{.type =
                       type >= direction ? reader_.type_name(at, at + type) : std::string(span_of(words_, at, at + direction).of(text_))};
    basis.is_basis = true;
    if (of + 1 < last && words_[of].is("của") && starts_body(words_, of + 1)) {
      auto end = std::min(last, reader_.end_of_issuer(of + 1));
      while (end > of + 1 && words_[end - 1].kind == Word::Kind::sign && !words_[end - 1].is(")")) --end;
      if (end <= of + 1) return std::nullopt;
      basis.issuer = std::string(span_of(words_, of + 1, end).of(text_));
      if (type >= direction && of > at + length) basis.title = std::string(span_of(words_, at + length, of).of(text_));
      basis.where = span_of(words_, at, end);
      return basis;
    }
    const bool is_named = type > 0 && words_[at].capital && words_[at + length].capital;
    return is_named ? law_at(at, length, of) : std::nullopt;
  }

  /// "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam [năm 2013 | đã được sửa đổi …]".
  [[nodiscard]] std::optional<Citation> constitution_at(std::size_t at, std::size_t length, std::size_t last) const {
    static const Phrases country{"nước cộng hòa xã hội chủ nghĩa việt nam", "nước việt nam dân chủ cộng hòa"};
    const auto named = country.match(words_, at + length);
    Citation basis{.type = reader_.type_name(at, at + length)};
    basis.is_basis = true;
    if (named > 0) basis.title = std::string(span_of(words_, at + length, at + length + named).of(text_));
    basis.where = span_of(words_, at, std::min(at + length + named, last));
    return basis;
  }

  /// True behind "Điều 80 của", "điểm a khoản 2 Điều 5", "Điều 88 và Điều 91 của" right behind the lead: a basis by some of its articles.
  [[nodiscard]] bool is_behind_articles(std::size_t first, std::size_t at) const {
    static const Phrases divisions{"điều", "khoản", "điểm", "mục", "chương", "và", "của", ",", "tại"};
    auto i = first + basis_leads().match(words_, first);
    if (i < at && words_[i].is("vào")) ++i;
    if (i >= at || (!words_[i].is("điều") && !words_[i].is("khoản") && !words_[i].is("điểm"))) return false;
    while (i < at && (divisions.match(words_, i) > 0 || words_[i].kind == Word::Kind::digits || words_[i].key.size() <= 2)) ++i;
    return i == at;
  }

  /// "Luật Hoạt động giám sát của Quốc hội ngày 20 tháng 11 năm 2015": all up to the date is the name.
  [[nodiscard]] std::optional<Citation> law_at(std::size_t at, std::size_t length, std::size_t last) const {
    static const Phrases ends{"ngày", "năm", ";", ".", "(", "được", "đã", ", ngày"};
    const auto joins_next = [&](std::size_t joint) {  // "Luật Phòng, chống ma túy và Luật Dân quân tự vệ"
      return (words_[joint].is(",") || words_[joint].is("và")) && joint + 1 < last && words_[joint + 1].capital &&
             reader_.type_at(joint + 1) > 0;
    };
    auto end = at + length;
    while (end < last && ends.match(words_, end) == 0 && !joins_next(end)) ++end;
    while (end > at + length && words_[end - 1].is(",")) --end;
    if (end == at + length) return std::nullopt;
    Citation basis{.type = reader_.type_name(at, at + length)};
    basis.is_basis = true;
    basis.title = std::string(span_of(words_, at + length, end).of(text_));
    basis.where = span_of(words_, at, end);
    const auto dates = text::find_dates(text_, {basis.where.end, words_.back().where.end});
    const bool is_dated = !dates.empty() && text_.substr(basis.where.end, dates.front().where.begin - basis.where.end) == " ngày ";
    if (is_dated) basis.issued_on = dates.front().date.whole();
    return basis;
  }

  static bool is_inside(std::size_t byte, const std::vector<Citation>& found, std::size_t count) {
    return std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Citation& c) { return c.where.contains(byte); });
  }

  /// "đề nghị của Sở Nội vụ tại Tờ trình số …": the paper that says it stands right behind, so it is one basis.
  [[nodiscard]] bool is_said_by(const Citation& basis, const std::vector<Citation>& found, std::size_t count) const {
    return std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), [&](const Citation& c) {
      if (c.where.begin < basis.where.end) return c.where.overlaps(basis.where);
      const auto between = text_.substr(basis.where.end, c.where.begin - basis.where.end);
      return between.find(';') == std::string_view::npos &&
             (between.find(" tại ") != std::string_view::npos || between.find(" về ") != std::string_view::npos);
    });
  }

  std::string_view text_;
  Passage passage_;
  CitationReader reader_;
  Words words_;
};

/// The whole paragraph if it begins as a basis does; else its last sentence if that does and leads on to what the paper orders:
/// "Những năm qua, …. Để tiếp tục thực hiện …, Ban Thường vụ yêu cầu:".
Span basis_sentence(std::string_view text, Span paragraph) {
  const auto sentences = text::sentences(text, paragraph);
  if (sentences.size() < 2) return paragraph;
  const auto last = sentences.back();
  const auto first_words = split_words(text, {paragraph.begin, std::min(paragraph.end, paragraph.begin + 60)});
  const auto last_words = split_words(text, {last.begin, std::min(last.end, last.begin + 60)});
  const bool leads_on = text[last.end - 1] == ':' && basis_leads().match(last_words, 0) > 0;
  return basis_leads().match(first_words, 0) == 0 && leads_on ? last : paragraph;
}

}  // namespace

std::vector<Citation> find_bases(std::string_view text, const Words& words, const std::vector<Span>& opening, const Tables& tables) {
  std::vector<Citation> bases;
  bool is_in_list = false;
  for (const auto paragraph : opening) {
    const BasisReader reader(text, words, basis_sentence(text, paragraph), tables);
    is_in_list = reader.opens_list() || (is_in_list && reader.is_bullet());
    auto found = reader.read(is_in_list && reader.is_bullet());
    bases.insert(bases.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  return bases;
}

}  // namespace nhipcau::directive
