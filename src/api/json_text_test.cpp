#include "api/json_text.hpp"

#include <doctest/doctest.h>

using namespace nhipcau::api;

TEST_CASE("objects, arrays and values stand with commas between them and none after the last") {
  JsonText out;
  out.open_object();
  out.field("text", "Đất nước");
  out.field("number", 12);
  out.field("truth", true);
  out.field("nothing", nullptr);
  out.field_or_null("empty", "");
  out.field_or_null("full", "x");
  out.name("empty_list");
  out.open_array();
  out.close_array();
  out.name("list");
  out.open_array();
  out.value("a");
  out.open_object();
  out.close_object();
  out.value(std::int64_t{-9'000'000'000});
  out.close_array();
  out.field("tree", json::object{{"a", 1}, {"b", json::array{1, 2}}});
  out.close_object();
  CHECK(out.take() ==
        R"({"text":"Đất nước","number":12,"truth":true,"nothing":null,"empty":null,"full":"x","empty_list":[],"list":["a",{},-9000000000],)"
        R"("tree":{"a":1,"b":[1,2]}})");
}

TEST_CASE("every character is written as json::serialize writes it, and reads back as it was") {
  std::string all = "“Đất nước” \U0001F1FB\U0001F1F3 ";
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  JsonText out;
  out.value(all);
  const std::string written = out.take();
  CHECK(written == json::serialize(json::value(to_view(all))));
  CHECK(json::parse(written).as_string() == to_view(all));
}
