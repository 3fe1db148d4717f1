#include "directive/formulas.hpp"

#include <algorithm>

#include "directive/bodies.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kConditionReach = 16;  // words in which "nếu có" must stand, and its "vướng mắc" behind it
constexpr std::size_t kNoticeReach = 12;     // words from the end in which "biết" must stand
constexpr std::size_t kLongestLabel = 8;     // words before the colon of a label

std::size_t first_word(const Words& words) {
  std::size_t first = 0;
  while (first < words.size() && words[first].kind == Word::Kind::sign) ++first;
  return first;
}

/// "Báo cáo năm 2026 gửi …", "Thông tin gồm …": the noun, not the verb.
bool is_noun_at(const Words& words, std::size_t at) {
  static const Phrases nouns{"báo cáo", "thông tin", "kế hoạch", "đăng ký", "đề nghị", "kiến nghị", "đánh giá chung", "hướng dẫn"};
  static const Phrases behind{"có", "gồm", "phải", "cần", "được", "gửi", "năm", "của", "là", "này", "theo", "bằng", "xong", "nêu"};
  const auto length = nouns.match(words, at);
  return length > 0 &&
         (behind.match(words, at + length) > 0 || (at + length < words.size() && words[at + length].kind == Word::Kind::digits));
}

// clang-format off: a list reads best filled line by line

/// What requests are filled with that say nothing of their own.
const Phrases& request_formulas() {
  static const Phrases formulas{"quan tâm",
                                "phối hợp",
                                "tạo điều kiện",
                                "xem xét",
                                "chỉ đạo",
                                "giúp đỡ",
                                "hỗ trợ",
                                "thực hiện",
                                ",",
                                "và",
                                ".",
                                "/",
                                "!",
                                ";",
                                "kịp thời",
                                "biết",
                                "triển khai",
                                "nghiêm túc",
                                "phối hợp thực hiện",
                                "để",
                                "được",
                                "triển khai thực hiện",
                                "tổ chức thực hiện",
                                "tổ chức",
                                "đúng thời hạn",
                                "đúng tiến độ",
                                "đúng quy định",
                                "đúng thời gian",
                                "theo quy định",
                                "đầy đủ",
                                "hiệu quả",
                                "có hiệu quả",
                                "tốt",
                                "đạt kết quả tốt",
                                "đạt kết quả",
                                "sớm",
                                "cho ý kiến",
                                "cho ý kiến chỉ đạo",
                                "phê duyệt",
                                "quyết định",
                                "thông qua",
                                "chấp thuận",
                                "cho chủ trương",
                                "theo dõi",
                                "nghiên cứu",
                                "tham dự",
                                "tham gia",
                                "sắp xếp thời gian",
                                "bố trí thời gian",
                                "sắp xếp công việc",
                                "đến dự",
                                "dự",
                                "đúng thành phần",
                                "đông đủ",
                                "đúng giờ",
                                "đúng và",
                                "thống nhất",
                                "chặt chẽ",
                                "căn cứ",
                                "chức năng",
                                "nhiệm vụ",
                                "quyết liệt",
                                "đồng bộ",
                                "lãnh đạo",
                                "ủng hộ",
                                "nội dung trên",
                                "các nội dung trên",
                                "những nội dung trên",
                                "đảm bảo",
                                "bảo đảm",
                                "chất lượng",
                                "yêu cầu",
                                "đúng yêu cầu",
                                "tiến độ",
                                "chu đáo",
                                "lưu ý",
                                "vào cuộc"};
  return formulas;
}

// clang-format on

}  // namespace

bool is_contact_formula(const Words& words) {
  static const Phrases conditions{"nếu có",
                                  "nếu còn",
                                  "nếu gặp",
                                  "nếu phát sinh",
                                  "nếu nảy sinh",
                                  "có vấn đề",
                                  "có vướng mắc",
                                  "trường hợp có",
                                  "trường hợp phát sinh",
                                  "mọi vướng mắc",
                                  "mọi khó khăn",
                                  "mọi thông tin",
                                  "thông tin chi tiết",
                                  "chi tiết xin",
                                  "chi tiết đề nghị",
                                  "mọi chi tiết",
                                  "nếu thấy cần",
                                  "những vấn đề phát sinh",
                                  "gặp khó khăn",
                                  "có khó khăn",
                                  "phát sinh khó khăn",
                                  "phát sinh vướng mắc"};
  static const Phrases troubles{"vướng mắc", "khó khăn", "vấn đề",   "phát sinh",    "nảy sinh",     "bất cập",  "chưa rõ",
                                "trở ngại",  "liên hệ",  "trao đổi", "chưa phù hợp", "nội dung cần", "thắc mắc", "đề xuất, kiến nghị"};
  static const Phrases turns{"phản ánh",   "liên hệ",   "báo cáo", "trao đổi",   "thông tin", "kiến nghị",
                             "gửi ý kiến", "thông báo", "đề xuất", "có văn bản", "phản hồi",  "gửi văn bản"};
  const auto first = first_word(words);
  const auto condition = conditions.find(words, first, std::min(words.size(), first + kConditionReach));
  if (condition >= std::min(words.size(), first + kConditionReach)) return false;
  const auto reach = std::min(words.size(), condition + kConditionReach);
  if (troubles.find(words, condition, reach) >= reach) return false;
  return turns.find(words, condition + 1, words.size()) < words.size();
}

bool is_closing_formula(const Words& words) {
  static const Phrases openings{"trên đây là",
                                "trên đây",
                                "rất mong",
                                "kính mong",
                                "xin trân trọng",
                                "trân trọng cảm ơn",
                                "trân trọng kính mời",
                                "trân trọng kính trình",
                                "xin chân thành",
                                "kính báo cáo",
                                "trân trọng báo cáo",
                                "kính trình",
                                "kính gửi",
                                "rất hân hạnh",
                                "trân trọng"};
  const auto first = first_word(words);
  return openings.match(words, first) > 0 || is_notice(words);
}

bool is_notice(const Words& words) {
  const auto first = first_word(words);
  static const Phrases notices{"thông báo", "trân trọng thông báo", "xin thông báo", "kính thông báo", "gửi"};
  const auto notice = notices.find(words, first, std::min(words.size(), first + kConditionReach));
  const auto from = words.size() > kNoticeReach ? words.size() - kNoticeReach : 0;
  static const Phrases knowing{"biết ,", "biết .", "biết và", "được biết", "biết để", "biết /"};
  return notice < std::min(words.size(), first + kConditionReach) &&
         knowing.find(words, std::max(from, notice), words.size()) < words.size();
}

bool is_empty_request(const Words& words, std::size_t verb) {
  if (verb >= words.size()) return false;
  auto at = verb;
  while (const auto length = request_formulas().match(words, at)) at += length;
  return at >= words.size();
}

bool begins_as_order(const Words& words) {
  const auto first = first_word(words);
  if (begins_verb(words, first)) return !is_noun_at(words, first);
  static const Phrases particulars{"nội dung", "hình thức", "khẩu hiệu", "phạm vi", "đối tượng", "mục tiêu", "yêu cầu", "kết quả"};
  if (particulars.match(words, first) > 0) return false;
  for (auto at = first; at < std::min(words.size(), first + kLongestLabel); ++at) {
    if (words[at].is(":")) return begins_verb(words, at + 1) && !is_noun_at(words, at + 1);
  }
  return false;
}

}  // namespace nhipcau::directive
