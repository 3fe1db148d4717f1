#include "files/letter_docx.hpp"

#include <doctest/doctest.h>

#include "files/extract.hpp"
#include "files/tracked_sample.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

Letter state_letter() {
  return {.parent = "ỦY BAN NHÂN DÂN TỈNH VÂN SƠN",
          .issuer = "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
          .symbol = "/SVHTTDL-TTĐN",
          .place = "Vân Sơn",
          .subject = "đính chính Kế hoạch số 118/KH-UBND ngày 26 tháng 02 năm 2026",
          .addressees = {"Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"},
          .body =
              "Ngày 26 tháng 02 năm 2026, Sở ban hành văn bản.\n\nDo sơ suất <&> trong khâu soạn thảo, Sở xin đính chính như sau:\n"
              "Sở thông báo để các cơ quan, đơn vị biết và thực hiện.",
          .titles = {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"},
          .recipients = {"Như trên", "Giám đốc Sở (để báo cáo)", "Lưu: VT, TTĐN"},
          .author = "Nguyễn Thị A",
          .made_at = from_rfc3339("2026-11-23T05:04:55.000Z")};
}

Letter party_letter() {
  Letter letter = state_letter();
  letter.form = Letter::Form::party;
  letter.parent = "TỈNH ỦY VÂN SƠN";
  letter.issuer = "BAN TUYÊN GIÁO VÀ DÂN VẬN";
  letter.number = "05";
  letter.symbol = "-CV/BTGDVTU";
  letter.issued_on = Date::make(2026, 2, 5);
  letter.addressees = {"Đảng ủy các xã, phường"};
  letter.titles = {"K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"};
  letter.signer = "Trần Văn B";
  letter.recipients = {"Như trên", "Lưu Văn phòng"};
  return letter;
}

std::string text_of(const Letter& letter) {
  const auto bytes = write_letter(letter);
  REQUIRE(bytes);
  return extract(*bytes)->bytes;
}

}  // namespace

TEST_CASE("a State letter has the form of the Decree, and room for what is not known yet") {
  CHECK(
      text_of(state_letter()) ==
      "ỦY BAN NHÂN DÂN TỈNH VÂN SƠN\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
      "Số:         /SVHTTDL-TTĐN\nV/v đính chính Kế hoạch số 118/KH-UBND ngày 26 tháng 02 năm 2026\nVân Sơn, ngày      tháng      năm "
      "2026\n"
      "Kính gửi:\n- Các sở, ban, ngành tỉnh;\n- Ủy ban nhân dân các xã, phường.\nNgày 26 tháng 02 năm 2026, Sở ban hành văn bản.\n"
      "Do sơ suất <&> trong khâu soạn thảo, Sở xin đính chính như sau:\nSở thông báo để các cơ quan, đơn vị biết và thực hiện./.\n"
      "Nơi nhận:\n- Như trên;\n- Giám đốc Sở (để báo cáo);\n- Lưu: VT, TTĐN.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\n\n\n\n\n");
}

TEST_CASE("a Party letter has the form of its own") {
  CHECK(
      text_of(party_letter()) ==
      "TỈNH ỦY VÂN SƠN\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 05-CV/BTGDVTU\n"
      "đính chính Kế hoạch số 118/KH-UBND ngày 26 tháng 02 năm 2026\nVân Sơn, ngày 05 tháng 02 năm 2026\nKính gửi: Đảng ủy các xã, phường\n"
      "Ngày 26 tháng 02 năm 2026, Sở ban hành văn bản.\nDo sơ suất <&> trong khâu soạn thảo, Sở xin đính chính như sau:\n"
      "Sở thông báo để các cơ quan, đơn vị biết và thực hiện.\nNơi nhận:\n- Như trên;\n- Lưu Văn phòng.\nK/T TRƯỞNG BAN\nPHÓ TRƯỞNG "
      "BAN\n\n\n\n\n\n"
      "Trần Văn B\n\n");
}

TEST_CASE("a table stands between body and closing, and the closing ends as the form wants it") {
  Letter letter = state_letter();
  letter.table = {
      .columns = {{.head = "TT", .share = 1, .is_centred = true}, {.head = "Đã viết", .share = 4}, {.head = "Đọc là", .share = 4}},
      .rows = {{"1", "ngày 31/02", "ngày 28/02"}, {"2", "a <b>"}}};
  letter.closing = "Các nội dung khác không thay đổi.";
  const std::string text = text_of(letter);
  CHECK(text.find("biết và thực hiện.\nTT\nĐã viết\nĐọc là\n1\nngày 31/02\nngày 28/02\n2\na <b>\n\n") != std::string::npos);
  CHECK(text.find("Các nội dung khác không thay đổi./.\n") != std::string::npos);
  const std::string xml = sample::unzip(*write_letter(letter)).at("word/document.xml");
  CHECK(xml.find("<w:tblHeader/>") != std::string::npos);
  CHECK(xml.find("<w:tblBorders>") != std::string::npos);
  CHECK(pugi::xml_document().load_string(xml.c_str()));
}

TEST_CASE("a long issuer stands on lines of its own") {
  Letter letter = state_letter();
  letter.issuer = "ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN";
  CHECK(text_of(letter).starts_with("ỦY BAN NHÂN DÂN TỈNH VÂN SƠN\nỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\n\nCỘNG HÒA"));
}

TEST_CASE("a slip has its title, what it is about below it, how it may go round, and room for an answer") {
  Letter letter = state_letter();
  letter.title = "PHIẾU TRÌNH";
  letter.handling = "LƯU HÀNH NỘI BỘ";
  letter.answer = "Ý kiến của lãnh đạo:";
  const std::string text = text_of(letter);
  CHECK(text.find("năm 2026\nLƯU HÀNH NỘI BỘ\nPHIẾU TRÌNH\nđính chính Kế hoạch số 118/KH-UBND ngày 26 tháng 02 năm 2026\n") !=
        std::string::npos);
  CHECK(text.find("V/v") == std::string::npos);
  CHECK(text.find("./.\nÝ kiến của lãnh đạo:\n") != std::string::npos);
}

TEST_CASE("an empty letter is a form to fill in, and dates are written as the Decree wants") {
  CHECK(text_of({}).find("ngày      tháng      năm 1970") != std::string::npos);
  const std::pair<Date, std::string> rows[] = {{*Date::make(2026, 1, 9), "ngày 09 tháng 01 năm 2026"},
                                               {*Date::make(2026, 3, 10), "ngày 10 tháng 3 năm 2026"},
                                               {*Date::make(2026, 12, 31), "ngày 31 tháng 12 năm 2026"}};
  for (const auto& [day, line] : rows) CHECK(text_of({.issued_on = day}).find(line) != std::string::npos);
}

TEST_CASE("a letter's parts are well-formed, say who made it, and are the same for equal fields") {
  const auto bytes = write_letter(state_letter());
  REQUIRE(bytes);
  CHECK(*bytes == *write_letter(state_letter()));
  const auto parts = sample::unzip(*bytes);
  for (const auto& [name, content] : parts) {
    CAPTURE(name);
    CHECK(pugi::xml_document().load_string(content.c_str()));
  }
  CHECK(parts.at("docProps/core.xml").find("<dc:creator>Nguyễn Thị A</dc:creator>") != std::string::npos);
  CHECK(parts.at("word/styles.xml").find("vi-VN") != std::string::npos);
}

TEST_CASE("a letter is not longer than a letter") {
  const auto which = [](const Letter& letter) {
    const auto written = write_letter(letter);
    return written ? std::string() : written.error().key + " " + written.error().args.at(0);
  };
  CHECK(which({.subject = std::string(Letter::kMostBytes + 1, 'x')}) == "files.letter_too_long subject");
  CHECK(which({.body = std::string(Letter::kMostBodyBytes + 1, 'x')}) == "files.letter_too_long body");
  CHECK(which({.recipients = std::vector<std::string>(Letter::kMostLines + 1)}) == "files.letter_too_long lines");
  CHECK(which({.titles = {std::string(Letter::kMostBytes + 1, 'x')}}) == "files.letter_too_long titles");
  CHECK(which({.table = {.columns = {}, .rows = {{std::string(Letter::kMostBytes + 1, 'x')}}}}) == "files.letter_too_long table");
  CHECK(which({.table = {.columns = {}, .rows = {LetterTable::kMostRows + 1, std::vector<std::string>{}}}}) ==
        "files.letter_too_long table");
  CHECK(which({.closing = std::string(Letter::kMostBodyBytes + 1, 'x')}) == "files.letter_too_long body");
}
