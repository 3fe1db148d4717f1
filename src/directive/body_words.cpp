#include "directive/body_words.hpp"

namespace nhipcau::directive {

// clang-format off: lists read best filled line by line

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
      "viện trưởng", "cục trưởng", "vụ trưởng", "tổng cục trưởng", "tổng biên tập", "người đứng đầu", "người phát ngôn",
      "kế toán trưởng", "kho bạc nhà nước", "bảo hiểm xã hội", "ngân hàng", "tòa án nhân dân", "viện kiểm sát", "kiểm toán nhà nước",
      "cảnh sát", "công an", "biên phòng", "quân khu", "đài phát thanh", "đài truyền hình", "đài tiếng nói", "đài pt", "thông tấn xã",
      "cổng thông tin điện tử", "trang thông tin điện tử", "trung tâm", "học viện", "trường đại học", "trường cao đẳng",
      "trường chính trị", "trường trung học", "trường tiểu học", "tạp chí", "báo và phát thanh", "báo và đài", "nhà xuất bản", "nhà trường", "nhà văn hóa", "tổng cục",
      "tổng công ty", "tập đoàn", "công ty", "doanh nghiệp", "hợp tác xã", "cơ quan", "đơn vị", "địa phương", "đồng chí", "lãnh đạo",
      "thành viên ban", "thành viên tổ", "thành viên hội đồng", "tiểu ban", "tổ công tác", "tổ giúp việc", "tổ biên tập", "tổ thư ký",
      "tổ soạn thảo", "tổ công nghệ số", "lực lượng vũ trang", "sở, ban, ngành", "sở, ngành", "ubnd", "hđnd", "mttq", "ubmttq",
      "ubmttqvn", "ubmt", "lđlđ", "tlđ", "bch", "btv", "btt", "bcđ", "ttxvn", "bhxh", "bql", "đtncs", "hlhpn", "vpubnd", "vnpt",
      "cơ sở giáo dục", "cơ sở đào tạo", "hệ thống mặt trận", "cộng đồng doanh nghiệp", "báo chí và truyền thông"};
  return heads;
}

const std::unordered_set<std::string_view>& heads_before_capital() {
  static const std::unordered_set<std::string_view> heads{
      "ban", "bộ", "sở", "hội", "đoàn", "báo", "đài", "phòng", "viện", "cục", "vụ", "tổ", "trường", "khối", "thanh", "trung", "xã",
      "phường", "huyện", "quận", "tỉnh", "thành", "thị", "đặc", "thôn", "bản", "khoa", "kho", "hãng", "quỹ", "đội", "nhà", "liên", "ông",
      "bà", "cổng", "tổng", "đại", "phó", "khu", "đảng", "câu", "bưu", "điện"};
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
      "bệnh viện", "cá nhân", "giám đốc", "chủ tịch", "thủ trưởng", "trưởng", "bí thư", "cán bộ", "ubnd", "mttq"};
  return nouns;
}

const Phrases& strong_verbs() {
  static const Phrases verbs{
      "chủ trì", "phối hợp", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "có kế hoạch", "có văn bản", "có biện pháp",
      "có giải pháp", "có bài viết", "có hình thức", "có ý kiến", "làm đầu mối", "là đầu mối", "là cơ quan", "là đơn vị", "giữ vai trò",
      "được giao", "được phân công", "chủ động", "cần", "phải", "sẽ", "tiếp tục", "thường xuyên", "tích cực", "kịp thời", "khẩn trương",
      "nghiêm túc", "tập trung", "trực tiếp", "tăng cường", "đẩy mạnh", "định kỳ", "hàng tháng", "hàng năm", "hàng quý", "hàng tuần",
      "hàng ngày", "bám sát", "quan tâm", "chú trọng", "chú ý", "làm tốt", "thực hiện tốt", "căn cứ", "theo chức năng", "theo nhiệm vụ",
      "theo thẩm quyền", "theo phạm vi", "theo lĩnh vực", "theo định kỳ", "trên cơ sở", "trong phạm vi", "trong quá trình", "tùy theo",
      "tùy tình hình", "trước ngày", "chậm nhất", "xây dựng", "ban hành", "đưa", "quán triệt", "triển khai", "rà soát", "đôn đốc",
      "bố trí", "bảo đảm", "đảm bảo", "thông báo", "phổ biến", "đăng tải", "duy trì", "phát huy", "lồng ghép", "lựa chọn", "phân công",
      "đề xuất", "đề nghị", "yêu cầu", "cụ thể hóa", "xác định", "cân đối", "phân bổ", "thành lập", "biên soạn", "nâng cao", "nắm bắt",
      "nắm chắc", "phát hiện", "phản ánh", "phát động", "khuyến khích", "thống nhất", "xem xét", "chuẩn bị", "dành", "ưu tiên",
      "sử dụng", "áp dụng", "công khai", "đánh giá", "sơ kết", "tổng kết", "kiện toàn", "tạo điều kiện", "kiến nghị", "thi hành", "gửi",
      "cập nhật", "vận dụng", "khai thác", "nhân rộng", "biểu dương", "huy động", "quảng bá", "giới thiệu", "hoàn thành", "hoàn thiện",
      "củng cố", "thu thập", "chấp hành", "chia sẻ", "kết nối", "lãnh đạo, chỉ đạo", "chỉ đạo, hướng dẫn", "hướng dẫn, kiểm tra",
      "tổ chức thực hiện", "tổ chức triển khai", "tổ chức tuyên truyền", "tổ chức quán triệt", "ngoài việc", "đồng thời",
      "cùng với việc", "nhanh chóng", "quyết liệt", "tiến hành", "hằng tháng", "hằng quý", "hằng năm", "hằng tuần", "hằng ngày", "trình",
      "lập", "cử", "giao", "giúp", "lấy ý kiến", "mở chuyên", "mở lớp", "viết tin", "tạo chuyển biến", "làm việc với", "mời các",
      "ra văn bản", "giữ mối", "đề ra", "chịu sự", "tự chịu", "đăng", "phát sóng", "đón tiếp", "ký kết", "lưu ý", "theo sát",
      "hoàn chỉnh", "thúc đẩy", "giữ vững", "nghiêm chỉnh", "gương mẫu", "rút kinh nghiệm", "bổ sung", "điều chỉnh", "công bố",
      "niêm yết", "phê duyệt", "khắc phục", "dự trù", "tiếp thu", "học tập", "xác minh", "đưa tin", "làm rõ", "trả lời", "đấu tranh",
      "khai trương", "trang bị", "tìm hiểu", "hưởng ứng", "tham khảo", "nhận thức", "cấp phát", "ngăn chặn", "kiểm soát", "thông tin về",
      "thông tin kịp thời", "tuyên truyền về", "vào cuộc", "phấn đấu", "đề cao", "nêu cao", "quy định", "có các", "có những", "có quyền",
      "có thẩm quyền", "tăng thời lượng", "tăng tần suất", "tăng lượng", "tăng số", "kính đề nghị", "trân trọng", "lưu tâm"};
  return verbs;
}

const Phrases& weak_verbs() {
  static const Phrases verbs{
      "tổ chức", "tham mưu", "chỉ đạo", "hướng dẫn", "kiểm tra", "giám sát", "quản lý", "theo dõi", "tổng hợp", "thực hiện", "cung cấp",
      "tuyên truyền", "vận động", "tham gia", "thông tin", "xử lý", "báo cáo", "lãnh đạo", "thống kê", "thanh tra", "đào tạo",
      "quyết định", "điều phối", "thẩm tra", "bồi dưỡng", "truyền thông", "sản xuất", "phát hành", "ký", "hỗ trợ", "thẩm định",
      "đăng ký", "nghiên cứu", "đổi mới", "khen thưởng", "đầu tư", "tiếp nhận", "giải quyết", "phát triển", "bảo vệ", "đối chiếu",
      "khảo sát"};
  return verbs;
}

// clang-format on

}  // namespace nhipcau::directive
