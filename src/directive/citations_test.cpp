#include "directive/citations.hpp"

#include <doctest/doctest.h>

namespace nhipcau::directive {
namespace {

struct Row {
  std::string_view sentence;
  std::string_view number;  ///< of the first citation
  std::string_view type;
  std::string_view date;
  std::string_view issuer;
  std::string_view title;
};

std::vector<Citation> cited(std::string_view text) {
  const auto words = split_words(text, {0, text.size()});
  return find_citations({text, words, {0, text.size()}}, shipped_tables());
}

TEST_CASE("a citation has its type before the number, date, issuer and title behind it") {
  const Row rows[] = {
      {"theo Hướng dẫn số 41-HD/BTGTW ngày 20/12/2021 của Ban Tuyên giáo Trung ương về công tác báo chí.", "41-HD/BTGTW", "Hướng dẫn",
       "2021-12-20", "Ban Tuyên giáo Trung ương", "về công tác báo chí"},
      {"Kết luận số 12- KL/TW, ngày 03/4/2023 của Bộ Chính trị “về phát triển văn hóa”; các văn bản khác", "12-KL/TW", "Kết luận",
       "2023-04-03", "Bộ Chính trị", "về phát triển văn hóa"},
      {"Chỉ thị số 14/CT-TW ngày 13/6/1994 của Ban Bí thư (khóa VII) về “đổi mới công tác đối ngoại”.", "14-CT/TW", "Chỉ thị", "1994-06-13",
       "Ban Bí thư (khóa VII)", "đổi mới công tác đối ngoại"},
      {"Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ quy định về công tác văn thư;", "30/2020/NĐ-CP", "Nghị định",
       "2020-03-05", "Chính phủ", "quy định về công tác văn thư"},
      {"Quyết định số 45/QĐ-UBND của Ủy ban nhân dân tỉnh ngày 10/01/2024 về việc thành lập Ban Chỉ đạo.", "45/QĐ-UBND", "Quyết định",
       "2024-01-10", "Ủy ban nhân dân tỉnh", "về việc thành lập Ban Chỉ đạo"},
      {"Căn cứ Luật Báo chí số 126/2025/QH15;", "126/2025/QH15", "Luật", "", "", "Báo chí"},
      {"Luật số: 20/2023/QH15 ngày 22/6/2023 của Quốc hội", "20/2023/QH15", "Luật", "2023-06-22", "Quốc hội", ""},
      {"Theo đó, ngày 12/5/2014, Ban Bí thư (khóa XI) đã ban hành Kết luận số 94-KL/TW về học tập lý luận.", "94-KL/TW", "Kết luận",
       "2014-05-12", "Ban Bí thư (khóa XI)", "về học tập lý luận"},
      {"Công văn của Sở Ngoại vụ số 215/SNgV-LS ngày 02/02/2024 về việc tiếp đoàn.", "215/SNgV-LS", "Công văn", "2024-02-02", "Sở Ngoại vụ",
       "về việc tiếp đoàn"},
      {"xem Kết luận 94-KL/TW.", "94-KL/TW", "Kết luận", "", "", ""},
      {"Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị về miễn nhiệm", "41-QĐ/TW", "Quy định", "2021-11-03", "Bộ Chính trị",
       "về miễn nhiệm"},
      {"Kế hoạch số 9/KH-UBND\nngày 01/02/2024 của UBND tỉnh về nâng cao\nchất lượng tin bài", "9/KH-UBND", "Kế hoạch", "2024-02-01",
       "UBND tỉnh", "về nâng cao chất lượng tin bài"},
      {"Tờ trình số 18/TTr-SNV (ngày 04/5/2022) của Sở Nội vụ.", "18/TTr-SNV", "Tờ trình", "2022-05-04", "Sở Nội vụ", ""},
      {"ban hành kèm theo Thông tư số 22/2016/TT-BTTTT.", "22/2016/TT-BTTTT", "Thông tư", "", "", ""},
      {"Nghị quyết số 18/NQ-HĐND ngày 09/12/2023 của HĐND tỉnh thông qua dự toán, Ủy ban nhân dân tỉnh ban hành Kế hoạch.", "18/NQ-HĐND",
       "Nghị quyết", "2023-12-09", "HĐND tỉnh", "thông qua dự toán"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.sentence);
    const auto found = cited(row.sentence);
    REQUIRE(found.size() == 1);
    CHECK(found[0].number->normalized == row.number);
    CHECK(found[0].type == row.type);
    CHECK((found[0].issued_on ? found[0].issued_on->to_iso() : "") == row.date);
    CHECK(found[0].issuer == row.issuer);
    CHECK(found[0].title == row.title);
  }
}

TEST_CASE("papers in a list share the type that is said once") {
  const auto found = cited("theo các Nghị định số 72/2015/NĐ-CP và số 148/2026/NĐ-CP, Thông tư số 05/2019/TT-BNV.");
  REQUIRE(found.size() == 3);
  CHECK(found[1].type == "Nghị định");
  CHECK(found[1].number->normalized == "148/2026/NĐ-CP");
  CHECK(found[2].type == "Thông tư");
}

TEST_CASE("a citation spans from its type to the end of its title") {
  const std::string_view text = "Thực hiện Kế hoạch số 12/KH-UBND ngày 03/01/2024 của UBND tỉnh về truyền thông; các đơn vị …";
  const auto found = cited(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where.of(text) == "Kế hoạch số 12/KH-UBND ngày 03/01/2024 của UBND tỉnh về truyền thông");
}

TEST_CASE("mentions of one number become one citation with what all of them say") {
  auto merged = merge_citations(
      cited("Kết luận 94-KL/TW. Kết luận số 94-KL/TW ngày 12/5/2014 của Ban Bí thư. Kết luận số 94-KL/TW về học tập lý luận."));
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].issued_on->to_iso() == "2014-05-12");
  CHECK(merged[0].issuer == "Ban Bí thư");
  CHECK(merged[0].title == "về học tập lý luận");
  CHECK(merge_citations(cited("Kết luận số 12-KL/TW ngày 02/8/2016; Kết luận số 12-KL/TW ngày 12/8/2021.")).size() == 2);
}

struct BasisRow {
  std::vector<std::string_view> paragraphs;
  std::vector<std::string_view> numbers;  ///< "" for one without a number
};

TEST_CASE("a law without a number is told by its whole name") {
  struct LawRow {
    std::string_view text;
    std::vector<std::string_view> told;  ///< "type|title|date"
  };
  const LawRow rows[] = {
      {"Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;", {"Luật|Tổ chức Chính phủ|2015-06-19"}},
      {"Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015;",
       {"Luật|Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|2015-11-20"}},
      {"Căn cứ Luật Phòng, chống ma túy và Luật Báo chí;", {"Luật|Phòng, chống ma túy|", "Luật|Báo chí|"}},
      {"Theo đề nghị của Bộ trưởng Bộ Nội vụ;", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto bases = find_bases(row.text, split_words(row.text, {0, row.text.size()}), {{0, row.text.size()}}, shipped_tables());
    REQUIRE(bases.size() == row.told.size());
    for (std::size_t i = 0; i < bases.size(); ++i)
      CHECK(bases[i].type + "|" + bases[i].title + "|" + (bases[i].issued_on ? bases[i].issued_on->to_iso() : "") == row.told[i]);
  }
}

TEST_CASE("bases are the papers of the opening that stand on their own") {
  const BasisRow rows[] = {
      {{"Căn cứ Hướng dẫn số 9-HD/BTGTU ngày 02/02/2024 của Ban Tuyên giáo Tỉnh ủy về báo chí, Ban Tuyên giáo Huyện ủy xây dựng kế hoạch "
        "như sau:"},
       {"9-HD/BTGTU"}},
      {{"Thực hiện Hướng dẫn số 10/HD-MTTW-BTT ngày 06/8/2023 của Ban Thường trực về triển khai thực hiện Kết luận số 57-KL/TW, ngày "
        "15/6/2023 của Bộ Chính trị. Ban Thường trực tỉnh ban hành Hướng dẫn thực hiện Kết luận số 57-KL/TW như sau:"},
       {"10/HD-MTTW-BTT"}},
      {{"Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV ngày 02/01/2025."},
       {"72/2025/QH15", "30/2020/NĐ-CP", "15/TTr-SNV"}},
      {{"Căn cứ Luật Báo chí;", "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh."}, {""}},
      {{"Thực hiện Kế hoạch số 5-KH/TU ngày 01/3/2024 của Tỉnh ủy và chỉ đạo của Thường trực Đảng ủy, Ban Tuyên giáo Đảng ủy hướng dẫn như "
        "sau:"},
       {"5-KH/TU", ""}},
      {{"Căn cứ:", "- Kế hoạch số 7/KH-UBND ngày 02/01/2024 của UBND tỉnh;", "- Công văn số 12/SVHTTDL-BC ngày 05/01/2024."},
       {"7/KH-UBND", "12/SVHTTDL-BC"}},
      {{"Căn cứ chức năng, nhiệm vụ được giao;"}, {}},
      {{"Căn cứ tình hình thực tế của địa phương, Sở xây dựng kế hoạch."}, {}},
      {{"Thời gian qua, các đơn vị đã triển khai Kế hoạch số 5/KH-UBND ngày 03/01/2023."}, {}},
      {{"- Căn cứ Quyết định số 8/QĐ-UBND ngày 04/4/2024;"}, {"8/QĐ-UBND"}},
      {{"Xét Tờ trình số 21/TTr-STC ngày 10/10/2024 của Sở Tài chính;"}, {"21/TTr-STC"}},
      {{"Trên cơ sở Kết luận số 3-KL/TU ngày 10/10/2024 của Ban Thường vụ, Ủy ban nhân dân tỉnh yêu cầu các sở thực hiện Kế hoạch số "
        "4/KH-UBND:"},
       {"3-KL/TU"}},
      {{"Phúc đáp Công văn số 88/BNG-VP ngày 01/7/2024 của Bộ Ngoại giao về góp ý dự thảo, Sở Ngoại vụ có ý kiến như sau:"}, {"88/BNG-VP"}},
      {{"Để triển khai Nghị quyết số 6-NQ/TU, ngày 11/11/2023 của Tỉnh ủy, Huyện ủy ban hành Chương trình hành động."}, {"6-NQ/TU"}},
      {{"Những năm qua, công tác này đạt nhiều kết quả. Để tiếp tục thực hiện Kết luận số 57-KL/TW, ngày 15/6/2023 của Bộ Chính trị, Ban "
        "Thường vụ yêu cầu các cấp ủy thực hiện:"},
       {"57-KL/TW"}},
      {{"Căn cứ Điều lệ Mặt trận Tổ quốc Việt Nam;"}, {""}},
  };
  for (const auto& row : rows) {
    std::string text;
    std::vector<Span> opening;
    for (const auto paragraph : row.paragraphs) {
      opening.push_back({text.size(), text.size() + paragraph.size()});
      text += std::string(paragraph) + "\n";
    }
    CAPTURE(text);
    const auto bases = find_bases(text, split_words(text, {0, text.size()}), opening, shipped_tables());
    REQUIRE(bases.size() == row.numbers.size());
    for (std::size_t i = 0; i < bases.size(); ++i) {
      CHECK((bases[i].number ? bases[i].number->normalized : "") == row.numbers[i]);
      CHECK(bases[i].is_basis);
    }
  }
}

TEST_CASE("a basis without a number says its kind and its body") {
  const std::string_view text = "Thực hiện ý kiến chỉ đạo của Thường trực Tỉnh ủy về báo chí;";
  const auto bases = find_bases(text, split_words(text, {0, text.size()}), {{0, text.size()}}, shipped_tables());
  REQUIRE(bases.size() == 1);
  CHECK(bases[0].type == "ý kiến chỉ đạo");
  CHECK(bases[0].issuer == "Thường trực Tỉnh ủy");
}

TEST_CASE("nothing is cited in an empty text or one without numbers") {
  CHECK(cited("").empty());
  CHECK(cited("Hướng dẫn công tác năm 2023, ngày 12/12/2023, tỉ lệ 3/4.").empty());
}

}  // namespace
}  // namespace nhipcau::directive
