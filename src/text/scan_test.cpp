#include "text/scan.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau;
using namespace nhipcau::text;

namespace {

std::vector<std::string> pieces(std::string_view text, const std::vector<Span>& spans) {
  std::vector<std::string> found;
  for (const Span span : spans) found.emplace_back(span.of(text));
  return found;
}

std::vector<std::string> sentences_of(std::string_view text) {
  return pieces(text, sentences(text, {0, text.size()}));
}

std::string found_in(std::string_view text, std::string_view phrase) {
  const auto span = find_phrase(text, {0, text.size()}, phrase);
  return span ? std::string(span->of(text)) : "-";
}

}  // namespace

TEST_CASE("lines are without their ends and the last LF opens no line") {
  CHECK(pieces("a\n\nb\n", lines("a\n\nb\n")) == std::vector<std::string>{"a", "", "b"});
  CHECK(pieces("\n", lines("\n")) == std::vector<std::string>{""});
  CHECK(lines("").empty());
  CHECK(pieces("a", lines("a")) == std::vector<std::string>{"a"});
}

TEST_CASE("trim drops white space at both ends only") {
  CHECK(trim(" \t kế  hoạch \n") == "kế  hoạch");
  CHECK(trim("   ").empty());
  CHECK(trim("xaybx", {1, 99}) == Span{1, 5});
}

TEST_CASE("a paragraph falls into its sentences and no further") {
  struct Row {
    std::string text;
    std::vector<std::string> expected;
  };
  const std::vector<Row> rows = {
      {"", {}},
      {"  \t ", {}},
      {"Một câu không có dấu chấm", {"Một câu không có dấu chấm"}},
      {"Câu một. Câu hai! Câu ba? Câu bốn… Câu năm... Hết.", {"Câu một.", "Câu hai!", "Câu ba?", "Câu bốn…", "Câu năm...", "Hết."}},
      {"Đoàn đến TP. Hồ Chí Minh và Tp. Huế, gặp TM. BAN THƯỜNG TRỰC. Sau đó về.",
       {"Đoàn đến TP. Hồ Chí Minh và Tp. Huế, gặp TM. BAN THƯỜNG TRỰC.", "Sau đó về."}},
      {"Văn hóa, du lịch, v.v. Các đơn vị phối hợp.", {"Văn hóa, du lịch, v.v.", "Các đơn vị phối hợp."}},
      {"Văn hóa (ẩm thực, lễ hội v.v.) của tỉnh. Hết.", {"Văn hóa (ẩm thực, lễ hội v.v.) của tỉnh.", "Hết."}},
      {"Tăng 4.6 lần, đạt 1.200 tin. Năm sau 5.000 tin.", {"Tăng 4.6 lần, đạt 1.200 tin.", "Năm sau 5.000 tin."}},
      {"Họp ngày 09.02.2023. Ngày 10.02 báo cáo.", {"Họp ngày 09.02.2023.", "Ngày 10.02 báo cáo."}},
      {"Ông J. Biden và ông V.I. Lênin. Bà Nguyễn T. Hoa.", {"Ông J. Biden và ông V.I. Lênin.", "Bà Nguyễn T. Hoa."}},
      {"Gửi về Ban (qua Văn phòng, số 12 phố Huế - Hà Nội). Trân trọng.",
       {"Gửi về Ban (qua Văn phòng, số 12 phố Huế - Hà Nội).", "Trân trọng."}},
      {"Nghị quyết “Về đối ngoại. Phần một” đã ban hành. Các nơi thực hiện.",
       {"Nghị quyết “Về đối ngoại. Phần một” đã ban hành.", "Các nơi thực hiện."}},
      {"Ông nói: “Phải làm ngay.” Mọi người đồng ý.", {"Ông nói: “Phải làm ngay.”", "Mọi người đồng ý."}},
      {"Ông nói \"Xong. Về\" rồi đi. Hết.", {"Ông nói \"Xong. Về\" rồi đi.", "Hết."}},
      {"Ngoặc (không đóng. Câu sau vẫn tách.", {"Ngoặc (không đóng.", "Câu sau vẫn tách."}},
      {"Ngoặc kép “không đóng. Câu sau vẫn tách.", {"Ngoặc kép “không đóng.", "Câu sau vẫn tách."}},
      {"1. Tổ chức tuyên truyền. Giao các huyện.", {"1. Tổ chức tuyên truyền.", "Giao các huyện."}},
      {"IV. TỔ CHỨC THỰC HIỆN", {"IV. TỔ CHỨC THỰC HIỆN"}},
      {"2.1. Nội dung. Hình thức.", {"2.1. Nội dung.", "Hình thức."}},
      {"Điều 5. Phạm vi áp dụng. Quy định này áp dụng.", {"Điều 5. Phạm vi áp dụng.", "Quy định này áp dụng."}},
      {"Gồm: 1. Báo chí; 2. Đài; 3. Cổng. Hết.", {"Gồm: 1. Báo chí; 2. Đài; 3. Cổng.", "Hết."}},
      {"Hết năm 2023. Các đơn vị báo cáo.", {"Hết năm 2023.", "Các đơn vị báo cáo."}},
      {"Quan hệ đối ngoại¹. Các đơn vị.² Ban Tuyên giáo.", {"Quan hệ đối ngoại¹.", "Các đơn vị.²", "Ban Tuyên giáo."}},
      {"GS. TS. Trần Văn A dự họp. Đ/c. Bí thư chủ trì.", {"GS. TS. Trần Văn A dự họp.", "Đ/c. Bí thư chủ trì."}},
      {"(Kèm theo Kế hoạch này.) Các đơn vị thực hiện.", {"(Kèm theo Kế hoạch này.)", "Các đơn vị thực hiện."}},
      {"Xem baochinhphu.vn. Liên hệ qua thư.", {"Xem baochinhphu.vn.", "Liên hệ qua thư."}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sentences_of(row.text) == row.expected);
  }
}

TEST_CASE("sentences stay inside the paragraph given") {
  const std::string text = "Trước. Giữa một. Giữa hai. Sau.";
  const Span middle{text.find("Giữa một"), text.find(" Sau")};
  CHECK(pieces(text, sentences(text, middle)) == std::vector<std::string>{"Giữa một.", "Giữa hai."});
}

TEST_CASE("syllables are runs of letters") {
  const std::string text = "Kế hoạch 305/KH-MTTQ, năm 2023";
  CHECK(pieces(text, syllables(text, {0, text.size()})) == std::vector<std::string>{"Kế", "hoạch", "KH", "MTTQ", "năm"});
}

TEST_CASE("a phrase is found whatever its case, tone placement and spacing, at syllable boundaries alone") {
  CHECK(found_in("Tổ chức Thực hiện tốt", "thực hiện") == "Thực hiện");
  CHECK(found_in("TỔ CHỨC THỰC  HIỆN", "thực hiện") == "THỰC  HIỆN");
  CHECK(found_in("thực\nhiện", "Thực hiện") == "thực\nhiện");
  CHECK(found_in("Uỷ ban và Ủy ban", "ủy ban") == "Uỷ ban");
  CHECK(found_in("hoà bình", "hòa bình") == "hoà bình");
  CHECK(found_in("các bản", "ban") == "-");
  CHECK(found_in("thực hiệnn", "thực hiện") == "-");
  CHECK(found_in("xthực hiện", "thực hiện") == "-");
  CHECK(found_in("điều 12, điều 1", "Điều 1") == "điều 1");
  CHECK(found_in("kinh tế - xã hội", "Kinh tế - xã hội") == "kinh tế - xã hội");
  CHECK(found_in("thực", "thực hiện") == "-");
  CHECK(found_in("bất kỳ", "") == "-");
  CHECK(found_in("số 12-KL/TW", "kl/tw") == "KL/TW");
}

TEST_CASE("a line begins with a phrase only at a syllable's end") {
  const std::string text = "  Căn cứ Luật";
  CHECK(starts_with_phrase(text, {0, text.size()}, "căn cứ"));
  CHECK_FALSE(starts_with_phrase(text, {0, text.size()}, "căn c"));
  CHECK_FALSE(starts_with_phrase(text, {0, text.size()}, "luật"));
  CHECK_FALSE(starts_with_phrase(text, {0, 7}, "căn cứ"));
}

TEST_CASE("letters are told by Unicode, digits by ASCII") {
  CHECK(is_upper(U'Đ'));
  CHECK(is_upper(U'Ỹ'));
  CHECK_FALSE(is_upper(U'ỹ'));
  CHECK(is_letter(U'ế'));
  CHECK(is_letter(U'ភ'));
  CHECK_FALSE(is_letter(U'¹'));
  CHECK(is_digit(U'7'));
  CHECK_FALSE(is_digit(U'٧'));
  CHECK(count_characters("Số: 5") == 5);
  CHECK(count_characters("") == 0);
  std::string text;  // of every length, so that letters stand on either side of each boundary
  for (std::size_t letters = 1; letters < 40; ++letters) {
    text += letters % 3 == 0 ? "ế" : letters % 3 == 1 ? "đ" : "a";
    CHECK(count_characters(text) == letters);
  }
  CHECK(decode("ế", 0).code_point == U'ế');
  CHECK(decode("ế", 0).length == 3);
}

TEST_CASE("the first digit is found wherever it stands, and no other byte is taken for one") {
  for (std::size_t at = 0; at < 20; ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(20, 'a');
      text[at] = static_cast<char>(byte);
      const bool is_one = byte >= '0' && byte <= '9';
      CHECK(find_digit(text, 0) == (is_one ? at : text.size()));
      CHECK(find_digit(text, at + 1) == text.size());
    }
  }
  CHECK(find_digit("số 5/KH", 4) == 5);
  CHECK(find_digit("năm 2024", 0) == 5);
  CHECK(find_digit("", 0) == 0);
}
