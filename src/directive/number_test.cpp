#include "directive/number.hpp"

#include <doctest/doctest.h>

namespace nhipcau::directive {
namespace {

struct Row {
  std::string_view written;
  std::string_view normalized;
  std::string_view type_code;
  std::optional<System> system;
};

TEST_CASE("a number says its type, its tree and how it should be written") {
  const Row rows[] = {
      {"72/2015/NĐ-CP", "72/2015/NĐ-CP", "NĐ", System::state},
      {"305/KH-MTTQ-BTT", "305/KH-MTTQ-BTT", "KH", System::front},
      {"41 /HD-MTTW-BTT", "41/HD-MTTW-BTT", "HD", System::front},
      {"2013/QĐ-TTg", "2013/QĐ-TTg", "QĐ", System::state},
      {"10/2000/CT-TTg", "10/2000/CT-TTg", "CT", System::state},
      {"126/2025/QH15", "126/2025/QH15", "", System::state},
      {"237/NQ-UBTVQH16", "237/NQ-UBTVQH16", "NQ", System::state},
      {"57-KL/TW", "57-KL/TW", "KL", System::party},
      {"57- KL/TW", "57-KL/TW", "KL", System::party},
      {"11/CT-TW", "11-CT/TW", "CT", System::party},
      {"18/HD-BTGTU", "18-HD/BTGTU", "HD", System::party},
      {"05-NQ/ĐU", "05-NQ/ĐU", "NQ", System::party},
      {"23-HD/BTGDVTW", "23-HD/BTGDVTW", "HD", System::party},
      {"90-HD/BTGĐUK", "90-HD/BTGĐUK", "HD", System::party},
      {"5740/BTTTT-TTĐN", "5740/BTTTT-TTĐN", "", System::state},
      {"4930/MTTW-BTT", "4930/MTTW-BTT", "", System::front},
      {"19/2008/NQLT/CP-UBTUMTTQVN", "19/2008/NQLT/CP-UBTUMTTQVN", "NQLT", System::front},
      {"15/HĐ-UBND", "15/HĐ-UBND", "HĐ", System::state},
      {"66.22/2026/NQ-CP", "66.22/2026/NQ-CP", "NQ", System::state},
  };
  for (const auto& row : rows) {
    CAPTURE(row.written);
    const auto mentions = text::find_numbers(row.written, {0, row.written.size()});
    REQUIRE(mentions.size() == 1);
    const auto number = interpret_number(row.written, mentions[0], shipped_tables());
    CHECK(number.as_written == row.written);
    CHECK(number.normalized == row.normalized);
    CHECK(number.type_code == row.type_code);
    CHECK(number.system == row.system);
  }
}

TEST_CASE("the same letters are two types in two trees") {
  CHECK(shipped_tables().find_type("TT", System::state)->name == "Thông tư");
  CHECK(shipped_tables().find_type("TT", System::party)->name == "Thông tri");
  CHECK(shipped_tables().find_type("HĐ", std::nullopt)->name == "Hợp đồng");
  CHECK(shipped_tables().find_type("HD", std::nullopt)->name == "Hướng dẫn");
  CHECK(shipped_tables().find_type("", std::nullopt) == nullptr);
}

}  // namespace
}  // namespace nhipcau::directive
