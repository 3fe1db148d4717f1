#include "files/xml_tree.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::files;

TEST_CASE("xml: names are told by what their prefixes stand for where they stand") {
  const auto root = parse_xml(R"(<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns="urn:a"><D:prop><getetag xmlns="DAV:"/><x y="1 &lt; 2" D:z="no"/><D:p xmlns:D="urn:b"/><D:q/></D:prop></D:propfind>)");
  REQUIRE(root);
  CHECK(root->space == "DAV:");
  CHECK(root->name == "propfind");
  const XmlElement* prop = root->child("DAV:", "prop");
  REQUIRE(prop != nullptr);
  std::string told;
  for (const auto& one : prop->children) told += one.space + "|" + one.name + " ";
  CHECK(told == "DAV:|getetag urn:a|x urn:b|p DAV:|q ");
  CHECK(prop->children[1].attribute("y") == "1 < 2");
  CHECK(prop->children[1].attributes.size() == 1);
  CHECK(root->child("", "prop") == nullptr);
}

TEST_CASE("xml: letters are put together, those in CDATA too") {
  const auto root = parse_xml("<a>Tết <![CDATA[<Nguyên>]]> đán&#33;<b>x</b></a>");
  REQUIRE(root);
  CHECK(root->text == "Tết <Nguyên> đán!");
}

TEST_CASE("xml: what could grow, is not well-formed or not UTF-8 is refused") {
  const std::string deep = [] {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "<a>";
    for (int i = 0; i < 40; ++i) text += "</a>";
    return text;
  }();
  std::string many = "<a>";
  for (int i = 0; i < 20'000; ++i) many += "<b/>";
  many += "</a>";
  CHECK(parse_xml(deep).error().key == "files.expands_too_much");
  CHECK(parse_xml(many).error().key == "files.expands_too_much");
  for (const std::string text : {"", "x", "<a", "<a></b>", "<D:a/>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a>\xC3</a>",
                                 "<a xmlns:b=\"\"><b:c/></a>", "<a xmlns=\"&#1;\"/>"}) {
    CAPTURE(text);
    const auto parsed = parse_xml(text);
    REQUIRE(!parsed);
    CHECK(parsed.error().key == "files.damaged");
  }
}
