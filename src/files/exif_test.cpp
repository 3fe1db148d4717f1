#include "files/exif.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nhipcau::files;
using namespace std::string_literals;

namespace {

std::string segment(const std::string& mark, const std::string& body) {
  const std::size_t size = body.size() + 2;
  return mark + static_cast<char>(size >> 8U) + static_cast<char>(size & 0xFFU) + body;
}

/// A JPEG's head, with the camera's notes in it.
std::string jpeg(const std::string& notes) {
  return "\xFF\xD8"s + segment("\xFF\xE0"s, "JFIF\0\1\1\0\0\1\0\1\0\0"s) + segment("\xFF\xE1"s, "Exif\0\0"s + notes) + "\xFF\xDA";
}

std::string big_end(char orientation) {
  return "MM\0*\0\0\0\x08\0\2\1\x0F\0\2\0\0\0\4abc\0\1\x12\0\3\0\0\0\1\0"s + orientation + "\0\0\0\0\0\0"s;
}
std::string little_end(char orientation) {
  return "II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s;
}

}  // namespace

TEST_CASE("a JPEG says how it is to be turned") {
  CHECK(orientation_of_jpeg(jpeg(big_end('\6'))) == 6);
  CHECK(orientation_of_jpeg(jpeg(little_end('\x08'))) == 8);
  CHECK(orientation_of_jpeg(jpeg(little_end('\1'))) == 1);
}

TEST_CASE("one that says nothing, or nothing that makes sense, stays as it is") {
  for (const std::string& bytes :
       {""s, "\xFF\xD8"s, jpeg(""), jpeg("XX*\0"s), jpeg(little_end('\x63')), jpeg(little_end('\6')).substr(0, 40),
        "\xFF\xD8\xFF\xDA"s + jpeg(little_end('\6')), jpeg("II*\0\xFF\xFF\xFF\xFF"s)}) {
    CHECK(orientation_of_jpeg(bytes) == 1);
  }
}
