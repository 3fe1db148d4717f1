#include "directive/manner.hpp"

#include <algorithm>
#include <array>

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestHeading = 18;  // words of a heading that is looked into
constexpr std::size_t kManyArticles = 6;     // a decision has fewer, a regulation more

bool is_article(const Clause& clause) {
  return clause.enumerator.starts_with("Điều");
}

/// "Tình hình", "Kết quả đạt được": what was, not what shall be.
bool is_account_heading(const Words& words) {
  static const Phrases openings{"đánh giá",        "tình hình",   "kết quả",      "ưu điểm",     "hạn chế",
                                "tồn tại",         "nguyên nhân", "thực trạng",   "bối cảnh",    "đặc điểm",
                                "những kết quả",   "khái quát",   "bài học",      "thuận lợi",   "khó khăn",
                                "ý kiến đánh giá", "về kết quả",  "về tình hình", "về đánh giá", "ý kiến thảo luận"};
  return words.size() <= kLongestHeading && openings.match(words, 0) > 0;
}

}  // namespace

Manner manner_of_paper(const Document& document) {
  static constexpr std::array<std::string_view, 5> directing{"CT", "CĐ", "QĐ", "TB", "KL"};
  const auto& code = document.type_code;
  if (is_normative(document.clauses, code) || code == "GM") return Manner::nothing;
  if (code == "BC" || code == "BB" || code == "TTr") return Manner::orders_only;
  if (std::find(directing.begin(), directing.end(), code) != directing.end()) return Manner::implementing;
  const bool is_letter =
      code == "CV" ||
      (code.empty() && (document.type ? document.type->value == "Công văn" : document.number && document.number->type_code.empty()));
  const bool has_articles = !document.clauses.empty() && is_article(document.clauses.front());
  return is_letter || (code == "NQ" && has_articles) ? Manner::implementing : Manner::content;
}

bool is_normative(const std::vector<Clause>& clauses, std::string_view type_code) {
  static constexpr std::array<std::string_view, 7> rules{"QC", "NĐ", "TT", "L", "PL", "TTLT", "BL"};
  std::size_t articles = 0;
  for (const auto& clause : clauses) {
    articles += is_article(clause) ? 1U : 0U;
    articles += static_cast<std::size_t>(std::count_if(clause.children.begin(), clause.children.end(), is_article));
  }
  const bool is_rule = std::find(rules.begin(), rules.end(), type_code) != rules.end();
  return articles >= kManyArticles || (is_rule && articles > 0);
}

Manner manner_below(const Words& heading, Manner above) {
  const bool is_rule = above == Manner::nothing || above == Manner::normative;
  static const Phrases conclusions{"kết luận của chủ trì", "kết luận của chủ tọa", "kết luận của người chủ trì",
                                   "kết luận cuộc họp",    "kết luận hội nghị",    "chủ trì kết luận",
                                   "chủ tọa kết luận"};
  if (above == Manner::orders_only && conclusions.match(heading, 0) > 0) return Manner::implementing;  // of minutes
  if (is_implementing_heading(heading)) return is_rule ? Manner::normative : Manner::implementing;
  if (above == Manner::implementing && is_account_heading(heading)) return Manner::orders_only;
  return above == Manner::implementing && is_contents_heading(heading) ? Manner::content : above;
}

bool is_contents_heading(const Words& words) {
  static const Phrases openings{"nội dung báo cáo", "nội dung",     "đề cương",  "thành phần", "hình thức",  "phương thức", "địa điểm",
                                "mục đích",         "yêu cầu",      "đối tượng", "phạm vi",    "giải thích", "biểu mẫu",    "quan điểm",
                                "mục tiêu",         "cơ cấu",       "tiêu chí",  "điều kiện",  "cách tính",  "số liệu",     "hồ sơ",
                                "thể lệ",           "chương trình", "phụ lục",   "danh mục",   "kết quả"};
  return words.size() <= kLongestHeading && openings.match(words, 0) > 0;
}

bool is_particular(const Words& words) {
  static const Phrases labels{"số lượng",  "thời gian", "địa điểm",  "thành phần", "nội dung", "hình thức", "kinh phí",
                              "đối tượng", "ghi chú",   "khẩu hiệu", "phạm vi",    "quy mô",   "kết quả",   "sản phẩm"};
  std::size_t first = 0;
  while (first < words.size() && words[first].kind == Word::Kind::sign) ++first;
  const auto length = labels.match(words, first);
  return length > 0 && first + length < words.size() && words[first + length].is(":");
}

bool is_implementing_heading(const Words& words) {
  if (words.size() > kLongestHeading) return false;
  static const Phrases anywhere{"tổ chức thực hiện",     "tổ chức triển khai",  "phân công",        "trách nhiệm thi hành",
                                "trách nhiệm thực hiện", "điều khoản thi hành", "tổ chức thi hành", "triển khai thực hiện kế hoạch",
                                "nhiệm vụ các đơn vị",   "nhiệm vụ của các",    "nhiệm vụ riêng"};
  static const Phrases first{"trách nhiệm", "tổ chức thực hiện"};
  static const Phrases whole{"thực hiện", "triển khai", "triển khai thực hiện", "thực hiện kế hoạch", "thực hiện hướng dẫn"};
  auto last = words.size();
  while (last > 0 && words[last - 1].kind == Word::Kind::sign) --last;
  if (last > 0 && whole.match(words, 0) == last) return true;
  return anywhere.find(words, 0, last) < last || first.match(words, 0) > 0;
}

}  // namespace nhipcau::directive
