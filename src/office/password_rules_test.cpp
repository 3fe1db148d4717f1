#include "office/password_rules.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::office;

namespace {

const PasswordContext kContext{
    .account_name = "lothien", .shown_name = "Lò Thị Én", .office_name = "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh Vân Sơn"};

std::string key_of(std::string_view password) {
  const auto fault = find_password_fault(password, kContext);
  return fault ? fault->key : "";
}

}  // namespace

TEST_CASE("a password is long enough or not, counted in characters as people see them") {
  CHECK(key_of("") == "office.password_too_short");
  CHECK(key_of("cầu tre lắc lẻ") == "office.password_too_short");  // 14
  CHECK(key_of("cầu tre lắc lẻo").empty());                        // 15
  CHECK(key_of("mèo đen ngủ trên mái ngói " + std::string(30, 'x') + " rồi kêu khẽ").empty());
  CHECK(find_password_fault("ngắn", kContext)->args == std::vector<std::string>{"15"});
  std::string long_one;
  for (int i = 0; i < 250; ++i) long_one += std::to_string(i * 7919) + " ";
  CHECK(key_of(long_one.substr(0, kLongestPassword)).empty());
  CHECK(key_of(long_one) == "office.password_too_long");
}

TEST_CASE("no kinds of characters are asked for: one case, spaces, marks, emoji, another script") {
  for (const std::string_view password : {"gập ghềnh khó đi", "ba con gà mái ấp mười trứng", "BÈO DẠT MÂY TRÔI XA",
                                          "🐃🌾🐓🦆🍲🏮🎋🛶🌙🔔🥁🎐🪁🐟🌊", "ភាសាខ្មែរពិរោះណាស់",
                                          "8491-2206-7735-0148", "tr0ngn@m s0ng h0ng xa"}) {
    CAPTURE(password);
    CHECK(key_of(password).empty());
  }
}

TEST_CASE("one character, or a short piece said again and again, is refused") {
  for (const std::string_view password : {"aaaaaaaaaaaaaaa", "               .", "111111111111111", "abcabcabcabcabc",
                                          "hoa hoa hoa hoa hoa", "ééééééééééééééé", "!!!!!!!!!!!!!!!!", "123123123123123123"}) {
    CAPTURE(password);
    CHECK(key_of(password) == "office.password_repeats");
  }
}

TEST_CASE("the account's, the person's and the office's name are refused, whatever stands around them") {
  for (const std::string_view password :
       {"lothien20261122", "2026 Lò Thị Én 2026", "lo thi en 123456789", "LOTHIEN LOTHIEN", "Lò Thị Én lothien", "nhipcau12345678",
        "Nhịp Cầu lothien", "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh Vân Sơn!", "l0th1en l0th1en!"}) {
    CAPTURE(password);
    CHECK(key_of(password) == "office.password_is_name");
  }
  CHECK(key_of("Lò Thị Én thích cá suối").empty());  // a sentence with a name in it
}

TEST_CASE("what everybody tries first is refused, in any writing; a sentence that has it in it is not") {
  for (const std::string_view password :
       {"matkhau12345678", "Mật khẩu của tôi", "MAT KHAU MAT KHAU", "maatj khaaur 2026!", "p@ssw0rd p@ssw0rd", "passwordpassword",
        "administrator2026", "Độc lập - Tự do - Hạnh phúc", "Có công mài sắt, có ngày nên kim", "một con vịt xoè ra hai cái cánh",
        "qwertyuiopasdfg", "1qaz2wsx3edc4rfv", "123456789012345", "987654321098765", "abcdefghijklmno", "zyxwvutsrqponmlk",
        "anhyeuem14021990", "aăâbcdđeêghiklmnoôơ", "correcthorsebatterystaple"}) {
    CAPTURE(password);
    CHECK(key_of(password) == "office.password_common");
  }
  for (const std::string_view password : {"mật khẩu của tôi là con trâu tím", "có công mài sắt thì tay chai", "qwerty trên bờ sông Đà"}) {
    CAPTURE(password);
    CHECK(key_of(password).empty());
  }
}

TEST_CASE("a name that is not set is no reason to refuse") {
  CHECK_FALSE(find_password_fault("cầu tre lắc lẻo", {}));
}
