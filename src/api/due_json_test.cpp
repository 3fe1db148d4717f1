#include "api/due_json.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

TEST_CASE("each kind of deadline goes out and comes back the same") {
  for (const std::string text : {
           R"({"kind":"date","as_written":"trước ngày 15/12/2026","date":"2026-12-15"})",
           R"({"kind":"moment","as_written":"trước 16 giờ 00 ngày 15/12/2026","date":"2026-12-15","time":"16:00"})",
           R"({"kind":"rule","as_written":"trước ngày 15 hằng tháng","every":"month","day":15})",
           R"({"kind":"rule","as_written":"","every":"half_year"})",
           R"({"kind":"rule","as_written":"","every":"year","day":1,"month":12})",
           R"({"kind":"rule","as_written":"","every":"week","day":5})",
       }) {
    CAPTURE(text);
    const auto due = read_due_date(*parse_object(text));
    REQUIRE(due.has_value());
    CHECK(json::serialize(to_json(*due)) == text);
  }
}

TEST_CASE("a deadline of another form is refused by the name of its field") {
  struct Row {
    std::string text, fault;
  };
  const Row rows[] = {
      {R"({"as_written":""})", "api.missing_field kind"},
      {R"({"kind":"date"})", "api.missing_field as_written"},
      {R"({"kind":"day","as_written":""})", "api.wrong_type kind"},
      {R"({"kind":"date","as_written":"","date":"2023-02-29"})", "api.wrong_type date"},
      {R"({"kind":"date","as_written":"","date":"15/12/2026"})", "api.wrong_type date"},
      {R"({"kind":"rule","as_written":""})", "api.missing_field every"},
      {R"({"kind":"rule","as_written":"","every":"day"})", "api.wrong_type every"},
      {R"({"kind":"rule","as_written":"","every":"month","day":32})", "api.wrong_type day"},
      {R"({"kind":"rule","as_written":"","every":"month","day":4294967297})", "api.wrong_type day"},
      {R"({"kind":"date","as_written":"","date":"2026-12-15","zone":"UTC"})", "api.unknown_field zone"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto due = read_due_date(*parse_object(row.text));
    REQUIRE_FALSE(due.has_value());
    const std::string fault = due.error().key + " " + due.error().args.at(0);
    CHECK(fault == row.fault);
  }
}
