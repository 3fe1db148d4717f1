#include "office/organ_code.hpp"

#include <doctest/doctest.h>

namespace nhipcau::office {
namespace {

struct Row {
  std::string_view written, code, qcvn;  ///< qcvn: empty where there is no such form
};

}  // namespace

TEST_CASE("a code is read in both of its forms and written out in either") {
  const Row rows[] = {
      {"000.00.00.H57", "H57", "000.00.00.H57"},
      {"000.00.01.H59", "H59.01", "000.00.01.H59"},
      {"000.01.01.H59", "H59.01.01", "000.01.01.H59"},
      {"007.02.01.H59", "H59.01.02.007", "007.02.01.H59"},
      {"000.00.13.H53", "H53.13", "000.00.13.H53"},
      {"000.00.01.K05", "K05.01", "000.00.01.K05"},
      {"000.00.00.G09", "G09", "000.00.00.G09"},
      {"H55.242", "H55.242", ""},
      {"H37.02.02", "H37.02.02", "000.02.02.H37"},
      {"H37.02.02.003", "H37.02.02.003", "003.02.02.H37"},
      {"H37.02.02.03", "H37.02.02.03", ""},
      {"H37.02.02.003.1", "H37.02.02.003.1", ""},
      {"G22.1A", "G22.1A", ""},
      {"A01", "A01", "000.00.00.A01"},
      {" h57 ", "H57", "000.00.00.H57"},
      {"000.00.00.h57", "H57", "000.00.00.H57"},
      {"242.00.00.H55", "H55.242", ""},  // nothing between: read, and never written so
      {"H59.01.01.H59", "H59.01.01.H59", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    const auto code = parse_organ_code(row.written);
    REQUIRE(code);
    CHECK(*code == row.code);
    const auto qcvn = to_qcvn_form(*code);
    CHECK(qcvn.value_or("") == row.qcvn);
    CHECK(*parse_organ_code(*code) == *code);
    if (qcvn) CHECK(*parse_organ_code(*qcvn) == *code);
  }
}

TEST_CASE("what is no code is refused in a sentence that repeats it") {
  for (const std::string_view written : {"",
                                         " ",
                                         "57",
                                         "H5",
                                         "H577",
                                         "57H",
                                         "HÀ5",
                                         "H57.",
                                         ".H57",
                                         "H57..01",
                                         "H57.00",
                                         "H57.01.000",
                                         "000.00.H57",
                                         "000.00.00.00.H57",
                                         "00.00.00.H57",
                                         "000.00.00.57",
                                         "000.0A.00.H57",
                                         "000.00.01",
                                         "000-00-00-H57",
                                         "H57 01",
                                         "H57.01;",
                                         "Tỉnh Sơn La",
                                         "H57.1234567890123456789012345678901X"}) {
    CAPTURE(written);
    const auto code = parse_organ_code(written);
    REQUIRE_FALSE(code);
    CHECK(code.error().key == "office.organ_code_bad");
  }
  CHECK(parse_organ_code("H57.00").error().args.front() == "H57.00");
  CHECK(parse_organ_code(std::string(100, 'H')).error().args.front() == "…");
}

}  // namespace nhipcau::office
