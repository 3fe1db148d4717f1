#include <doctest/doctest.h>

#include "directive/casing.hpp"
#include "directive/header_lines.hpp"
#include "directive/parse.hpp"
#include "directive/read.hpp"
#include "directive/recipients.hpp"
#include "directive/signers.hpp"
#include "directive/structure.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

TEST_CASE("names printed in capitals get the letter case of running text") {
  struct Row {
    const char* printed;
    const char* expected;
  };
  for (const Row& row : std::vector<Row>{{"ỦY BAN NHÂN DÂN TỈNH SƠN LA", "Ủy ban nhân dân tỉnh Sơn La"},
                                         {"UỶ BAN MTTQ VIỆT NAM TỈNH KON TUM", "Uỷ ban MTTQ Việt Nam tỉnh Kon Tum"},
                                         {"BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận"},
                                         {"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"},
                                         {"ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"},
                                         {"PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Phó Chủ tịch Thường trực"},
                                         {"TỈNH BÀ RỊA - VŨNG TÀU", "Tỉnh Bà Rịa - Vũng Tàu"},
                                         {"Sở Ngoại vụ", "Sở Ngoại vụ"}})
    CHECK(to_title_case(row.printed) == row.expected);
  CHECK(to_person_case("NGUYỄN THỊ ÁNH") == "Nguyễn Thị Ánh");
  CHECK(to_person_case("H'YIM KĐOH") == "H'Yim Kđoh");
  CHECK(to_person_case("Y Thông") == "Y Thông");
}

TEST_CASE("a line of place and date is read, blanks and all") {
  struct Row {
    std::string line;
    std::string place;
    std::string date;
  };
  for (const Row& row : std::vector<Row>{{"Sơn La, ngày 20 tháng 2 năm 2023", "Sơn La", "2023-02-20"},
                                         {"TP. Hồ Chí Minh, ngày 01 tháng 12 năm 1999", "TP. Hồ Chí Minh", "1999-12-01"},
                                         {"Huế, ngày     tháng     năm 2025", "Huế", ""},
                                         {"ngày 5 tháng 6 năm 2025", "", "2025-06-05"},
                                         {"Hà Nội, ngày 05/01/2020", "Hà Nội", "2020-01-05"}}) {
    CAPTURE(row.line);
    const auto found = read_date_line(row.line, {0, row.line.size()});
    REQUIRE(found);
    CHECK(found->place.of(row.line) == row.place);
    CHECK((found->date ? found->date->to_iso() : "") == row.date);
  }
  for (const std::string line :
       {"Căn cứ Luật ngày 19 tháng 6 năm 2015;", "Ngày 5 tháng 6 năm 2025, Ban họp", "Sơn La", "ngày mai", "Số 5, ngày 3/4/2020 của Sở"})
    CHECK_FALSE_MESSAGE(read_date_line(line, {0, line.size()}), line);
}

TEST_CASE("roles are read from brackets and from the words after để") {
  struct Row {
    const char* words;
    std::optional<Role> role;
  };
  for (const Row& row : std::vector<Row>{{"B/c", Role::report},
                                         {"để b/c", Role::report},
                                         {"để báo cáo", Role::report},
                                         {"P/h", Role::coordinate},
                                         {"t/h", Role::carry_out},
                                         {"để thực hiện", Role::carry_out},
                                         {"C/đ", Role::steer},
                                         {"để biết", Role::inform},
                                         {"theo dõi", Role::inform},
                                         {"để kiểm tra", Role::inspect},
                                         {"đăng tải", Role::publish},
                                         {"tham mưu", Role::advise},
                                         {"qua Văn phòng", std::nullopt},
                                         {"", std::nullopt}})
    CHECK_MESSAGE(find_role(row.words) == row.role, row.words);
}

TEST_CASE("items of the list of recipients are read with their roles") {
  struct Row {
    std::vector<std::string> pieces;
    std::string name;
    std::optional<Role> role;
  };
  for (const Row& row : std::vector<Row>{{{"- Sở Ngoại vụ (để p/h);"}, "Sở Ngoại vụ", Role::coordinate},
                                         {{"- Báo A, Báo B,", "Tạp chí C;"}, "Báo A, Báo B, Tạp chí C", std::nullopt},
                                         {{"- Thường trực Tỉnh ủy để báo cáo;"}, "Thường trực Tỉnh ủy", Role::report},
                                         {{"- Sở Tư pháp (phòng 2);"}, "Sở Tư pháp (phòng 2)", std::nullopt},
                                         {{"- Lưu: VT, TH."}, "VT, TH", Role::archive}}) {
    std::string text;
    RecipientItem item;
    for (const std::string& piece : row.pieces) {
      item.pieces.push_back({text.size(), text.size() + piece.size()});
      text += piece + "\n";
    }
    const auto found = read_recipients(text, {item});
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == row.name);
    CHECK(found[0].role == row.role);
  }
}

TEST_CASE("a signature says for whom, in which post, and who") {
  struct Row {
    std::vector<std::string> cells;
    Signer expected;
  };
  for (const Row& row : std::vector<Row>{
           {{"TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH", "(Đã ký)", "Trần Thị Mơ"}, {"Trần Thị Mơ", "Phó Chủ tịch", "TM. BAN THƯỜNG TRỰC", {}}},
           {{"K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PGS.TS. Lê Văn Núi"}, {"Lê Văn Núi", "Phó Trưởng ban", "K/T TRƯỞNG BAN", {}}},
           {{"TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Lò Văn Suối"},
            {"Lò Văn Suối", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", {}}},
           {{"Q. GIÁM ĐỐC", "Đại tá Hà Văn Mây"}, {"Hà Văn Mây", "Giám đốc", "Q. GIÁM ĐỐC", {}}},
           {{"BỘ TRƯỞNG", "ĐINH THỊ SÔNG"}, {"Đinh Thị Sông", "Bộ trưởng", "", {}}},
           {{"TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "(Đã ký: Võ Văn Bến)"}, {"Võ Văn Bến", "Chánh Văn phòng", "TL. CHỦ TỊCH", {}}}}) {
    std::string text;
    std::vector<Span> cells;
    for (const std::string& cell : row.cells) {
      cells.push_back({text.size(), text.size() + cell.size()});
      text += cell + "\n";
    }
    const auto found = read_signers(text, cells);
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == row.expected.name);
    CHECK(found[0].position == row.expected.position);
    CHECK(found[0].capacity == row.expected.capacity);
  }
}

TEST_CASE("a secrecy mark in the header or the margin is seen, the word in prose is not") {
  const std::string header = "UBND TỈNH X\nSố: 5/BC-UBND\n";
  const std::string body = "BÁO CÁO\nVề bảo mật thông tin\nMật độ dân số tăng. Bảo vệ bí mật nhà nước.\nMật khẩu được đổi.\n";
  for (const char* mark : {"MẬT",
                           "TỐI MẬT",
                           "TUYỆT MẬT",
                           "M Ậ T",
                           "T Ố I   M Ậ T",
                           "[MẬT]",
                           "Độ mật: Mật",
                           "ĐỘ MẬT: TUYỆT MẬT",
                           "Tối mật",
                           "**MẬT**",
                           "MẬT - HỎA TỐC",
                           "MẬT/KHẨN",
                           "MẬT – XEM XONG TRẢ LẠI",
                           "TỐI MẬT - CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",
                           "HỎA TỐC - TỐI MẬT",
                           "MẬT Bản số: 03",
                           "MẬT (1)",
                           "Độ mật: Mật (01 bản)",
                           "Độ mật: Tối mật; Bản số 3",
                           "DẤU MẬT",
                           "☐ MẬT",
                           "|MẬT|",
                           "‹MẬT>",
                           "“MẬT”",
                           "ＭẬＴ",
                           "M.Ậ.T",
                           "mật"}) {
    CHECK_MESSAGE(bears_secrecy_mark(header + mark + "\n" + body, ""), mark);
    CHECK_MESSAGE(bears_secrecy_mark(std::string(mark) + "\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" + body, ""), mark);
    CHECK_MESSAGE(bears_secrecy_mark(header + body, mark), mark);
  }
  CHECK_FALSE(bears_secrecy_mark(header + body, "Trang 1"));
  for (const char* open : {"Độ mật: Thường", "Độ mật:", "Mật số 5", "MẬT ĐỘ DÂN SỐ", "Bí mật", "HỎA TỐC", "Số: 5", "Mật ong Số 1",
                           "BẢO MẬT", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"}) {
    CHECK_FALSE_MESSAGE(bears_secrecy_mark(std::string(open) + "\n" + header + body, ""), open);
  }
}

TEST_CASE("below the head a level of secrecy in capitals is a mark, the word alone in a line or a cell is not") {
  const std::string header = "UBND TỈNH X\nSố: 5/BC-UBND\nBÁO CÁO\nVề công tác thông tin năm 2025\n";
  const std::string prose =
      "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện công tác thông tin đối ngoại năm 2025 trên địa bàn tỉnh như sau:\n";
  for (const char* word : {"Mật", "mật", "Tối mật", "mật."}) {
    CHECK_FALSE_MESSAGE(bears_secrecy_mark(header + prose + word + "\n", ""), word);
    CHECK_FALSE_MESSAGE(bears_secrecy_mark(header + prose + "3\t" + word + "\tSở Y tế\n", ""), word);
  }
  for (const char* mark : {"MẬT", "M Ậ T", "TỐI MẬT", "[MẬT]", "M.Ậ.T", "Độ mật: Mật", "MẬT (01 bản)"}) {
    CHECK_MESSAGE(bears_secrecy_mark(header + prose + mark + "\n", ""), mark);
    CHECK_MESSAGE(bears_secrecy_mark(header + prose + mark + "\tSở Y tế\n", ""), mark);
  }
  CHECK_FALSE(bears_secrecy_mark("UBND TỈNH X\nVề công tác bảo vệ bí\nmật.\n", "mật.\nmật,"));
  CHECK(bears_secrecy_mark(header + "Mật\n" + prose, ""));  // typed in the head
}

TEST_CASE("an empty text has no title, and nothing more is said of it") {
  const Parsed parsed = parse("", shipped_tables());
  REQUIRE(parsed.findings.size() == 1);
  CHECK(parsed.findings[0].rule == "directive.no_title");
}

TEST_CASE("a file is read with the places of its lines and a finding for each repair") {
  const auto reading = read("THÔNG BÁO\r\nVề việc\u00A0nghỉ lễ\r\n", shipped_tables());
  REQUIRE(reading);
  CHECK(reading->parsed.document.type_code == "TB");
  REQUIRE(reading->parsed.document.title);
  CHECK(reading->parsed.document.title->value == "Về việc nghỉ lễ");
  CHECK(reading->place_of(reading->parsed.document.title->where.begin) == text::Place{.line = 2, .column = 1});
  std::size_t spaces = 0;
  for (const Finding& finding : reading->parsed.findings) spaces += finding.rule == "text.no_break_space" ? 1 : 0;
  CHECK(spaces == 1);
}

TEST_CASE("a paper with a secrecy mark is refused") {
  const auto reading = read("MẬT\nBÁO CÁO\nTình hình\n", shipped_tables());
  REQUIRE_FALSE(reading);
  CHECK(reading.error().code == Code::forbidden);
  CHECK(reading.error().key == "directive.classified");
}

TEST_CASE("a line break within a paragraph of a DOCX does not move its place to another paragraph") {
  Reading reading;
  reading.text = "một\nhai\nba\n";
  reading.paragraph_of_line = {1, 2, 2};
  reading.places = text::PlaceMap({{0, {1, 1}}, {4 + 1, {2, 1}}, {9, {3, 1}}});
  CHECK(reading.place_of(9) == text::Place{.line = 2, .column = 5});
}

TEST_CASE("an office is named with the body it serves") {
  const std::string foot =
      "\nSố: 12/TB-VP\nThung Mây, ngày 05 tháng 6 năm 2026\nTHÔNG BÁO\nKết luận cuộc họp tháng 5\n1. Giao các phòng rà soát.\n";
  struct Row {
    std::string header, issuer;
  };
  const std::vector<Row> rows = {
      {"UBND TỈNH THUNG MÂY\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Thung Mây"},
      {"ỦY BAN NHÂN DÂN\nTỈNH THUNG MÂY\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Thung Mây"},
      {"BỘ NGOẠI GIAO\nVĂN PHÒNG", "Văn phòng Bộ Ngoại giao"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const Parsed parsed = parse(row.header + foot, shipped_tables());
    REQUIRE(parsed.document.issuer);
    CHECK(parsed.document.issuer->value == row.issuer);
  }
}

TEST_CASE("capitals that name no body are no issuer") {
  const Parsed parsed = parse("BẢNG CHỮ VIẾT TẮT\nMẪU SỐ SÁCH\nSTT\nKẾ HOẠCH\nTổ chức hội thi\n1. Một\n", shipped_tables());
  CHECK_FALSE(parsed.document.issuer);
}

TEST_CASE("a name above its signed mark is the signer of a paper without posts") {
  const Parsed parsed = parse("THÔNG BÁO\nVề lịch họp\nNgày mai họp lúc 8 giờ.\nCao Thị Suối\n(Đã ký)\n", shipped_tables());
  REQUIRE(parsed.document.signers.size() == 1);
  CHECK(parsed.document.signers[0].name == "Cao Thị Suối");
}
