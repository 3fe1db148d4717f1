#pragma once
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "directive/records.hpp"
#include "search/search.hpp"
#include "store/testing.hpp"

/// An office with one administrator and an empty register, for tests alone.
namespace nhipcau::directive {

struct TestOffice {
  store::Database& database;
  const store::FileStore& files;
  FixedClock& clock;
  office::Actor actor;

  [[nodiscard]] Result<Received> receive(std::string_view bytes, const std::string& name = "van-ban.txt") const {
    return directive::receive(database, files, clock, actor, {.bytes = bytes, .file_name = name}, shipped_tables());
  }
  PaperId receive_new(std::string_view bytes) const {
    const auto received = receive(bytes);
    REQUIRE(received);
    REQUIRE_FALSE(received->was_known);
    return received->id;
  }
  [[nodiscard]] Paper load(const PaperId& id) const {
    auto paper = database.read([&](store::Read& tx) { return load_paper(tx, id); });
    REQUIRE(paper);
    return std::move(*paper);
  }
  [[nodiscard]] Result<Paper> correct(const FieldCorrection& correction) const {
    return database.write([&](store::Write& tx) { return correct_field(tx, clock, actor, correction); });
  }
  [[nodiscard]] PaperPage list(const PaperFilter& filter) const {
    return database.read([&](store::Read& tx) { return list_papers(tx, filter); });
  }
};

inline const RecordField& field_of(const Paper& paper, FieldName name) {
  for (const RecordField& field : paper.fields) {
    if (field.name == name) return field;
  }
  FAIL("a record without one of its fields");
  return paper.fields.front();
}

/// Runs the test on each engine, in a fresh office on 22 November 2026 at 08:00 in Việt Nam. `more` are the statements of other rooms.
inline void in_test_office(const std::function<void(TestOffice&)>& test, std::vector<store::QueryFile> more = {}) {
  more.insert(more.end(), {office::queries(), search::queries(), queries()});
  store::for_each_engine(more, [&](store::Database& database) {
    const store::TemporaryFolder folder;
    const store::FileStore files(folder.path());
    FixedClock clock(from_rfc3339("2026-11-22T01:00:00.000Z"));
    const auto administrator = database.write([&](store::Write& tx) -> Result<office::Account> {
      return *office::create_first_administrator(tx, clock, "quantri", "Quản trị viên");
    });
    TestOffice test_office{
        .database = database, .files = files, .clock = clock, .actor = {.account = administrator->id, .from_address = "::1"}};
    test(test_office);
  });
}

/// What a test wants to vary in a whole paper of our own making.
struct SamplePaper {
  std::string number = "12 /KH-UBND";
  std::string issued = "ngày 20 tháng 02 năm 2023";
  std::string title = "Thông tin đối ngoại và quảng bá hình ảnh tỉnh năm 2023";
  std::string first_duty =
      "Giao Sở Văn hóa và Thể thao chủ trì, phối hợp với Sở Ngoại vụ xây dựng bộ ảnh giới thiệu danh lam thắng cảnh của tỉnh trước ngày "
      "15/12/2023.";
  std::string second_duty = "Giao Văn phòng tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng.";
};

inline std::string to_text(const SamplePaper& paper) {
  return "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n-------\nSố: " + paper.number +
         "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nLào Cai, " + paper.issued +
         "\n\nKẾ HOẠCH\n" + paper.title +
         "\n\nCăn cứ Hướng dẫn số 97/HD-BTTTT ngày 09/02/2023 của Bộ Thông tin và Truyền thông về công tác thông tin đối ngoại;\n"
         "Ủy ban nhân dân tỉnh Lào Cai ban hành Kế hoạch như sau:\n"
         "I. MỤC ĐÍCH\n1. Giới thiệu con người và văn hóa các dân tộc trong tỉnh với bạn bè quốc tế.\n"
         "2. Giữ gìn hòa bình, hữu nghị ở khu vực biên giới.\n"
         "II. TỔ CHỨC THỰC HIỆN\n1. " +
         paper.first_duty + "\n2. " + paper.second_duty +
         "\n\nNơi nhận:\n- Bộ Thông tin và Truyền thông (để báo cáo);\n- Các sở, ban, ngành;\n- Lưu: VT.\n\n"
         "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Bình\n";
}

}  // namespace nhipcau::directive
