// Nghị định 30/2020/NĐ-CP, appendix I, part II.7: TM. (collective), KT. (deputy for head), TL. (by order), TUQ. (by delegation), Q.
// (acting). Hướng dẫn 36-HD/VPTW: T/M, K/T, T/L.
//   SIGNATURE = CAPACITY* POST* [signed] NAME
#include "directive/signers.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "directive/body_names.hpp"
#include "directive/casing.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestCell = 200;  // bytes
constexpr std::array<std::string_view, 16> kMarks = {"TM.",  "TM",  "T/M",  "T.M", "KT.", "KT",  "K/T", "K.T",
                                                     "TUQ.", "TUQ", "T/UQ", "TL.", "TL",  "T/L", "T.L", "Q."};
constexpr std::array<std::string_view, 20> kTitles = {"GS.", "GS",   "PGS.", "PGS",     "TS.",     "TS",       "ThS.",
                                                      "ThS", "BS.",  "KS.",  "CN.",     "Đ/c",     "Đồng chí", "Ông",
                                                      "Bà",  "NSND", "NSƯT", "Luật sư", "Nhà báo", "Nhà văn"};
constexpr std::array<std::string_view, 14> kRanks = {"Đại tướng", "Thượng tướng", "Trung tướng",  "Thiếu tướng", "Đại tá",
                                                     "Thượng tá", "Trung tá",     "Thiếu tá",     "Đại úy",      "Thượng úy",
                                                     "Trung úy",  "Thiếu úy",     "Chuẩn đô đốc", "Đô đốc"};

/// How many bytes of `cell` are a mark of capacity with the space behind it; 0 if it begins with none.
std::size_t mark_size(std::string_view cell) {
  std::size_t longest = 0;
  for (const std::string_view mark : kMarks) {
    if (cell.empty() || cell.front() != mark.front() || !cell.starts_with(mark) || mark.size() <= longest) continue;
    const std::string_view rest = cell.substr(mark.size());
    if (mark.back() == '.' || rest.starts_with(' ') || rest.starts_with('.') || rest.starts_with('\t')) longest = mark.size();
  }
  if (longest == 0)
    for (std::string_view words : {"THAY MẶT", "THỪA LỆNH", "THỪA ỦY QUYỀN", "KÝ THAY", "ĐẠI DIỆN"})
      if (begins_with(cell, words) && text::is_all_caps(beginning_of(cell, words.size()))) longest = words.size();
  if (longest == 0) return 0;
  while (longest < cell.size() && (cell[longest] == ' ' || cell[longest] == '.')) ++longest;
  return longest < cell.size() ? longest : 0;
}

bool is_signed_by_hand(std::string_view cell) {
  std::string key = text::search_key(beginning_of(cell, 60));
  key.erase(0, std::min(key.find_first_not_of("([ "), key.size()));
  for (std::string_view words : {"đã ký", "ký)", "ký,", "ký tên", "ký và", "chữ ký", "ký bởi", "người ký", "được ký bởi", "email",
                                 "thời gian ký", "ngày ký", "cơ quan:", "tổ chức:", "signature", "signed by", "đóng dấu"})
    if (key.starts_with(words)) return true;
  return false;
}

std::string_view without_titles(std::string_view words) {
  for (bool found = true; found;) {
    found = false;
    for (const auto* list : {kTitles.data(), kRanks.data()}) {
      const std::size_t size = list == kTitles.data() ? kTitles.size() : kRanks.size();
      for (std::size_t i = 0; i < size; ++i) {
        const std::string_view title = list[i];
        if (words.size() <= title.size() || words.front() != title.front() || !words.starts_with(title)) continue;
        const char next = words[title.size()];
        if (title.back() != '.' && next != ' ' && next != '.') continue;
        words.remove_prefix(title.size());
        while (!words.empty() && std::string_view(" .,").find(words.front()) != std::string_view::npos) words.remove_prefix(1);
        found = true;
      }
    }
  }
  return words;
}

/// "(Đã ký) Trần Thị An", "Trần Thị An (đã ký)", "(Đã ký: Trần Thị An)": the name inside.
std::string_view without_signed_mark(std::string_view words) {
  if (const std::size_t open = words.find('('); open != std::string_view::npos && open > 0 && is_signed_by_hand(words.substr(open)))
    words = text::trim(words.substr(0, open));
  if (is_signed_by_hand(words)) {
    const std::size_t end = words.find_first_of("):");
    if (end != std::string_view::npos) words = text::trim(words.substr(end + 1));
    while (!words.empty() && words.back() == ')') words.remove_suffix(1);
  }
  return words;
}

/// Where the last post in `words` begins, if the words from there on are a post and nothing else.
std::optional<std::size_t> find_last_post(std::string_view words) {
  std::optional<std::size_t> found;
  for (std::size_t at = 0; at < words.size(); at = words.find(' ', at) == std::string_view::npos ? words.size() : words.find(' ', at) + 1) {
    const bool is_inside_longer = found && begins_with(words.substr(*found), "Phó") && at < *found + std::string_view("PHÓ CHỦ").size();
    const bool is_body = words.substr(0, at).ends_with("BAN ");  // "BAN BÍ THƯ" is no post
    if (begins_with_post(words.substr(at)) && !is_inside_longer && !is_body) found = at;
  }
  return found;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  void take(Span cell) {
    const std::string_view words = cell.of(text_);
    const bool may_be_shouted_name = !signer_.position.empty() && signer_.name.empty();
    SignaturePart part = signature_part_of(words);
    const std::string_view name = without_titles(without_signed_mark(words));
    if (part == SignaturePart::signed_by_hand && is_person_name(name, true)) part = SignaturePart::name;
    if (part == SignaturePart::none && may_be_shouted_name && is_person_name(name, true)) part = SignaturePart::name;
    switch (part) {
      case SignaturePart::capacity: return take_capacity(cell);
      case SignaturePart::post: return take_post(cell);
      case SignaturePart::name: return take_name(cell, name);
      case SignaturePart::signed_by_hand: return;
      case SignaturePart::none: return take_rest(cell);
    }
  }

  std::vector<Signer> finish() && {
    close();
    return std::move(signers_);
  }

 private:
  void begin(Span cell) {
    if (!signer_.name.empty()) close();
    if (signer_.where.empty()) signer_.where = cell;
    signer_.where.begin = std::min(signer_.where.begin, cell.begin);
    signer_.where.end = std::max(signer_.where.end, cell.end);
  }

  void take_capacity(Span cell) {
    begin(cell);
    if (!signer_.capacity.empty()) signer_.capacity += ' ';
    signer_.capacity += squeeze(cell.of(text_));
  }

  void take_post(Span cell) {
    begin(cell);
    signer_.position = to_title_case(cell.of(text_));
  }

  void take_name(Span cell, std::string_view name) {
    begin(cell);
    signer_.name = to_person_case(name);
  }

  /// A capacity or a post over two lines: "TM. BAN CHỈ ĐẠO / CÔNG TÁC …", "PHÓ CHỦ TỊCH / THƯỜNG TRỰC".
  void take_rest(Span cell) {
    if (!signer_.name.empty() || !text::is_all_caps(cell.of(text_))) return;
    if (!signer_.position.empty()) {
      begin(cell);
      signer_.position = to_title_case(text::to_upper(signer_.position) + " " + squeeze(cell.of(text_)));
    } else if (!signer_.capacity.empty()) {
      take_capacity(cell);
    }
  }

  void close() {
    if (signer_.position.empty() && !signer_.capacity.empty()) take_post_from_capacity();
    if (!signer_.name.empty() || !signer_.position.empty() || !signer_.capacity.empty()) signers_.push_back(std::move(signer_));
    signer_ = {};
  }

  /// "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line; "Q. GIÁM ĐỐC" alone is both.
  void take_post_from_capacity() {
    const std::string_view words = signer_.capacity;
    const auto post = find_last_post(words);
    if (!post) return;
    signer_.position = to_title_case(words.substr(*post));
    const std::string_view before = text::trim(words.substr(0, *post));
    if (mark_size(std::string(before) + " X") < before.size() + 1) signer_.capacity = std::string(before);
  }

  std::string_view text_;
  std::vector<Signer> signers_;
  Signer signer_;
};

}  // namespace

namespace {

/// "Đoàn Bá Khiêm" is a person, "ĐOÀN TNCS HỒ CHÍ MINH" and "Đoàn Khối" are bodies.
bool begins_with_surname(std::string_view words) {
  if (!begins_with(words, "Đoàn")) return false;
  return !begins_with_any(words, {"Đoàn Thanh niên", "Đoàn TNCS", "Đoàn Chủ tịch", "Đoàn Khối", "Đoàn đại biểu", "Đoàn Kinh tế",
                                  "Đoàn Luật sư", "Đoàn Thể", "Đoàn Công tác", "Đoàn Trường", "Đoàn Cơ sở"});
}

}  // namespace

bool is_person_name(std::string_view words, bool may_shout) {
  if (words.size() > 80 || words.empty()) return false;
  if (text::is_all_caps(words) && !may_shout) return false;
  std::size_t count = 0;
  bool begins_word = true;
  for (std::size_t at = 0; at < words.size();) {
    const auto [c, length] = text::decode(words, at);
    if (c == U' ') {
      begins_word = true;
    } else {
      if (!text::is_letter(c) && c != U'\'' && c != U'’' && c != U'-') return false;
      if (begins_word && !text::is_upper(c)) return false;
      count += begins_word ? 1 : 0;
      begins_word = false;
    }
    at += length;
  }
  const bool is_of_body = begins_with_body(words) && !(count >= 3 && begins_with_surname(words));
  return count >= 2 && count <= 6 && !is_of_body && !begins_with_post(words) &&
         !begins_with_any(words, {"Nơi nhận", "Phụ lục", "Tài liệu", "Danh mục", "Kèm theo", "Biểu", "Mẫu", "Ghi chú", "Như trên", "Lưu",
                                  "Kế hoạch", "Thường trực", "Xác nhận", "Người", "Tỉnh", "Thành phố", "Huyện", "Thị xã"});
}

bool is_capacity(std::string_view cell) {
  if (cell.empty() || cell.size() > kLongestCell) return false;
  const std::size_t mark = mark_size(cell);
  return mark > 0 && text::is_all_caps(cell.substr(mark)) && !text::is_digit(text::decode(cell, mark).code_point);
}

SignaturePart signature_part_of(std::string_view cell) {
  if (cell.empty() || cell.size() > kLongestCell) return SignaturePart::none;
  if (is_capacity(cell)) return SignaturePart::capacity;
  if (is_signed_by_hand(cell)) return SignaturePart::signed_by_hand;
  const bool is_post = begins_with_post(cell) && !ends_sentence(cell) && count_words(cell, 16) <= 15;
  if (is_post && (text::is_all_caps(cell) || (count_words(cell, 8) <= 7 && text::is_upper(text::decode(cell, 0).code_point))))
    return SignaturePart::post;
  return is_person_name(without_titles(without_signed_mark(cell)), false) ? SignaturePart::name : SignaturePart::none;
}

std::vector<Signer> read_signers(std::string_view text, const std::vector<Span>& cells) {
  Reader reader(text);
  for (const Span cell : cells) reader.take(cell);
  return std::move(reader).finish();
}

}  // namespace nhipcau::directive
