#include "text/lost_capitals.hpp"

#include <doctest/doctest.h>

namespace nhipcau::text {
namespace {

TEST_CASE("capitals that TCVN3 lost are given back where the letters beside them prove them") {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Sở VĂN HóA THÔNG TIN", "SỞ VĂN HÓA THÔNG TIN"},
      {"CỘNG HòA Xã HộI", "CỘNG HÒA XÃ HỘI"},
      {"KếT QUả", "KẾT QUẢ"},
      {"Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"},
      {"Số: 214/BC-SVHTT", "Số: 214/BC-SVHTT"},
      {"Sở GD và ĐT tỉnh Hà Tây", "Sở GD và ĐT tỉnh Hà Tây"},
      {"Chử Văn Lụa", "Chử Văn Lụa"},
      {"", ""},
  };
  for (const auto& [lost, whole] : rows) {
    CAPTURE(lost);
    CHECK(restore_capitals(lost, Fonts::lost) == whole);
  }
}

TEST_CASE("a line at the head without any capital was written in a font of capitals") {
  CHECK(restore_capitals("ủy ban nhân dân", Fonts::told) == "ủy ban nhân dân");
  CHECK(restore_capitals("ủy ban nhân dân\ntỉnh hà tây\n", Fonts::lost) == "ỦY BAN NHÂN DÂN\nTỈNH HÀ TÂY\n");
  CHECK(restore_capitals("về việc mở lớp;\nSố: 12", Fonts::lost) == "về việc mở lớp;\nSố: 12");
}

}  // namespace
}  // namespace nhipcau::text
