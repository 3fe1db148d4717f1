#include "directive/bodies.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace nhipcau::directive {
namespace {

using Set = std::unordered_set<std::string_view>;

constexpr std::size_t kLongestName = 80;  // words

/// First words that always name a body or a post.
const Phrases& sure_heads() {
  static const Phrases heads{"ủy ban",
                             "ban thường trực",
                             "ban thường vụ",
                             "ban chấp hành",
                             "ban chỉ đạo",
                             "ban chỉ huy",
                             "ban quản lý",
                             "ban quản trị",
                             "ban giám đốc",
                             "ban giám hiệu",
                             "ban tuyên giáo",
                             "ban dân vận",
                             "ban nội chính",
                             "ban xây dựng đảng",
                             "ban cán sự",
                             "ban biên tập",
                             "ban đại diện",
                             "ban công tác",
                             "ban bí thư",
                             "ban lãnh đạo",
                             "ban điều hành",
                             "ban liên lạc",
                             "ban trị sự",
                             "ban nhân dân",
                             "ban phong trào",
                             "ban tổ chức",
                             "bộ chính trị",
                             "bộ đội biên phòng",
                             "bộ tư lệnh",
                             "bộ chỉ huy",
                             "bộ ngoại giao",
                             "bộ phận",
                             "bộ trưởng",
                             "hội đồng",
                             "hội nông dân",
                             "hội phụ nữ",
                             "hội liên hiệp",
                             "hội cựu",
                             "hội chữ thập đỏ",
                             "hội khuyến học",
                             "hội người",
                             "hội nhà báo",
                             "hội luật gia",
                             "hội văn học",
                             "hội sinh viên",
                             "hội thầy thuốc",
                             "hiệp hội",
                             "liên hiệp",
                             "liên đoàn",
                             "tổng liên đoàn",
                             "đoàn thanh niên",
                             "đoàn thể",
                             "đoàn khối",
                             "đoàn tncs",
                             "đoàn đại biểu",
                             "đoàn chủ tịch",
                             "tỉnh đoàn",
                             "thành đoàn",
                             "huyện đoàn",
                             "công đoàn",
                             "trung ương đoàn",
                             "trung ương hội",
                             "cấp ủy",
                             "tỉnh ủy",
                             "thành ủy",
                             "huyện ủy",
                             "quận ủy",
                             "thị ủy",
                             "đảng ủy",
                             "đảng đoàn",
                             "đảng bộ",
                             "chi bộ",
                             "chi ủy",
                             "chi hội",
                             "chi đoàn",
                             "chi cục",
                             "tổ chức đảng",
                             "tổ chức công đoàn",
                             "tổ chức đoàn",
                             "tổ chức hội",
                             "tổ chức chính trị",
                             "tổ chức thành viên",
                             "tổ chức cơ sở đảng",
                             "mặt trận tổ quốc",
                             "mặt trận",
                             "thường trực",
                             "văn phòng",
                             "chánh văn phòng",
                             "chánh thanh tra",
                             "chánh án",
                             "phó chánh",
                             "thanh tra tỉnh",
                             "thanh tra bộ",
                             "thanh tra chính phủ",
                             "giám đốc",
                             "phó giám đốc",
                             "tổng giám đốc",
                             "chủ tịch",
                             "phó chủ tịch",
                             "thủ trưởng",
                             "thủ tướng",
                             "chính phủ",
                             "quốc hội",
                             "bí thư",
                             "phó bí thư",
                             "tổng bí thư",
                             "trưởng ban",
                             "phó trưởng ban",
                             "trưởng phòng",
                             "trưởng các",
                             "trưởng đoàn",
                             "trưởng tiểu ban",
                             "trưởng khoa",
                             "tổ trưởng",
                             "đội trưởng",
                             "hiệu trưởng",
                             "viện trưởng",
                             "cục trưởng",
                             "vụ trưởng",
                             "tổng cục trưởng",
                             "tổng biên tập",
                             "người đứng đầu",
                             "người phát ngôn",
                             "kế toán trưởng",
                             "kho bạc nhà nước",
                             "bảo hiểm xã hội",
                             "ngân hàng",
                             "tòa án nhân dân",
                             "viện kiểm sát",
                             "kiểm toán nhà nước",
                             "cảnh sát",
                             "công an",
                             "biên phòng",
                             "quân khu",
                             "đài phát thanh",
                             "đài truyền hình",
                             "đài tiếng nói",
                             "đài pt",
                             "thông tấn xã",
                             "cổng thông tin điện tử",
                             "trang thông tin điện tử",
                             "trung tâm",
                             "học viện",
                             "trường đại học",
                             "trường cao đẳng",
                             "trường chính trị",
                             "trường trung học",
                             "trường tiểu học",
                             "tạp chí",
                             "nhà xuất bản",
                             "nhà trường",
                             "nhà văn hóa",
                             "tổng cục",
                             "tổng công ty",
                             "tập đoàn",
                             "công ty",
                             "doanh nghiệp",
                             "hợp tác xã",
                             "cơ quan",
                             "đơn vị",
                             "địa phương",
                             "đồng chí",
                             "lãnh đạo",
                             "thành viên ban",
                             "thành viên tổ",
                             "thành viên hội đồng",
                             "tiểu ban",
                             "tổ công tác",
                             "tổ giúp việc",
                             "tổ biên tập",
                             "tổ thư ký",
                             "tổ soạn thảo",
                             "tổ công nghệ số",
                             "lực lượng vũ trang",
                             "sở, ban, ngành",
                             "sở, ngành",
                             "ubnd",
                             "hđnd",
                             "mttq",
                             "ubmttq",
                             "ubmttqvn",
                             "ubmt",
                             "lđlđ",
                             "tlđ",
                             "bch",
                             "btv",
                             "btt",
                             "bcđ",
                             "ttxvn",
                             "bhxh",
                             "bql",
                             "đtncs",
                             "hlhpn",
                             "vpubnd",
                             "vnpt",
                             "cơ sở giáo dục",
                             "cơ sở đào tạo",
                             "hệ thống mặt trận",
                             "cộng đồng doanh nghiệp",
                             "báo chí và truyền thông"};
  return heads;
}

/// First words that name a body only before a capital letter ("Sở Tư pháp", but "sở hữu"; "Ban Phong trào", but "Ban hành").
const Set& heads_before_capital() {
  static const Set heads{"ban", "bộ",     "sở",   "hội",   "đoàn",  "báo", "đài",    "phòng", "viện", "cục",  "vụ",
                         "tổ",  "trường", "khối", "thanh", "trung", "xã",  "phường", "huyện", "quận", "tỉnh", "thành",
                         "thị", "đặc",    "thôn", "bản",   "khoa",  "kho", "hãng",   "quỹ",   "đội",  "nhà",  "liên",
                         "ông", "bà",     "cổng", "tổng",  "đại",   "phó", "khu",    "đảng",  "câu",  "bưu",  "điện"};
  return heads;
}

/// "các …", "mọi …": the nouns that make a body of it.
const Phrases& plural_nouns() {
  static const Phrases nouns{"cơ quan",
                             "đơn vị",
                             "tổ chức",
                             "sở",
                             "ban",
                             "bộ",
                             "ngành",
                             "địa phương",
                             "huyện",
                             "tỉnh",
                             "thành phố",
                             "xã",
                             "phường",
                             "đặc khu",
                             "thị xã",
                             "quận",
                             "cấp ủy",
                             "cấp chính quyền",
                             "cấp hội",
                             "cấp công đoàn",
                             "cấp bộ đoàn",
                             "cấp",
                             "chi bộ",
                             "chi ủy",
                             "đảng bộ",
                             "đảng ủy",
                             "đoàn thể",
                             "trường",
                             "doanh nghiệp",
                             "phòng",
                             "hội",
                             "đồng chí",
                             "thành viên",
                             "cơ sở giáo dục",
                             "cơ sở đảng",
                             "cơ sở đoàn",
                             "cơ sở",
                             "khoa",
                             "viện",
                             "báo",
                             "đài",
                             "trung tâm",
                             "cục",
                             "vụ",
                             "công ty",
                             "tập đoàn",
                             "thôn",
                             "bản",
                             "ấp",
                             "tổ dân phố",
                             "tổ công tác",
                             "tổ",
                             "phó",
                             "ủy viên",
                             "lực lượng",
                             "hiệp hội",
                             "công đoàn",
                             "nghiệp đoàn",
                             "chi hội",
                             "chi đoàn",
                             "liên đoàn",
                             "tiểu ban",
                             "huyện ủy",
                             "tỉnh ủy",
                             "thành ủy",
                             "quận ủy",
                             "thị ủy",
                             "tạp chí",
                             "nhà trường",
                             "nhà xuất bản",
                             "thông tấn",
                             "phóng viên",
                             "ủy ban",
                             "khối",
                             "tccs",
                             "tcđ",
                             "chủ đầu tư",
                             "bộ phận",
                             "đảng đoàn",
                             "ban cán sự",
                             "tổng công ty",
                             "ngân hàng",
                             "văn phòng",
                             "học viện",
                             "chi cục",
                             "đội",
                             "đại biểu quốc hội",
                             "hợp tác xã",
                             "khu",
                             "nhà máy",
                             "hộ gia đình",
                             "bệnh viện",
                             "cá nhân",
                             "giám đốc",
                             "chủ tịch",
                             "thủ trưởng",
                             "trưởng",
                             "bí thư",
                             "cán bộ",
                             "ubnd",
                             "mttq"};
  return nouns;
}

/// What follows a head and shows that the two are one ordinary word: "ban hành", "hội nghị", "tổ chức" (the verb) …
const std::unordered_map<std::string_view, Set>& ordinary_followers() {
  static const std::unordered_map<std::string_view, Set> followers{{"ban", {"hành", "đầu", "bố", "phát", "tặng", "ngày", "đêm", "sơ"}},
                                                                   {"tổ", {"chức", "quốc", "hợp"}},
                                                                   {"đảng", {"viên", "phí", "ta"}},
                                                                   {"mặt trận", {"dư", "thông"}},
                                                                   {"lãnh đạo", {"thực", "tốt", "toàn", "công", "việc", "và", "chặt", ","}},
                                                                   {"công an", {"ninh"}},
                                                                   {"thường trực", {"chiến", "sẵn"}},
                                                                   {"trung tâm", {"của", "là"}},
                                                                   {"địa phương", {"hóa"}},
                                                                   {"đơn vị", {"tính", "chủ", "phối", ":"}},
                                                                   {"cơ quan", {"chủ", "phối", ":"}},
                                                                   {"doanh nghiệp", {"hóa"}}};
  return followers;
}

bool is_letters(const Words& words, std::size_t at) {
  return at < words.size() && words[at].kind == Word::Kind::letters;
}

bool is_ordinary_word(const Words& words, std::size_t at, std::size_t length) {
  std::string head = words[at].key;
  for (std::size_t i = 1; i < length; ++i) head += " " + words[at + i].key;
  const auto found = ordinary_followers().find(head);
  return found != ordinary_followers().end() && at + length < words.size() && found->second.count(words[at + length].key) > 0;
}

bool is_plural(const Words& words, std::size_t at) {
  static const Phrases determiners{"các", "những", "mọi", "từng", "mỗi", "toàn thể", "tất cả các", "toàn bộ các", "100 % các"};
  const auto length = determiners.match(words, at);
  return length > 0 && plural_nouns().match(words, at + length) > 0;
}

/// Verb groups that no name holds. In the order of the office: duty, manner, then the work itself.
const Phrases& strong_verbs() {
  static const Phrases verbs{"chủ trì",
                             "phối hợp",
                             "có trách nhiệm",
                             "chịu trách nhiệm",
                             "có nhiệm vụ",
                             "có kế hoạch",
                             "có văn bản",
                             "có biện pháp",
                             "có giải pháp",
                             "có bài viết",
                             "có hình thức",
                             "có ý kiến",
                             "làm đầu mối",
                             "là đầu mối",
                             "là cơ quan",
                             "là đơn vị",
                             "giữ vai trò",
                             "được giao",
                             "được phân công",
                             "chủ động",
                             "cần",
                             "phải",
                             "sẽ",
                             "tiếp tục",
                             "thường xuyên",
                             "tích cực",
                             "kịp thời",
                             "khẩn trương",
                             "nghiêm túc",
                             "tập trung",
                             "trực tiếp",
                             "tăng cường",
                             "đẩy mạnh",
                             "định kỳ",
                             "hàng tháng",
                             "hàng năm",
                             "hàng quý",
                             "hàng tuần",
                             "hàng ngày",
                             "bám sát",
                             "quan tâm",
                             "chú trọng",
                             "chú ý",
                             "làm tốt",
                             "thực hiện tốt",
                             "căn cứ",
                             "theo chức năng",
                             "theo nhiệm vụ",
                             "theo thẩm quyền",
                             "theo phạm vi",
                             "theo lĩnh vực",
                             "theo định kỳ",
                             "trên cơ sở",
                             "trong phạm vi",
                             "trong quá trình",
                             "tùy theo",
                             "tùy tình hình",
                             "trước ngày",
                             "chậm nhất",
                             "xây dựng",
                             "ban hành",
                             "đưa",
                             "quán triệt",
                             "triển khai",
                             "rà soát",
                             "đôn đốc",
                             "bố trí",
                             "bảo đảm",
                             "đảm bảo",
                             "thông báo",
                             "phổ biến",
                             "đăng tải",
                             "duy trì",
                             "phát huy",
                             "lồng ghép",
                             "lựa chọn",
                             "phân công",
                             "đề xuất",
                             "đề nghị",
                             "yêu cầu",
                             "cụ thể hóa",
                             "xác định",
                             "cân đối",
                             "phân bổ",
                             "thành lập",
                             "biên soạn",
                             "nâng cao",
                             "nắm bắt",
                             "nắm chắc",
                             "phát hiện",
                             "phản ánh",
                             "phát động",
                             "khuyến khích",
                             "thống nhất",
                             "xem xét",
                             "chuẩn bị",
                             "dành",
                             "ưu tiên",
                             "sử dụng",
                             "áp dụng",
                             "công khai",
                             "đánh giá",
                             "sơ kết",
                             "tổng kết",
                             "kiện toàn",
                             "tạo điều kiện",
                             "kiến nghị",
                             "thi hành",
                             "gửi",
                             "cập nhật",
                             "vận dụng",
                             "khai thác",
                             "nhân rộng",
                             "biểu dương",
                             "huy động",
                             "quảng bá",
                             "giới thiệu",
                             "hoàn thành",
                             "hoàn thiện",
                             "củng cố",
                             "thu thập",
                             "chấp hành",
                             "chia sẻ",
                             "kết nối",
                             "lãnh đạo, chỉ đạo",
                             "chỉ đạo, hướng dẫn",
                             "hướng dẫn, kiểm tra",
                             "tổ chức thực hiện",
                             "tổ chức triển khai",
                             "tổ chức tuyên truyền",
                             "tổ chức quán triệt",
                             "ngoài việc",
                             "đồng thời",
                             "cùng với việc",
                             "nhanh chóng",
                             "quyết liệt",
                             "tiến hành",
                             "hằng tháng",
                             "hằng quý",
                             "hằng năm",
                             "hằng tuần",
                             "hằng ngày",
                             "trình",
                             "lập",
                             "cử",
                             "giao",
                             "giúp",
                             "lấy ý kiến",
                             "mở chuyên",
                             "mở lớp",
                             "viết tin",
                             "tạo chuyển biến",
                             "làm việc với",
                             "mời các",
                             "ra văn bản",
                             "giữ mối",
                             "đề ra",
                             "chịu sự",
                             "tự chịu",
                             "đăng",
                             "phát sóng",
                             "đón tiếp",
                             "ký kết",
                             "lưu ý",
                             "theo sát",
                             "hoàn chỉnh",
                             "thúc đẩy",
                             "giữ vững",
                             "nghiêm chỉnh",
                             "gương mẫu",
                             "rút kinh nghiệm",
                             "bổ sung",
                             "điều chỉnh",
                             "công bố",
                             "niêm yết",
                             "phê duyệt",
                             "khắc phục",
                             "dự trù",
                             "tiếp thu",
                             "học tập",
                             "xác minh",
                             "đưa tin",
                             "làm rõ",
                             "trả lời",
                             "đấu tranh",
                             "khai trương",
                             "trang bị",
                             "tìm hiểu",
                             "hưởng ứng",
                             "tham khảo",
                             "nhận thức",
                             "cấp phát",
                             "ngăn chặn",
                             "kiểm soát",
                             "thông tin về",
                             "thông tin kịp thời",
                             "tuyên truyền về",
                             "vào cuộc",
                             "phấn đấu",
                             "đề cao",
                             "nêu cao"};
  return verbs;
}

/// Verbs that names hold too ("các cơ quan quản lý nhà nước", "các tổ chức thành viên", "Ban chỉ đạo").
const Phrases& weak_verbs() {
  static const Phrases verbs{"tổ chức",    "tham mưu",  "chỉ đạo",    "hướng dẫn",  "kiểm tra",     "giám sát",  "quản lý",
                             "theo dõi",   "tổng hợp",  "thực hiện",  "cung cấp",   "tuyên truyền", "vận động",  "tham gia",
                             "thông tin",  "xử lý",     "báo cáo",    "lãnh đạo",   "thống kê",     "thanh tra", "đào tạo",
                             "quyết định", "điều phối", "thẩm tra",   "bồi dưỡng",  "truyền thông", "sản xuất",  "phát hành",
                             "ký",         "hỗ trợ",    "thẩm định",  "đăng ký",    "nghiên cứu",   "đổi mới",   "khen thưởng",
                             "đầu tư",     "tiếp nhận", "giải quyết", "phát triển", "bảo vệ",       "đối chiếu", "khảo sát"};
  return verbs;
}

/// What stands before a weak verb that is a noun in truth: "các tổ chức", "ban chỉ đạo", "công tác tuyên truyền".
const Set& noun_makers() {
  static const Set makers{"các",   "những", "mọi", "ban",  "tổ",   "phòng", "đồng",  "phận", "của", "tác",  "trung", "tâm",  "từng", "mỗi",
                          "người", "nhà",   "sự",  "việc", "viên", "về",    "ngành", "đoàn", "đội", "viện", "chủ",   "tiến", "-",    "–"};
  return makers;
}

/// Behind "cơ quan", "đơn vị", "cán bộ" these name a kind of body ("cơ quan quản lý"); the others are what it does.
const Set& kinds_of_office() {
  static const Set kinds{"quản", "thông", "tham", "kiểm", "thanh", "truyền", "giám",   "điều",
                         "đào",  "sản",   "phát", "bảo",  "lãnh",  "cung",   "nghiên", "hỗ"};
  return kinds;
}

/// "tổ chức" before these is the noun.
const Set& organisation_kinds() {
  static const Set kinds{"đảng", "thành", "chính", "đoàn", "hội",  "cơ",  "xã",  "cá",   "trực", "kinh", "tôn", "nước", "quốc",
                         "phi",  "khác",  "liên",  "công", "quần", "hữu", "tín", "nghề", ",",    "và",   "này", "đó",   "có"};
  return kinds;
}

/// A syllable that is a verb alone is none as the tail of these: "chương trình", "công lập", "ngoại giao", "cấp trên trực tiếp".
bool is_tail_of_word(const Words& words, std::size_t at) {
  static const std::unordered_map<std::string_view, Set> tails{
      {"trình", {"chương", "công", "quy", "tiến", "quá", "lộ", "giáo", "truyền", "hành", "tường"}},
      {"lập", {"công", "dân", "độc", "tư", "trung", "thành", "đối"}},
      {"giao", {"ngoại", "bàn", "chuyển"}},
      {"cử", {"bầu", "đề", "ứng", "tiến"}},
      {"trực", {"trên", "thường"}},
      {"lãnh", {"thể"}},
      {"giúp", {"mưu"}}};
  static const std::unordered_map<std::string_view, Set> heads{
      {"giao", {"thông", "dịch", "lưu", "tiếp"}}, {"cử", {"tri", "nhân"}}, {"giúp", {"việc"}}};
  const auto next = heads.find(words[at].key);
  if (next != heads.end() && at + 1 < words.size() && next->second.count(words[at + 1].key) > 0) return true;
  const auto found = tails.find(words[at].key);
  return found != tails.end() && at > 0 && found->second.count(words[at - 1].key) > 0;
}

bool is_noun_here(const Words& words, std::size_t at) {
  if (at == 0) return false;
  const auto& before = words[at - 1];
  const auto& verb = words[at];
  if (noun_makers().count(before.key) > 0) return true;
  const bool is_organisation = verb.is("tổ") && at + 1 < words.size() && words[at + 1].is("chức");
  if (is_organisation) return at + 2 < words.size() && organisation_kinds().count(words[at + 2].key) > 0;
  const bool after_office = before.is("quan") || before.is("vị") || (before.is("bộ") && at > 1 && words[at - 2].is("cán"));
  return after_office && kinds_of_office().count(verb.key) > 0;
}

/// Prepositions and conjunctions that end a name in the middle of a sentence.
bool is_joint(const Word& word) {
  static const Set joints{"để",   "về",  "theo", "nhằm", "trước", "trong", "tại", "từ",  "khi", "nếu", "qua", "bằng",
                          "đồng", "vào", "do",   "đã",   "được",  "sau",   "cho", "với", "mà",  "đến", "gồm", "như"};
  return !word.capital && joints.count(word.key) > 0;
}

/// One past the bracket that closes the one at `at`; just past it if none does.
std::size_t skip_brackets(const Words& words, std::size_t at, std::size_t last) {
  for (auto end = at + 1; end < last; ++end) {
    if (words[end].is(")")) return end + 1;
  }
  return at + 1;
}

std::size_t trim_end(const Words& words, std::size_t begin, std::size_t end) {
  static const Set loose{",", "-", "–", "và", "thì", "đã", "là", "\"", "”", "“", "cùng", ":", "không"};
  while (end > begin && loose.count(words[end - 1].key) > 0) --end;
  return end;
}

}  // namespace

bool starts_body(const Words& words, std::size_t at) {
  if (!is_letters(words, at)) return false;
  if (is_plural(words, at)) return true;
  const auto length = sure_heads().match(words, at);
  const bool is_bare_head = length == 1 && heads_before_capital().count(words[at].key) > 0;
  if (length > 0 && !is_bare_head) return !is_ordinary_word(words, at, length);
  if (heads_before_capital().count(words[at].key) == 0 || !is_letters(words, at + 1)) return false;
  return words[at + 1].capital && words[at].capital && !is_ordinary_word(words, at, 1);
}

Verb verb_at(const Words& words, std::size_t at) {
  if (at >= words.size() || words[at].capital || words[at].kind != Word::Kind::letters) return Verb::none;
  if (is_tail_of_word(words, at)) return Verb::none;
  const auto strong = strong_verbs().match(words, at);
  if (strong > 0) {
    const bool is_part_of_name =
        at > 0 && (words[at - 1].is("các") || words[at - 1].is("ban") || words[at - 1].is("những")) && !words[at].is("cần");
    return is_part_of_name ? Verb::none : Verb::strong;
  }
  if (weak_verbs().match(words, at) == 0 || is_noun_here(words, at)) return Verb::none;
  return Verb::weak;
}

std::optional<Subject> find_subject(const Words& words, std::size_t at, std::size_t last) {
  if (!starts_body(words, at)) return std::nullopt;
  last = std::min({last, words.size(), at + kLongestName});
  for (auto i = at + 1; i < last; ++i) {
    if (words[i].is("(")) {
      i = skip_brackets(words, i, last) - 1;
      continue;
    }
    const bool ends_name = words[i].is(":") || words[i].is(";") || (words[i].is("về") && !words[i - 1].is("đạo"));
    if (ends_name) return std::nullopt;
    if (verb_at(words, i) == Verb::none) continue;
    return Subject{.begin = at, .end = trim_end(words, at, i), .verb = i};
  }
  return std::nullopt;
}

std::size_t end_of_body(const Words& words, std::size_t at, std::size_t last) {
  if (!starts_body(words, at)) return at;
  last = std::min({last, words.size(), at + kLongestName});
  auto end = at + 1;
  while (end < last) {
    const auto& word = words[end];
    if (word.is("(")) {
      const auto closed = skip_brackets(words, end, last);
      const bool is_term_of_office = end + 1 < last && words[end + 1].is("khóa");
      if (!is_term_of_office) break;
      end = closed;
      continue;
    }
    if (word.is(";") || word.is(":") || word.is(".") || word.is("”") || word.is("“") || word.is("\"") || word.is(")") || word.is("/"))
      break;
    if (word.is(",") &&
        !(end + 1 < last && (starts_body(words, end + 1) || words[end + 1].capital || plural_nouns().match(words, end + 1) > 0)))
      break;
    if (is_joint(word) || verb_at(words, end) != Verb::none) break;
    ++end;
  }
  return trim_end(words, at, end);
}

}  // namespace nhipcau::directive
