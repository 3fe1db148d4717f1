#include "directive/duty_words.hpp"

// clang-format off: tables of words read best as dense rows
namespace nhipcau::directive {

// clang-format off: lists read best filled line by line

const Phrases& order_verbs() {
  static const Phrases phrases{"giao",
                               "giao cho",
                               "giao nhiệm vụ cho",
                               "giao trách nhiệm cho",
                               "đề nghị",
                               "kính đề nghị",
                               "trân trọng đề nghị",
                               "yêu cầu",
                               "phân công",
                               "phân công cho",
                               "ủy quyền",
                               "ủy quyền cho",
                               "đồng ý giao",
                               "thống nhất giao",
                               "tiếp tục giao",
                               "chỉ đạo và giao",
                               "giao trách nhiệm",
                               "đồng ý đề nghị",
                               "đề xuất giao",
                               "kiến nghị",
                               "nhắc nhở",
                               "kính mong",
                               "nghiêm túc yêu cầu",
                               "đề nghị và yêu cầu",
                               "giao nhiệm vụ",
                               "thống nhất đề nghị",
                               "cũng đề nghị",
                               "quyết định giao",
                               "tiếp tục đề nghị",
                               "tiếp tục yêu cầu"};
  return phrases;
}

const Phrases& duty_verbs() {
  static const Phrases phrases{"chủ trì",         "có trách nhiệm",    "chịu trách nhiệm",   "có nhiệm vụ",
                               "có các nhiệm vụ", "có những nhiệm vụ", "có các trách nhiệm", "làm đầu mối",
                               "là đầu mối",      "được giao chủ trì", "được phân công"};
  return phrases;
}

const Phrases& leads() {
  static const Phrases phrases{"căn cứ",    "trên cơ sở", "theo",     "định kỳ",   "hằng",      "hàng",      "trước",     "trong",
                               "để",        "nhằm",       "sau",      "khi",       "tùy",       "từ",        "ngay",      "trường hợp",
                               "nếu",       "cùng với",   "ngoài",    "đối với",   "với",       "thông qua", "bên cạnh",  "vào",
                               "chậm nhất", "thực hiện",  "tiếp tục", "nhân",      "qua",       "đến",       "do",        "tại",
                               "đồng thời", "ngoài ra",   "kết thúc", "thời gian", "năm",       "tháng",     "bằng",      "trên tinh thần",
                               "xuất phát", "như",        "trên đây", "thời điểm", "hưởng ứng", "được sự",   "trước mắt", "cuối",
                               "đầu",       "riêng",      "theo đó",  "thực tế",   "phát huy"};
  return phrases;
}

const Phrases& leading_labels() {
  static const Phrases phrases{"cơ quan chủ trì",
                               "đơn vị chủ trì",
                               "cơ quan, đơn vị chủ trì",
                               "chủ trì",
                               "chủ trì thực hiện",
                               "cơ quan thực hiện",
                               "đơn vị thực hiện",
                               "cơ quan chủ trì thực hiện",
                               "đơn vị chủ trì thực hiện",
                               "phân công thực hiện",
                               "đơn vị phụ trách",
                               "cơ quan phụ trách",
                               "trách nhiệm thực hiện",
                               "đơn vị chịu trách nhiệm",
                               "cơ quan chịu trách nhiệm",
                               "cơ quan, đơn vị thực hiện",
                               "phân công",
                               "đơn vị tham mưu",
                               "cơ quan tham mưu",
                               "đơn vị đầu mối",
                               "cơ quan đầu mối",
                               "chủ trì, theo dõi",
                               "người chủ trì",
                               "phụ trách"};
  return phrases;
}

const Phrases& coordinating_labels() {
  static const Phrases phrases{"cơ quan phối hợp",          "đơn vị phối hợp",
                               "cơ quan, đơn vị phối hợp",  "phối hợp",
                               "phối hợp thực hiện",        "cơ quan phối hợp thực hiện",
                               "đơn vị phối hợp thực hiện", "các cơ quan phối hợp",
                               "các đơn vị phối hợp",       "các cơ quan, đơn vị phối hợp",
                               "cơ quan tham gia",          "đơn vị tham gia"};
  return phrases;
}

const Phrases& heading_labels() {
  static const Phrases phrases{"đối với",
                               "trách nhiệm của",
                               "nhiệm vụ của",
                               "nhiệm vụ, trách nhiệm của",
                               "trách nhiệm, quyền hạn của",
                               "nhiệm vụ và quyền hạn của",
                               "nhiệm vụ, quyền hạn của",
                               "phân công nhiệm vụ",
                               "trách nhiệm"};
  return phrases;
}

// clang-format on

}  // namespace nhipcau::directive
