// The registered papers that one carries out, and what they ask of it.
#include "directive/check/parents.hpp"

#include <algorithm>

#include "directive/check/answers.hpp"
#include "directive/test_office.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

const std::string kGuidance = "Hướng dẫn số 97/HD-BTTTT ngày 09/02/2023 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại;";

/// A plan that gives work and charges nobody with a report, and rests on `bases`.
std::string silent_plan(const std::string& bases = "Căn cứ " + kGuidance) {
  std::string text =
      to_text({.number = "90/KH-UBND", .issued = "ngày 02 tháng 3 năm 2023", .second_duty = "Giao Sở Tài chính bố trí kinh phí."});
  const std::string usual = "Căn cứ " + kGuidance;
  return text.replace(text.find(usual), usual.size(), bases);
}

struct Guide {
  std::string type = "HƯỚNG DẪN";
  std::string number = "97/HD-BTTTT";
  std::string day = "ngày 09 tháng 02 năm 2023";
  std::string duty = "Ủy ban nhân dân các tỉnh báo cáo kết quả về Bộ Thông tin và Truyền thông trước ngày 15/12/2023.";
};

std::string to_guide(const Guide& guide) {
  return "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\n-------\nSố: " + guide.number +
         "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nHà Nội, " + guide.day + "\n\n" +
         guide.type +
         "\nCông tác thông tin đối ngoại năm 2023\n\nBộ Thông tin và Truyền thông hướng dẫn như sau:\nI. NỘI DUNG\n1. Tổ chức hội "
         "nghị.\n2. In tờ "
         "gấp.\nII. TỔ CHỨC THỰC HIỆN\n1. " +
         guide.duty + "\n\nNơi nhận:\n- Ủy ban nhân dân các tỉnh;\n- Các sở, ban, ngành;\n- Lưu: VT.\n\nBỘ TRƯỞNG\n\nNguyễn Văn Bình\n";
}

PaperId receive(const TestOffice& office, std::string_view bytes, const office::UnitId& unit = {}) {
  const auto received = directive::receive(office.database, office.files, office.clock, office.actor,
                                           {.bytes = bytes, .file_name = "van-ban.txt", .unit = unit}, shipped_tables());
  REQUIRE(received);
  REQUIRE_FALSE(received->id.empty());
  return received->id;
}

/// What is said of reports in a paper: the rule, and what fills its sentence.
std::string said_of_reports(const TestOffice& office, const PaperId& id) {
  const auto all = office.database.read(
      [&](store::Read& tx) { return check_registered(tx, *load_paper(tx, id), shipped_tables(), office.clock.today()); });
  for (const CheckedFinding& one : all) {
    if (one.finding.rule == "missing-report-duty") return "nobody asked";
    if (one.finding.rule == "parent-missing-report-duty") return one.finding.args.front();
  }
  return "";
}

}  // namespace

TEST_CASE("a registered paper is held to what the papers it rests on ask of it, from when they come in") {
  in_test_office([](TestOffice& office) {
    const PaperId plan = receive(office, silent_plan());
    CHECK(said_of_reports(office, plan) == "nobody asked");
    receive(office, to_guide({}));
    CHECK(said_of_reports(office, plan) == "Bộ Thông tin và Truyền thông (Hướng dẫn số 97/HD-BTTTT)");
  });
}

TEST_CASE("all papers that one rests on are asked, the newest first, and none that is only mentioned") {
  in_test_office([](TestOffice& office) {
    receive(office, to_guide({}));
    receive(office, to_guide({.type = "KẾ HOẠCH",
                              .number = "12/KH-BTTTT",
                              .day = "ngày 20 tháng 02 năm 2023",
                              .duty = "Các địa phương báo cáo kết quả về Cục Thông tin đối ngoại trước ngày 15/12/2023."}));
    const std::string plan = "Kế hoạch số 12/KH-BTTTT ngày 20/02/2023 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại;";
    const PaperId both = receive(office, silent_plan("Căn cứ " + kGuidance + "\nCăn cứ " + plan));
    CHECK(said_of_reports(office, both) ==
          "Cục Thông tin đối ngoại (Kế hoạch số 12/KH-BTTTT); Bộ Thông tin và Truyền thông (Hướng dẫn số 97/HD-BTTTT)");
    std::string mentions = silent_plan("Căn cứ tình hình thực tế của tỉnh;");
    mentions.replace(mentions.find("90/KH"), 2, "91");
    mentions.replace(mentions.find("2. Giữ gìn"), 3, "2. Như đã nêu ở " + plan + " ");
    CHECK(said_of_reports(office, receive(office, mentions)) == "nobody asked");
  });
}

TEST_CASE("what a paper above asks of another body, or what it asks as a law or from below, is not asked of this one") {
  struct Case {
    std::string basis;
    Guide guide;
  };
  const Case cases[] = {
      {"Căn cứ " + kGuidance,
       {.duty = "Ủy ban nhân dân tỉnh Sơn La báo cáo kết quả về Bộ Thông tin và Truyền thông trước ngày 15/12/2023."}},
      {"Căn cứ " + kGuidance, {.duty = "Ủy ban nhân dân các tỉnh tuyên truyền sâu rộng trước ngày 15/12/2023."}},
      {"Căn cứ Thông tư số 97/2023/TT-BTTTT ngày 09/02/2023 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại;",
       {.type = "THÔNG TƯ", .number = "97/2023/TT-BTTTT"}},
      {"Xét đề nghị của Bộ Thông tin và Truyền thông tại Tờ trình số 97/TTr-BTTTT ngày 09/02/2023;",
       {.type = "TỜ TRÌNH", .number = "97/TTr-BTTTT"}},
  };
  in_test_office([&](TestOffice& office) {
    for (std::size_t i = 0; i < std::size(cases); ++i) {
      CAPTURE(cases[i].guide.number);
      const office::UnitId unit{"unit" + std::to_string(i)};
      receive(office, to_guide(cases[i].guide), unit);
      CHECK(said_of_reports(office, receive(office, silent_plan(cases[i].basis), unit)) == "nobody asked");
    }
  });
}

TEST_CASE("papers of another register are not asked: not everybody who sees the paper sees them") {
  in_test_office([](TestOffice& office) {
    receive(office, to_guide({}), {"elsewhere"});
    const PaperId plan = receive(office, silent_plan(), {"here"});
    CHECK(said_of_reports(office, plan) == "nobody asked");
    receive(office, to_guide({}) + " ", {"here"});
    CHECK(said_of_reports(office, plan) == "Bộ Thông tin và Truyền thông (Hướng dẫn số 97/HD-BTTTT)");
  });
}
