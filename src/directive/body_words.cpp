#include "directive/body_words.hpp"

#include "directive/tables.hpp"

namespace nhipcau::directive {
namespace {

Phrases verbs_of(bool is_strong) {
  Phrases phrases;
  for (const auto& verb : shipped_tables().verbs) {
    if (verb.is_strong == is_strong) phrases.add(verb.words);
  }
  return phrases;
}

}  // namespace

// Lists read best filled line by line.
// clang-format off

const Phrases& sure_heads() {
  static const Phrases heads{
      "ủy ban", "ban thường trực", "ban thường vụ", "ban chấp hành", "ban chỉ đạo", "ban chỉ huy", "ban quản lý", "ban quản trị",
      "ban giám đốc", "ban giám hiệu", "ban tuyên giáo", "ban dân vận", "ban nội chính", "ban xây dựng đảng", "ban cán sự",
      "ban biên tập", "ban đại diện", "ban công tác", "ban bí thư", "ban lãnh đạo", "ban điều hành", "ban liên lạc", "ban trị sự",
      "ban nhân dân", "ban phong trào", "ban tổ chức", "bộ chính trị", "bộ đội biên phòng", "bộ tư lệnh", "bộ chỉ huy", "bộ ngoại giao",
      "bộ phận", "bộ trưởng", "hội đồng", "hội nông dân", "hội phụ nữ", "hội liên hiệp", "hội cựu", "hội chữ thập đỏ", "hội khuyến học",
      "hội người", "hội nhà báo", "hội luật gia", "hội văn học", "hội sinh viên", "hội thầy thuốc", "hiệp hội", "liên hiệp", "liên đoàn",
      "tổng liên đoàn", "đoàn thanh niên", "đoàn thể", "đoàn khối", "đoàn tncs", "đoàn đại biểu", "đoàn chủ tịch", "tỉnh đoàn",
      "thành đoàn", "huyện đoàn", "công đoàn", "trung ương đoàn", "trung ương hội", "cấp ủy", "tỉnh ủy", "thành ủy", "huyện ủy",
      "quận ủy", "thị ủy", "đảng ủy", "đảng đoàn", "đảng bộ", "chi bộ", "chi ủy", "chi hội", "chi đoàn", "chi cục", "tổ chức đảng",
      "tổ chức công đoàn", "tổ chức đoàn", "tổ chức hội", "tổ chức chính trị", "tổ chức thành viên", "tổ chức cơ sở đảng",
      "mặt trận tổ quốc", "mặt trận", "thường trực", "văn phòng", "chánh văn phòng", "chánh thanh tra", "chánh án", "phó chánh",
      "thanh tra tỉnh", "thanh tra bộ", "thanh tra chính phủ", "giám đốc", "phó giám đốc", "tổng giám đốc", "chủ tịch", "phó chủ tịch",
      "thủ trưởng", "thủ tướng", "chính phủ", "quốc hội", "bí thư", "phó bí thư", "tổng bí thư", "trưởng ban", "phó trưởng ban",
      "trưởng phòng", "trưởng các", "trưởng đoàn", "trưởng tiểu ban", "trưởng khoa", "tổ trưởng", "đội trưởng", "hiệu trưởng",
      "viện trưởng", "cục trưởng", "vụ trưởng", "tổng cục trưởng", "tổng biên tập", "người đứng đầu", "người phát ngôn", "kế toán trưởng",
      "kho bạc nhà nước", "bảo hiểm xã hội", "ngân hàng", "tòa án nhân dân", "viện kiểm sát", "kiểm toán nhà nước", "cảnh sát", "công an",
      "biên phòng", "quân khu", "đài phát thanh", "đài truyền hình", "đài tiếng nói", "đài pt", "thông tấn xã", "cổng thông tin điện tử",
      "trang thông tin điện tử", "trung tâm", "học viện", "trường đại học", "trường cao đẳng", "trường chính trị", "trường trung học",
      "trường tiểu học", "tạp chí", "báo và phát thanh", "báo và đài", "nhà xuất bản", "nhà trường", "nhà văn hóa", "tổng cục",
      "tổng công ty", "tập đoàn", "công ty", "doanh nghiệp", "hợp tác xã", "cơ quan", "đơn vị", "địa phương", "đồng chí", "lãnh đạo",
      "thành viên ban", "thành viên tổ", "thành viên hội đồng", "tiểu ban", "tổ công tác", "tổ giúp việc", "tổ biên tập", "tổ thư ký",
      "tổ soạn thảo", "tổ công nghệ số", "lực lượng vũ trang", "sở, ban, ngành", "sở, ngành", "ubnd", "hđnd", "mttq", "ubmttq",
      "ubmttqvn", "ubmt", "lđlđ", "tlđ", "bch", "btv", "btt", "bcđ", "ttxvn", "bhxh", "bql", "đtncs", "hlhpn", "vpubnd", "vnpt",
      "cơ sở giáo dục", "cơ sở đào tạo", "hệ thống mặt trận", "cộng đồng doanh nghiệp", "báo chí và truyền thông", "quý cơ quan",
      "quý đơn vị", "quý sở", "quý ban", "quý báo", "quý đài", "quý địa phương", "quý ủy ban", "quý bộ", "quý cục", "quý vụ",
      "quý văn phòng", "quý trường", "quý viện", "quý công ty", "quý hội", "thống đốc", "hội đồng nhân dân", "ủy viên ban", "chủ nhiệm",
      "chỉ huy trưởng", "chính ủy", "tổng thanh tra", "thủ trưởng các", "trưởng thôn", "bí thư chi bộ", "chủ đầu tư",
      "đoàn tncs hồ chí minh", "nghiệp đoàn", "ban tổng giám đốc", "ban vận động", "ban soạn thảo", "thư viện", "bảo tàng"};
  return heads;
}

const std::unordered_set<std::string_view>& heads_before_capital() {
  static const std::unordered_set<std::string_view> heads{
      "ban",   "bộ",  "sở",     "hội",   "đoàn", "báo",  "đài",   "phòng", "viện", "cục",  "vụ",   "tổ",   "trường", "khối", "thanh",
      "trung", "xã",  "phường", "huyện", "quận", "tỉnh", "thành", "thị",   "đặc",  "thôn", "bản",  "khoa", "kho",    "hãng", "quỹ",
      "đội",   "nhà", "liên",   "ông",   "bà",   "cổng", "tổng",  "đại",   "phó",  "khu",  "đảng", "câu",  "bưu",    "điện", "trạm",
      "đồn"};
  return heads;
}

const Phrases& plural_nouns() {
  static const Phrases nouns{
      "cơ quan", "đơn vị", "tổ chức", "sở", "ban", "bộ", "ngành", "địa phương", "huyện", "tỉnh", "thành phố", "xã", "phường", "đặc khu",
      "thị xã", "quận", "cấp ủy", "cấp chính quyền", "cấp hội", "cấp công đoàn", "cấp bộ đoàn", "cấp", "chi bộ", "chi ủy", "đảng bộ",
      "đảng ủy", "đoàn thể", "trường", "doanh nghiệp", "phòng", "hội", "đồng chí", "thành viên", "cơ sở giáo dục", "cơ sở đảng",
      "cơ sở đoàn", "cơ sở", "khoa", "viện", "báo", "đài", "trung tâm", "cục", "vụ", "công ty", "tập đoàn", "thôn", "bản", "ấp",
      "tổ dân phố", "tổ công tác", "tổ", "phó", "ủy viên", "lực lượng", "hiệp hội", "công đoàn", "nghiệp đoàn", "chi hội", "chi đoàn",
      "liên đoàn", "tiểu ban", "huyện ủy", "tỉnh ủy", "thành ủy", "quận ủy", "thị ủy", "tạp chí", "nhà trường", "nhà xuất bản",
      "thông tấn", "phóng viên", "ủy ban", "khối", "tccs", "tcđ", "chủ đầu tư", "bộ phận", "đảng đoàn", "ban cán sự", "tổng công ty",
      "ngân hàng", "văn phòng", "học viện", "chi cục", "đội", "đại biểu quốc hội", "hợp tác xã", "khu", "nhà máy", "hộ gia đình",
      "bệnh viện", "trạm", "nghiệp đoàn cơ sở", "công đoàn cơ sở", "công đoàn cấp trên", "quỹ", "câu lạc bộ", "cá nhân", "giám đốc",
      "chủ tịch", "thủ trưởng", "trưởng", "bí thư", "cán bộ", "ubnd", "mttq"};
  return nouns;
}

const Phrases& name_endings() {
  static const Phrases endings{"tỉnh",       "xã",       "phường",     "huyện",     "thành phố",   "đặc khu",
                               "trực thuộc", "cùng cấp", "các cấp",    "liên quan", "tỉnh ủy",     "thành ủy",
                               "đảng ủy",    "huyện ủy", "trung ương", "việt nam",  "hồ chí minh", "các huyện"};
  return endings;
}

const std::unordered_set<std::string_view>& after_name_endings() {
  static const std::unordered_set<std::string_view> words{
      "và",    "các",   "tỉnh",  "xã",   "phường", "huyện", "thành", "thị",  "đặc",  "quận", "thuộc",  "trực",  "cùng", "cấp",   "của",
      "có",    "trên",  "ở",     "tại",  "biên",   "miền",  "vùng",  "khu",  "khối", "liên", "trung",  "không", "là",   "nơi",   "nhân",
      "phía",  "ven",   "hải",   "giáp", "được",   "đã",    "với",   "cho",  "theo", "về",   "để",     "khi",   "bằng", "nếu",   "đến",
      "từ",    "trong", "ngoài", "này",  "khác",   "đó",    "còn",   "hoặc", "mới",  "cũ",   "lân",    "gồm",   "do",   "nêu",   "kể",
      "nhóm",  "đồng",  "tây",   "bắc",  "nam",    "đông",  "nhiệm", "khóa", "ta",   "mình", "sẽ",     "đại",   "điểm", "trọng", "chủ",
      "nghèo", "anh",   "hội",   "viên", "đoàn",   "ủy",    "văn",   "đảo",  "núi",  "loại", "sau",    "như",   "nhất", "dự",    "trước",
      "hàng",  "năm",   "cũng",  "mà",   "nói",    "bộ",    "hạng",  "số",   "thì",  "phụ",  "chuyên", "quản",  "hai",  "làm",   "thời"};
  return words;
}

// clang-format on

const Phrases& strong_verbs() {
  static const Phrases verbs = verbs_of(true);
  return verbs;
}

const Phrases& weak_verbs() {
  static const Phrases verbs = verbs_of(false);
  return verbs;
}

}  // namespace nhipcau::directive
