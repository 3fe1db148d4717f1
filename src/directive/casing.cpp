#include "directive/casing.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestPhrase = 8;  // words

/// How the names of bodies, posts and fields of work are written; words not here begin with a capital, as names of places do.
/// source  Nghị định 30/2020/NĐ-CP, appendix II (II place names, III bodies, IV posts and others)
constexpr std::string_view kPhrases[] = {
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Trung ương",
    "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Tổ quốc",
    "cơ sở",
    "Thông tin cơ sở",
    "Ủy ban Mặt trận",
    "Ban Thường trực",
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Đoàn Chủ tịch",
    "Ban Bí thư",
    "Bộ Chính trị",
    "Thường trực",
    "Thường vụ",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Quận ủy",
    "Thị ủy",
    "Đảng ủy",
    "Đảng bộ",
    "Đảng đoàn",
    "Chi bộ",
    "Ban cán sự đảng",
    "Quân ủy",
    "Tuyên giáo",
    "Dân vận",
    "Tổ chức",
    "Nội chính",
    "Đối ngoại",
    "Kiểm tra",
    "Kinh tế",
    "Trung ương",
    "Văn phòng",
    "Ủy ban",
    "Ban",
    "tỉnh",
    "thành phố",
    "huyện",
    "xã",
    "phường",
    "thị xã",
    "thị trấn",
    "quận",
    "đặc khu",
    "khóa",
    "nhiệm kỳ",
    "và",
    "các",
    "của",
    "cho",
    "với",
    "về",
    "tại",
    "trực thuộc",
    "cấp",
    "nhân dân",
    "nhà nước",
    "cơ quan",
    "doanh nghiệp",
    "tổ chức hữu nghị",
    "các cơ quan",
    "các tổ chức",
    "các tổ chức hữu nghị",
    "các dân tộc",
    "các cơ quan và doanh nghiệp",
    "các khu công nghiệp",
    "ngoài nước",
    "Khối",
    "Ngoại vụ",
    "Ngoại giao",
    "Nội vụ",
    "Tư pháp",
    "Tài chính",
    "Kế hoạch",
    "Đầu tư",
    "Công Thương",
    "Giao thông vận tải",
    "Xây dựng",
    "Thông tin",
    "Truyền thông",
    "Văn hóa",
    "Thể thao",
    "Du lịch",
    "Giáo dục",
    "Đào tạo",
    "Khoa học",
    "Công nghệ",
    "Lao động",
    "Thương binh",
    "Xã hội",
    "Y tế",
    "Nông nghiệp",
    "Phát triển nông thôn",
    "Môi trường",
    "Tài nguyên",
    "Dân tộc",
    "Tôn giáo",
    "Công an",
    "Quốc phòng",
    "Chỉ huy quân sự",
    "Bộ đội Biên phòng",
    "Biên phòng",
    "Thanh tra",
    "Kiểm toán nhà nước",
    "Ngân hàng Nhà nước",
    "Kho bạc Nhà nước",
    "Thanh niên Cộng sản Hồ Chí Minh",
    "Thanh niên",
    "Cộng sản",
    "Liên hiệp",
    "Phụ nữ",
    "Nông dân",
    "Cựu chiến binh",
    "Liên đoàn",
    "Tổng Liên đoàn",
    "Công đoàn",
    "Hội Liên hiệp",
    "Hữu nghị",
    "Văn học",
    "Nghệ thuật",
    "Nhà báo",
    "Chữ thập đỏ",
    "Ban Chỉ đạo",
    "Công tác thông tin đối ngoại",
    "thông tin đối ngoại",
    "Cục Thông tin đối ngoại",
    "Vụ Thông tin đối ngoại",
    "Phòng Thông tin đối ngoại",
    "Trung tâm Thông tin đối ngoại",
    "Nghiên cứu",
    "Bộ Chỉ huy quân sự",
    "Ban Chỉ huy quân sự",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "nước",
    "Thư ký",
    "Chủ tọa",
    "Phòng không",
    "khu vực",
    "Ban Chỉ huy",
    "Biên tập",
    "Hợp tác",
    "Quốc tế",
    "Hội nhập",
    "Ban Vận động",
    "Ban Xây dựng",
    "Chính phủ",
    "Thủ tướng",
    "Quốc hội",
    "Nhà nước",
    "Chủ tịch nước",
    "Tổng cục",
    "Chi cục",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Quân khu",
    "Bộ Chỉ huy",
    "Bộ Tư lệnh",
    "Trung tâm",
    "Trường Chính trị",
    "Trường Đại học",
    "Đại học",
    "Học viện",
    "Viện Hàn lâm",
    "Hội đồng",
    "Đài Phát thanh",
    "Truyền hình",
    "Phát thanh",
    "Thông tấn xã Việt Nam",
    "Nhà xuất bản",
    "Tạp chí",
    "Bảo tàng",
    "Thư viện",
    "Tổng công ty",
    "Công ty",
    "Tập đoàn",
    "Phòng",
    "Tiểu ban",
    "Tổ công tác",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Phó Chủ tịch Thường trực",
    "Bí thư",
    "Phó Bí thư",
    "Phó Bí thư Thường trực",
    "Tổng Bí thư",
    "Trưởng ban",
    "Phó Trưởng ban",
    "Phó Trưởng ban Thường trực",
    "Phó ban",
    "Giám đốc",
    "Phó Giám đốc",
    "Tổng Giám đốc",
    "Phó Tổng Giám đốc",
    "Bộ trưởng",
    "Thứ trưởng",
    "Phó Thủ tướng",
    "Chánh Văn phòng",
    "Phó Chánh Văn phòng",
    "Chánh Thanh tra",
    "Cục trưởng",
    "Phó Cục trưởng",
    "Vụ trưởng",
    "Phó Vụ trưởng",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Viện trưởng",
    "Phó Viện trưởng",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Tổng Biên tập",
    "Phó Tổng Biên tập",
    "Tổng Thư ký",
    "Phó Tổng Thư ký",
    "Ủy viên",
    "Ủy viên Thường trực",
    "Ủy viên Thường vụ",
    "Chủ nhiệm",
    "Phó Chủ nhiệm",
    "Tổng cục trưởng",
    "Chi cục trưởng",
    "Tư lệnh",
    "Chính ủy",
    "Chỉ huy trưởng",
    "Trưởng đoàn",
    "Đại sứ",
    "Tổng Lãnh sự",
    "Chánh án",
    "Phó Chánh án",
    "Tổ trưởng",
    "Trưởng Tiểu ban",
    "Thủ trưởng",
    "Người đứng đầu",
    "Kế toán trưởng",
};

/// Short forms that stay in capitals inside a name.
constexpr std::string_view kAbbreviations[] = {"MTTQ", "MTTQVN", "UBND",   "HĐND",  "UBMTTQ", "TW",   "TU",  "TP",
                                               "TP.",  "VN",     "TNCS",   "CCB",   "LĐLĐ",   "BCH",  "BTT", "BTV",
                                               "BCĐ",  "XHCN",   "CHDCND", "TTXVN", "TTĐN",   "CT-XH"};

struct Word {
  std::string bare;    // without marks around it
  std::string before;  // "(" and the like
  std::string after;   // "," and the like
};

/// search_key of a phrase → which of its words begin with a capital.
const std::map<std::string, std::vector<bool>, std::less<>>& capitals() {
  static const auto table = [] {
    std::map<std::string, std::vector<bool>, std::less<>> made;
    for (const std::string_view phrase : kPhrases) {
      std::vector<bool> pattern;
      for (const Span word : text::syllables(phrase, {0, phrase.size()}))
        pattern.push_back(text::is_upper(text::decode(phrase, word.begin).code_point));
      made.emplace(text::search_key(phrase), std::move(pattern));
    }
    return made;
  }();
  return table;
}

/// A capital at the beginning, and behind an apostrophe: "H'Nhan", "K'Ré".
std::string capitalised(std::string_view word) {
  std::string out;
  bool is_first = true;
  const std::string lower = text::to_lower(word);
  for (std::size_t at = 0; at < lower.size();) {
    const auto [c, length] = text::decode(lower, at);
    const std::string_view letter = std::string_view(lower).substr(at, length);
    out += is_first ? text::to_upper(letter) : std::string(letter);
    is_first = c == U'\'' || c == U'’' || (is_first && !text::is_letter(c));
    at += length;
  }
  return out;
}

std::vector<Word> split_words(std::string_view name) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    Word word{.bare = std::string(name.substr(at, end - at)), .before = "", .after = ""};
    while (!word.bare.empty() && std::string_view("([\"").find(word.bare.front()) != std::string_view::npos) {
      word.before += word.bare.front();
      word.bare.erase(0, 1);
    }
    while (!word.bare.empty() && std::string_view(",;:)]\"").find(word.bare.back()) != std::string_view::npos) {
      word.after.insert(0, 1, word.bare.back());
      word.bare.pop_back();
    }
    words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

/// How many words from `at` on the table knows as one phrase, and their capitals.
const std::vector<bool>* find_longest(const std::vector<Word>& words, std::size_t at, std::size_t& length) {
  const std::vector<bool>* best = nullptr;
  std::string key;
  for (std::size_t i = at; i < words.size() && i < at + kLongestPhrase; ++i) {
    if (i > at) key += ' ';
    key += text::search_key(words[i].bare);
    if (const auto found = capitals().find(key); found != capitals().end() && found->second.size() == i - at + 1) {
      best = &found->second;
      length = i - at + 1;
    }
    if (!words[i].after.empty()) break;
  }
  return best;
}

bool is_abbreviation(std::string_view word) {
  for (const std::string_view known : kAbbreviations)
    if (word == known) return true;
  return false;
}

}  // namespace

std::string to_title_case(std::string_view name) {
  const std::string squeezed = squeeze(name);
  if (!text::is_all_caps(squeezed)) return squeezed;
  const std::vector<Word> words = split_words(squeezed);
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t length = 1;
    const std::vector<bool>* pattern = find_longest(words, at, length);
    for (std::size_t i = 0; i < length; ++i) {
      const Word& word = words[at + i];
      const bool has_capital = pattern == nullptr || (*pattern)[i] || out.empty();
      if (!out.empty()) out += ' ';
      out += word.before;
      out += is_abbreviation(word.bare) ? word.bare : has_capital ? capitalised(word.bare) : text::to_lower(word.bare);
      out += word.after;
    }
    at += length;
  }
  return out;
}

std::string to_person_case(std::string_view name) {
  const std::string squeezed = squeeze(name);
  if (!text::is_all_caps(squeezed)) return squeezed;
  std::string out;
  for (const Word& word : split_words(squeezed)) {
    if (!out.empty()) out += ' ';
    out += word.before + capitalised(word.bare) + word.after;
  }
  return out;
}

}  // namespace nhipcau::directive
