#include "directive/body_names.hpp"

#include "directive/lines.hpp"

namespace nhipcau::directive {

bool begins_with_body(std::string_view words) {
  return begins_with_committee(words) || begins_with_any(words, {"Ủy ban",
                                                                 "UBND",
                                                                 "HĐND",
                                                                 "UBMTTQ",
                                                                 "Hội đồng",
                                                                 "Ban",
                                                                 "Bộ",
                                                                 "Sở",
                                                                 "Cục",
                                                                 "Tổng cục",
                                                                 "Chi cục",
                                                                 "Vụ",
                                                                 "Viện",
                                                                 "Trung tâm",
                                                                 "Trường",
                                                                 "Học viện",
                                                                 "Đại học",
                                                                 "Ban Chấp hành",
                                                                 "Đoàn",
                                                                 "Hội",
                                                                 "Liên đoàn",
                                                                 "Tổng Liên đoàn",
                                                                 "Liên hiệp",
                                                                 "Công đoàn",
                                                                 "Công an",
                                                                 "Quân khu",
                                                                 "Văn phòng",
                                                                 "Phòng",
                                                                 "Tòa án",
                                                                 "Ngân hàng",
                                                                 "Tổng công ty",
                                                                 "Công ty",
                                                                 "Tập đoàn",
                                                                 "Chính phủ",
                                                                 "Thủ tướng",
                                                                 "Quốc hội",
                                                                 "Chủ tịch",
                                                                 "Báo",
                                                                 "Đài",
                                                                 "Tạp chí",
                                                                 "Nhà xuất bản",
                                                                 "Tiểu ban",
                                                                 "Tổ công tác",
                                                                 "Thanh tra",
                                                                 "Kho bạc",
                                                                 "Kiểm toán",
                                                                 "Bảo hiểm",
                                                                 "Thông tấn xã",
                                                                 "Đại sứ quán",
                                                                 "Tổng lãnh sự quán",
                                                                 "MTTQ",
                                                                 "Mặt trận",
                                                                 "Trung ương Đoàn",
                                                                 "Trung ương Hội",
                                                                 "Quân ủy",
                                                                 "Đảng đoàn",
                                                                 "Bảo tàng",
                                                                 "Thư viện",
                                                                 "Hải quan",
                                                                 "Thường trực",
                                                                 "BCĐ",
                                                                 "BCH"});
}

bool begins_with_committee(std::string_view words) {
  return begins_with_any(
      words, {"Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn",
              "Chi bộ", "Quân ủy", "Ban Chấp hành Trung ương", "Ban Chấp hành Đảng bộ", "Trung ương Đảng"});
}

bool begins_with_post(std::string_view words) {
  return begins_with_any(words, {"Chủ tịch",       "Phó",         "Bí thư",          "Trưởng",         "Giám đốc",
                                 "Bộ trưởng",      "Thứ trưởng",  "Thủ tướng",       "Chánh",          "Cục trưởng",
                                 "Vụ trưởng",      "Viện trưởng", "Hiệu trưởng",     "Tổng Giám đốc",  "Tổng Biên tập",
                                 "Tổng Thư ký",    "Tổng Bí thư", "Ủy viên",         "Chủ nhiệm",      "Tổng cục trưởng",
                                 "Chi cục trưởng", "Tư lệnh",     "Chính ủy",        "Chỉ huy trưởng", "Đại sứ",
                                 "Tổng Lãnh sự",   "Tổ trưởng",   "Thủ trưởng",      "Thống đốc",      "Tổng Kiểm toán",
                                 "Tổng Thanh tra", "Quyền",       "Thường trực Ban", "Thư ký",         "Chủ tọa",
                                 "Chủ trì",        "Đội trưởng"});
}

}  // namespace nhipcau::directive
