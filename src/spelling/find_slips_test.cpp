// What is wrong in a sentence is found, and what should stand there; what is right is let alone.
#include <doctest/doctest.h>

#include <string>

#include "spelling/slips.hpp"
#include "text/clean.hpp"

using namespace nhipcau;
using namespace nhipcau::spelling;

namespace {

std::vector<Slip> slips_of(std::string_view text) {
  return find_slips(shipped_model(), text, text::split_runs(text, {0, text.size()}));
}

/// "wrong>right", one a slip, "; " between; "?" behind one that is only likely.
std::string told(std::string_view text) {
  std::string all;
  for (const Slip& slip : slips_of(text)) {
    if (!all.empty()) all += "; ";
    all += std::string(slip.where.of(text)) + ">" + slip.suggestion + (slip.is_sure ? "" : "?");
  }
  return all;
}

struct Case {
  std::string_view text;
  std::string_view told;
};

}  // namespace

TEST_CASE("a syllable that is none, or that stands nowhere else so, is found, and what was meant") {
  const Case cases[] = {
      {"Các địa phương phát triến kinh tế nhanh và bền vững.", "triến>triển"},
      {"Ban hành Ket luận về công tác cán bộ.", "Ket>Kết"},
      {"Tăng cuông kiểm tra, giám sát việc thực hiện.", "cuông>cường"},
      {"Sau 35 năm đổi mới, đát nước có nhiều thay đổi.", "đát>đất"},
      {"Đề tài nhiên cứu khoa học cấp tỉnh.", "nhiên>nghiên"},
      {"Giao Sở Ngoại vụ chịu tráhc nhiệm.", "tráhc>trách"},
      {"Các cơ quan, đơn vị phôi hợp thực hiện.", "phôi>phối"},
      {"Hồ sơ gửi về Ủy ban nhân dânn tỉnh.", "dânn>dân"},
      {"Việc này đựơc thực hiện từ năm 2024.", "đựơc>được"},
      {"Tòan thể cán bộ dự họp đầy đủ.", "Tòan>Toàn"},
      {"Báo cáo kết quả thực hiẹn trước ngày 15 tháng 6.", "hiẹn>hiện"},
      {"QUYẾT ĐỊNH CỦA ỦY BAN NHÂN ĐÂN TỈNH", "ĐÂN>DÂN"},
      {"Căn cứ Nghị địng số 72/2015/NĐ-CP của Chính phủ.", "địng>định"},
      {"Có giá trị 03 nằm kể từ ngày ký.", "nằm>năm"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(told(c.text) == c.told);
  }
}

TEST_CASE("two words without a space between are found") {
  const Case cases[] = {
      {"Nhân dân trong tỉnhvề dự lễ hội.", "tỉnhvề>tỉnh về"},
      {"Công tác thông tin đốingoại năm 2026.", "đốingoại>đối ngoại"},
      {"Kế hoạch năm2026 của Ủy ban nhân dân tỉnh.", "năm2026>năm 2026"},
      {"Báo cáo trước ngày15 tháng 6.", "ngày15>ngày 15"},
      {"Phối hợp với tỉnhvà UNESCO.", "tỉnhvà>tỉnh và"},
      {"Nêu bậtnhững đổi thay ở vùng cao.", "bậtnhững>bật những"},
      {"Đài rađa trên đảo.", ""},
      {"Bộ Văn hóa vàUNESCO cùng tổ chức.", "vàUNESCO>và UNESCO"},
      {"Việc đó có ý nghĩa trọng tâm1.", ""},
      {"Quyết định số 12/QĐ-UBND, mẫu B12, điểm a1.", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(told(c.text) == c.told);
  }
}

TEST_CASE("a word that stands there twice is found, and one that Vietnamese doubles is not") {
  const Case cases[] = {
      {"Theo kế hoạch của của Ủy ban nhân dân tỉnh.", "của của>của"},
      {"Các các cơ quan báo chí.", "Các các>Các"},
      {"Thực hiện công tác tác thông tin đối ngoại.", "tác tác>tác?"},
      {"Hà Nội, ngày ngày 15 tháng 6 năm năm 2026.", "ngày ngày>ngày; năm năm>năm"},
      {"Gửi UBND UBND tỉnh; Báo Báo chí.", "UBND UBND>UBND; Báo Báo>Báo"},
      {"Ông Lò Lò Chín dự họp; nguồn tin nghe được được coi là chứng cứ.", "được được>được?"},
      {"Lòng tự hào dân tộc luôn của mỗi người dân luôn nồng nàn.", "luôn của mỗi người dân luôn>của mỗi người dân luôn"},
      {"Các sở cung cấp thông tin thông tin cho báo chí.", "thông tin thông tin>thông tin?"},
      {"Người dân luôn luôn tin tưởng, ngày ngày chăm lo sản xuất.", ""},
      {"Đường dài xa xa, nhà nhà treo cờ, người người vui mừng.", ""},
      {"Thi hành Luật luật sư và Luật Luật sư.", ""},
      {"Thẩm định giá định giá lại tài sản.", ""},
      {"Tổ chức, tổ chức lại bộ máy.", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(told(c.text) == c.told);
  }
}

TEST_CASE("a name is held against what the paper itself and everybody writes") {
  CHECK(told("Tình hình Biển Đông phức tạp.\nNội dung liên quan đến Biên Đông, quản lý biên giới.") == "Biên>Biển");
  CHECK(told("Đồng chí Hoàng Quang Ninh dự họp tại Quảng Ninh.").empty());
}

TEST_CASE("names, abbreviations, foreign words, numbers and old spellings are let alone") {
  const std::string_view texts[] = {
      "Đồng chí Nguyễn Thị Hượu, Phó Chủ tịch; bà H'Len Byă; ông Sùng A Mỷ; ông Y Thông Niê.",
      "Xã Đắk Glei, huyện Kon Plông, tỉnh Kon Tum; xã Ia Pia; xã Krông Á; phường Vỹ Dạ.",
      "Lào, Cam-pu-chia, In-đô-nê-xi-a, Bắc Ai-len, Palestine, Kuwait và Myanmar.",
      "UBND tỉnh, HĐND, MTTQ, BTTTT, UNESCO, ASEAN, IoT, 5G; www.vietnam.vn; ttdn@tinh.gov.vn",
      "Chương I, Chương II, quý III/2026, khóa XVI; (i) Một là; (ii) Hai là; (iv) Bốn là.",
      "Công thức H2SO4, a2 + b2, x = 3y, 25 km2, 30 ha.",
      "Chiến sỹ, bác sĩ, kỹ sư, kĩ thuật, lý do, lí do, tàu thủy, tầu biển, mầu sắc.",
      "Hằng năm, hàng năm, hoà bình, hòa bình, thuỷ lợi, thủy lợi, uỷ ban, ủy ban.",
      "Website, email, video clip, online, internet, Facebook, YouTube, TikTok.",
      "Lưu: VT, P.TTBC (2b).",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(told(text).empty());
  }
}

TEST_CASE("a suggestion has the case of what it stands for") {
  CHECK(told("TĂNG CUÔNG CÔNG TÁC QUẢN LÝ NHÀ NƯỚC") == "CUÔNG>CƯỜNG");
  CHECK(told("Nghi quyết của Hội đồng nhân dân tỉnh.") == "Nghi>Nghị");
}

TEST_CASE("an empty text, one without a letter and one without a space have no slips") {
  CHECK(told("").empty());
  CHECK(told(" \n\t 12/34 -- !").empty());
  CHECK(told(std::string(5000, 'a')).empty());
}
