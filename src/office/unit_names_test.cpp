#include "office/unit_names.hpp"

#include <doctest/doctest.h>

namespace nhipcau::office {
namespace {

TEST_CASE("a unit's kind is written as the law does, and left out where people leave it out") {
  const struct {
    const char* written;
    const char* shown;
    const char* found_by;
  } rows[] = {
      {"Phường Ba Đình", "Phường Ba Đình", "ba dinh"},
      {"xã Tân Lập", "Xã Tân Lập", "tan lap"},
      {"THÀNH PHỐ HUẾ", "Thành phố HUẾ", "hue"},
      {"Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "ho chi minh"},
      {"Thị xã Hồng Lĩnh", "Thị xã Hồng Lĩnh", "hong linh"},
      {"Thị trấn Sa Pa", "Thị trấn Sa Pa", "sa pa"},
      {"Đặc khu Phú Quốc", "Đặc khu Phú Quốc", "phu quoc"},
      {"Tỉnh Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu", "ba ria - vung tau"},
      {"Phường 1", "Phường 1", "1"},
      {"Tỉnh ủy Sơn La", "Tỉnh ủy Sơn La", "tinh uy son la"},
      {"Huyện uỷ Mai Sơn", "Huyện uỷ Mai Sơn", "huyen uy mai son"},
      {"Xã", "Xã", "xa"},
      {"Tỉnhlỵ", "Tỉnhlỵ", "tinhly"},
      {"", "", ""},
  };
  for (const auto& [written, shown, found_by] : rows) {
    CAPTURE(written);
    CHECK(with_kind(written) == shown);
    CHECK(short_folded(written) == found_by);
  }
}

}  // namespace
}  // namespace nhipcau::office
