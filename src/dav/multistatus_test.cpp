#include "dav/multistatus.hpp"

#include <doctest/doctest.h>

#include "files/xml_tree.hpp"

using namespace nhipcau;
using namespace nhipcau::dav;

TEST_CASE("dav: an answer says of each thing what it has and what it has not") {
  const std::string told = multistatus({{.href = "/a&b",
                                         .found = {{{"DAV:", "displayname"}, escaped("Lịch <1>")}, {{"DAV:", "resourcetype"}}},
                                         .missing = {{"urn:y", "x"}, {"", "z"}}},
                                        {.href = "/gone", .found = {}, .missing = {}, .status = 404}},
                                       "data:,1");
  const auto root = files::parse_xml(told);
  REQUIRE(root);
  CHECK(root->name == "multistatus");
  REQUIRE(root->children.size() == 3);
  const auto& first = root->children[0];
  CHECK(first.child("DAV:", "href")->text == "/a&b");
  const auto* found = first.child("DAV:", "propstat");
  CHECK(found->child("DAV:", "prop")->child("DAV:", "displayname")->text == "Lịch <1>");
  CHECK(found->child("DAV:", "status")->text == "HTTP/1.1 200 OK");
  const auto& missing = first.children[2];
  CHECK(missing.child("DAV:", "prop")->child("urn:y", "x") != nullptr);
  CHECK(missing.child("DAV:", "prop")->child("", "z") != nullptr);
  CHECK(missing.child("DAV:", "status")->text == "HTTP/1.1 404 Not Found");
  CHECK(root->children[1].child("DAV:", "status")->text == "HTTP/1.1 404 Not Found");
  CHECK(root->children[2].text == "data:,1");
}

TEST_CASE("dav: lines of a calendar come through with their ends, without what XML cannot hold") {
  const auto root = files::parse_xml("<a>" + escaped("A\r\nB\x01\n") + "</a>");
  REQUIRE(root);
  CHECK(root->text == "A\r\nB\n");
}

TEST_CASE("dav: a refusal names its condition and says a sentence") {
  const auto root = files::parse_xml(error_body({"DAV:", "need-privileges"}, "Lịch này chỉ đọc.", "/caldav/x/"));
  REQUIRE(root);
  CHECK(root->child("DAV:", "need-privileges")->child("DAV:", "resource")->child("DAV:", "href")->text == "/caldav/x/");
  CHECK(root->child("urn:nhipcau", "message")->text == "Lịch này chỉ đọc.");
  CHECK(files::parse_xml(error_body({"urn:y", "x"}, ""))->child("urn:y", "x") != nullptr);
}
