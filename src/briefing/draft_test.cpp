#include "briefing/draft.hpp"

#include <doctest/doctest.h>

#include "directive/check/check.hpp"
#include "directive/check/rule.hpp"
#include "directive/read.hpp"
#include "files/extract.hpp"

using namespace nhipcau;
using namespace nhipcau::briefing;

namespace {

Date day(const char* iso) {
  return *Date::from_iso(iso);
}

programme::DueDate by(const char* iso) {
  return {.date = day(iso)};
}

Point point(const PointSaid& said) {
  return {.said = said};
}

NoticeSource source() {
  NoticeSource source{.meeting = {.said = {.held_on = day("2026-11-23"),
                                           .place = "Phòng họp tầng 2",
                                           .chair = "Giám đốc Nguyễn Văn Bình",
                                           .participants = {"Lãnh đạo Sở", "Trưởng các phòng chuyên môn"}},
                                  .state = MeetingState::held}};
  source.sender = {.parent = "Ủy ban nhân dân tỉnh Vân Sơn", .name = "Sở Văn hóa, Thể thao và Du lịch", .place = "Vân Sơn", .symbol = "/"};
  source.points = {point({.wording = "Hoàn thành báo cáo công tác thông tin đối ngoại năm 2026",
                          .owner = "Văn phòng Sở",
                          .with = {"Phòng Kế hoạch - Tài chính"},
                          .due = by("2026-12-05"),
                          .report_to = "Giám đốc Sở"}),
                   point({.wording = "Phòng Quản lý du lịch chuẩn bị nội dung đón đoàn báo chí Pháp.", .owner = "Phòng Quản lý du lịch"})};
  source.notice.said = {.number = "12",
                        .symbol = "/TB-SVHTTDL",
                        .issued_on = day("2026-11-24"),
                        .titles = {"TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"},
                        .signer = "Trần Thị Hòa"};
  return source;
}

}  // namespace

TEST_CASE("a point says what its words do not: who does it, with whom, by when, who is told") {
  CHECK(say_point({.wording = "Rà soát danh sách phóng viên dự họp báo."}) == "Rà soát danh sách phóng viên dự họp báo.");
  CHECK(say_point({.wording = "Rà soát hồ sơ", .owner = "Văn phòng", .due = by("2026-12-05")}) ==
        "Rà soát hồ sơ. Giao Văn phòng thực hiện, hoàn thành chậm nhất ngày 05/12/2026.");
  CHECK(say_point({.wording = "Văn phòng rà soát hồ sơ./.", .owner = "Văn phòng", .due = by("2026-12-05"), .report_to = "Giám đốc"}) ==
        "Văn phòng rà soát hồ sơ. Hoàn thành chậm nhất ngày 05/12/2026, báo cáo Giám đốc.");
  programme::DueDate moment = by("2026-12-05");
  moment.kind = programme::DueDate::Kind::moment;
  moment.time = "16:30";
  CHECK(say_point({.wording = "Gửi tin", .due = moment}) == "Gửi tin. Hoàn thành chậm nhất 16 giờ 30 ngày 05/12/2026.");
  CHECK(say_point({.wording = "Gửi tin", .due = programme::DueDate{.kind = programme::DueDate::Kind::rule}}) == "Gửi tin. Hằng tháng.");
}

TEST_CASE("what is not typed is proposed; of an approved notice nothing is") {
  NoticeSource about = source();
  const NoticeSaid whole = whole_notice(about);
  CHECK(
      whole.opening ==
      "Ngày 23 tháng 11 năm 2026, tại Phòng họp tầng 2, Giám đốc Nguyễn Văn Bình đã chủ trì cuộc họp giao ban tuần. Tham dự cuộc họp có: "
      "Lãnh đạo Sở; Trưởng các phòng chuyên môn.\nSau khi nghe báo cáo và ý kiến thảo luận tại cuộc họp, Giám đốc Nguyễn Văn Bình kết luận "
      "như sau:");
  CHECK(whole.place == "Vân Sơn");
  CHECK(notice_subject(about) == "Kết luận của Giám đốc Nguyễn Văn Bình tại cuộc họp giao ban tuần ngày 23 tháng 11 năm 2026");
  CHECK(notice_file_name(about) == "Thông báo kết luận 12-TB-SVHTTDL.docx");
  about.last = {.place = "Bản Chang", .recipients = {"Các phòng", "Lưu: VT"}};
  CHECK(whole_notice(about).recipients == about.last.recipients);
  about.notice.state = NoticeState::approved;
  CHECK(whole_notice(about).opening.empty());
}

TEST_CASE("our own checker finds no error in a notice of ours") {
  for (const auto form : {files::Letter::Form::state, files::Letter::Form::party}) {
    NoticeSource about = source();
    if (form == files::Letter::Form::party) {
      about.sender = {.form = form, .parent = "Tỉnh ủy Vân Sơn", .name = "Ban Tuyên giáo và Dân vận", .place = "Vân Sơn", .symbol = "-CV/"};
      about.notice.said.symbol = "-TB/BTGDVTU";
      about.notice.said.titles = {"T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"};
    }
    const auto bytes = files::write_letter(draft_notice(about));
    REQUIRE(bytes);
    const auto reading = directive::read(*bytes, directive::shipped_tables());
    REQUIRE(reading);
    CAPTURE(reading->text);
    for (const auto& finding : directive::check::check_paper(*reading, directive::shipped_tables(), {.today = *Date::make(2026, 11, 24)})) {
      CAPTURE(finding.rule);
      CAPTURE(std::string(finding.where.of(reading->text)));
      CHECK(finding.severity != directive::Severity::error);
    }
    CHECK(reading->parsed.document.assignments.size() >= 1);
  }
}
