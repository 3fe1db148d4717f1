// Numbering, recipients and duties: where a finding points, what it suggests, and what is left alone.
#include <doctest/doctest.h>

#include <algorithm>

#include "directive/check/check.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

struct Told {
  std::string rule, quote, suggestion;
};

/// A line each, to compare and to read.
std::string shown(const std::vector<Told>& all) {
  std::string lines;
  for (const Told& told : all) lines += told.rule + " “" + told.quote + "” → “" + told.suggestion + "”\n";
  return lines;
}

std::vector<Parent> parents_of(const Document* parent) {
  return parent ? std::vector{to_parent(*parent)} : std::vector<Parent>{};
}

/// What is told of a paper under the rules of these files; "missing-…" of its head and its end aside.
std::vector<Told> told_of(std::string_view bytes, const Document* parent = nullptr) {
  auto reading = read(bytes, shipped_tables());
  REQUIRE(reading);
  std::vector<Told> told;
  for (const Finding& finding :
       check_paper(*reading, shipped_tables(), {.today = *Date::make(2026, 11, 23), .parents = parents_of(parent)})) {
    const Rule* rule = find_rule(finding.rule);
    const bool is_ours = rule && (rule->group == Group::structure || rule->group == Group::duties ||
                                  finding.rule.find("recipient") != std::string::npos || finding.rule.find("archive") != std::string::npos);
    if (is_ours && finding.rule != "missing-recipients" && finding.rule != "missing-final-mark")
      told.push_back({finding.rule, std::string(finding.where.of(reading->text)), finding.suggestion});
  }
  return told;
}

std::string plan(std::string_view body, std::string_view code = "12/KH-UBND") {
  return "Số: " + std::string(code) + "\nKẾ HOẠCH\nThông tin đối ngoại năm 2024\n" + std::string(body);
}

/// A whole paper with this list of recipients.
std::string with_list(std::string_view list, std::string_view number = "Số: 12/TB-UBND") {
  return "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\n" + std::string(number) +
         "\nVân Sơn, ngày 12 tháng 3 năm 2024\nTHÔNG BÁO\nLịch tiếp khách\nI. NỘI DUNG\n1. Tiếp đoàn.\n2. Họp báo.\n" + std::string(list) +
         "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thị An";
}

struct Case {
  std::string why;
  std::string text;
  std::vector<Told> told;
};

void hold(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.why);
    CHECK(shown(told_of(one.text)) == shown(one.told));
  }
}

}  // namespace

TEST_CASE("a number that is lost, repeated or out of place is told where it stands") {
  hold({
      {"a dash for the second number",
       plan("I. NỘI DUNG\n1. Tổ chức hội nghị báo cáo viên ở các huyện.\n- In tờ gấp.\n3. Biên soạn tài liệu."),
       {{"numbering-lost", "-", "2."}}},
      {"a heading in capitals without its number",
       plan("I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n2. Quảng bá.\nNỘI DUNG\n1. Tổ chức hội nghị.\n2. In tờ gấp.\nIII. TỔ CHỨC\n1. Họp.\n2. "
            "Làm."),
       {{"numbering-lost", "NỘI DUNG", "II. NỘI DUNG"}}},
      {"the first of a list",
       plan("I. NỘI DUNG\nTổ chức hội nghị báo cáo viên.\n2. In tờ gấp.\n3. Biên soạn tài liệu."),
       {{"numbering-lost", "Tổ chức hội nghị", "1. Tổ chức hội nghị"}}},
      {"its stop alone", plan("I. NỘI DUNG\n1. Tổ chức hội nghị.\n2 In tờ gấp.\n3. Biên soạn tài liệu."), {{"numbering-lost", "2", "2."}}},
      {"a heading of parts numbered after it",
       plan("I. NỘI DUNG\n1. Mục đích\n1.1. Nâng cao nhận thức.\n1.2. Quảng bá.\nYêu cầu\n2.1. Thiết thực.\n2.2. Tiết kiệm."),
       {{"numbering-lost", "Yêu cầu", "2. Yêu cầu"}}},
      {"two numbers typed alike",
       plan("I. NỘI DUNG\n1. Tổ chức hội nghị.\n2. In tờ gấp.\n2. Viết bài.\n4. Mở lớp."),
       {{"numbering-repeat", "2.", "3."}}},
      {"a number too large by one",
       plan("I. NỘI DUNG\n1. Tổ chức hội nghị.\n3. In tờ gấp.\n3. Viết bài.\n4. Mở lớp."),
       {{"numbering-repeat", "3.", "2."}}},
      {"the number of a part above",
       plan("I. NỘI DUNG\n1. Hội nghị\n1.1. Họp.\n1.2. Ghi.\n2. Tờ gấp\n2.1. In.\n3.2. Phát.\n2.3. Gửi."),
       {{"numbering-parent-mismatch", "3.2.", "2.2."}}},
      {"points, one without its letter",
       plan("I. NỘI DUNG\n1. Sở có trách nhiệm:\na) Xây dựng;\nb) Tập huấn;\nKiểm tra;\nd) Tổng hợp.\n2. Các xã phối hợp."),
       {{"numbering-lost", "Kiểm tra;", "c) Kiểm tra;"}}},
  });
}

TEST_CASE("numbers that are right in another way are left alone") {
  hold({
      {"headings below which numbers go on", plan("I. MỤC ĐÍCH\n1. Một.\n2. Hai.\nII. NỘI DUNG\n3. Ba.\n4. Bốn."), {}},
      {"a list inside another", plan("I. NỘI DUNG\n1. Một.\n2. Hai, gồm:\n1. Họp.\n2. Viết.\n3. Gửi.\n3. Ba.\n4. Bốn."), {}},
      {"the Vietnamese alphabet", plan("I. NỘI DUNG\n1. Gồm:\na) A;\nb) B;\nc) C;\nd) D;\nđ) Đ;\ne) E;\ng) G;\nh) H.\n2. Hai."), {}},
      {"an article that was put in later",
       "Số: 1/2024/QH15\nLUẬT\nThông tin\nĐiều 1. Phạm vi\nLuật này quy định.\nĐiều 5. Áp dụng\nNhư trên.",
       {}},
      {"articles that chapters divide",
       "Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Quy chế\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nMột.\nChương II\nNỘI DUNG\nĐiều 2. Cách "
       "làm\nHai.",
       {}},
      {"Roman numbers in large letters on purpose", "Gồm: (I) Hội nghị; (II) Tờ gấp.", {}},
      {"a paragraph that closes the paper", plan("I. NỘI DUNG\n1. Một.\n2. Hai.\nTrên đây là Kế hoạch, đề nghị các sở thực hiện."), {}},
  });
}

TEST_CASE("the list of recipients") {
  hold({
      {"nothing to say", with_list("Nơi nhận:\n- Như trên;\n- Lưu: VT."), {}},
      {"several at once",
       with_list("Nơi nhận\n- Sở Y tế,\n- Sở Nội vụ;\n- Lưu KGVX, VT"),
       {{"recipients-label", "Nơi nhận", "Nơi nhận:"},
        {"recipient-punctuation", "tế,", "tế;"},
        {"archive-line", "- Lưu KGVX, VT", "- Lưu: VT, KGVX."}}},
      {"units in brackets", with_list("Nơi nhận:\n- Như trên;\n- Lưu: VT, NC (An, 03b)."), {}},
      {"on one line", with_list("Nơi nhận: Như trên; Lưu: VT."), {}},
      {"most lines without a mark: one remark",
       with_list("Nơi nhận:\n- Sở Y tế\n- Sở Nội vụ\n- Sở Xây dựng\n- Sở Công Thương\n- Lưu: VT."),
       {{"recipient-punctuation", "tế", "tế;"}}},
      {"the Party sets commas and files without a colon",
       with_list("Nơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo),\n- Các chi bộ,\n- Lưu Văn phòng.", "Số 12-TB/TU"),
       {}},
      {"nobody keeps it", with_list("Nơi nhận:\n- Sở Y tế;\n- Sở Nội vụ."), {{"missing-archive-line", "", ""}}},
  });
}

TEST_CASE("a duty without a day is told once, and only where a day is needed") {
  const std::string tail = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.";
  const std::string head = "I. NỘI DUNG\n1. Tổ chức hội nghị.\n2. In tờ gấp.\nII. TỔ CHỨC THỰC HIỆN\n";
  hold({
      {"a report",
       plan(head + "1. Ủy ban nhân dân các xã thực hiện và báo cáo kết quả về Sở Ngoại vụ.\n2. Sở Ngoại vụ theo dõi hằng tháng." + tail),
       {{"missing-deadline", "báo cáo kết quả về", ""}}},
      {"one day for all reports",
       plan(head +
            "1. Ủy ban nhân dân các xã thực hiện và báo cáo kết quả về Sở Ngoại vụ.\n2. Sở Ngoại vụ tổng hợp, báo cáo trước ngày "
            "15/11/2024." +
            tail),
       {}},
      {"what is reported as it happens",
       plan(head + "1. Ủy ban nhân dân các xã thường xuyên theo dõi, kịp thời báo cáo tình hình về Sở Ngoại vụ.\n2. Sở Ngoại vụ theo dõi." +
            tail),
       {}},
      {"a period", plan(head + "1. Ủy ban nhân dân các xã hằng quý báo cáo kết quả về Sở Ngoại vụ.\n2. Sở Ngoại vụ theo dõi." + tail), {}},
      {"a plan of others",
       plan(head +
            "1. Ủy ban nhân dân các xã xây dựng kế hoạch thực hiện.\n2. Sở Ngoại vụ hằng quý báo cáo kết quả về Ủy ban nhân dân tỉnh." +
            tail),
       {{"missing-deadline", "xây dựng kế hoạch", ""}}},
      {"a duty this program does not count (bound 2)",
       plan(head +
            "1. Công an xã lập danh sách các tài khoản đăng ý kiến trái chiều và báo cáo kết quả về Công an tỉnh.\n2. Sở Ngoại vụ theo dõi "
            "hằng tháng." +
            tail),
       {}},
      {"to inform needs no day",
       plan(head + "1. Báo Vân Sơn tuyên truyền về kết quả hội nghị hằng tuần.\n2. Sở Ngoại vụ báo cáo hằng quý." + tail),
       {}},
  });
}

TEST_CASE("an annex or an extract lacks no header, unless it has a header or a number") {
  const auto lacks = [](const std::string& text) {
    auto reading = read(text, shipped_tables());
    REQUIRE(reading);
    const auto findings = check_paper(*reading, shipped_tables(), {.today = *Date::make(2026, 11, 23)});
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.rule.starts_with("missing-sign"); });
  };
  const std::string body = "KẾ HOẠCH\nTuyên truyền năm 2024\n1. Mời đoàn.\n2. In tờ gấp.\n";
  CHECK(lacks(body));
  for (const std::string first : {"PHỤ LỤC", "Phụ lục II", "PHỤ LỤC 01:", "BIỂU MẪU SỐ 01", "Mẫu số 3", "TRÍCH"}) {
    CAPTURE(first);
    CHECK_FALSE(lacks(first + "\n" + body));
    CHECK_FALSE(lacks(first + "\n" + body + "Nơi nhận:\n- Sở Ngoại vụ;\n- Lưu: VT."));
    CHECK(lacks(first + "\nSố: 12/KH-UBND\n" + body));
    CHECK(lacks(first + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" + body));
  }
  CHECK(lacks("Phụ lụcn\n" + body));
}

TEST_CASE("who carries a paper out must report as the paper above asks") {
  const std::string body =
      "I. NỘI DUNG\n1. Tổ chức hội nghị.\n2. In tờ gấp.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Ngoại vụ chủ trì, hoàn thành trước ngày "
      "30/10/2024.\n2. Sở Tài chính bố trí kinh phí.";
  CHECK(shown(told_of(plan(body))) == shown(std::vector<Told>{{"missing-report-duty", "", ""}}));
  auto above = read(plan("I. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân các tỉnh báo cáo kết quả về Bộ Ngoại giao trước ngày 15/11/2024."),
                    shipped_tables());
  REQUIRE(above);
  CHECK(shown(told_of(plan(body), &above->parsed.document)) == shown(std::vector<Told>{{"parent-missing-report-duty", "", ""}}));
  CHECK(told_of(plan(body + "\n3. Sở Ngoại vụ báo cáo kết quả trước ngày 15/11/2024."), &above->parsed.document).empty());
}
