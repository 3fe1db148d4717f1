#include "files/zip_end.hpp"

#include <doctest/doctest.h>

#include "files/docx_sample.hpp"

using namespace nhipcau;
using namespace nhipcau::files;

namespace {

/// A little-endian number.
std::string number(std::uint64_t value, int width) {
  std::string bytes;
  for (int i = 0; i < width; ++i, value >>= 8U) bytes += static_cast<char>(value & 0xFFU);
  return bytes;
}

std::string end_record(std::uint64_t entries, std::uint64_t list_bytes, const std::string& comment = "") {
  return std::string("PK\x05\x06") + number(0, 4) + number(entries, 2) + number(entries, 2) + number(list_bytes, 4) + number(0, 4) +
         number(comment.size(), 2) + comment;
}

/// A zip64 record at `at`, its locator, and an end record that refers to both.
std::string end_records_64(std::uint64_t at, std::uint64_t entries, std::uint64_t list_bytes) {
  const std::string record = std::string("PK\x06\x06") + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) + number(entries, 8) +
                             number(entries, 8) + number(list_bytes, 8) + number(0, 8);
  return record + "PK\x06\x07" + number(0, 4) + number(at, 8) + number(1, 4) + end_record(0xFFFF, 0xFFFFFFFF);
}

}  // namespace

TEST_CASE("more entries than allowed are refused by what the end of the zip says") {
  const Limits limits{.zip_entries = 10};
  struct Row {
    std::string bytes;
    bool is_refused;
  };
  const Row rows[] = {
      {"", false},
      {"PK\x05\x06", false},
      {end_record(10, 500), false},
      {end_record(11, 500), true},
      {end_record(10, 10 * 1024), false},
      {end_record(3, 10 * 1024 + 1), true},  // a list of thousands whose number ran over
      {"PK" + end_record(11, 500, "a comment"), true},
      {end_record(11, 500, end_record(1, 50)), true},  // one end inside the comment of another
      {end_records_64(0, 10, 500), false},
      {end_records_64(0, 2'000'000, 500), true},
      {end_records_64(0, 5, 100'000'000), true},
      {end_records_64(std::uint64_t{1} << 63U, 2'000'000, 500), false},  // points nowhere: no zip
      {end_records_64(0, 2'000'000, 500).substr(56), false},
      {end_record(0xFFFF, 500), false},  // a zip64 without its record: no zip either
      {end_record(11, 500) + std::string(70'000, ' '), false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes.size());
    CHECK(promises_too_many_entries(row.bytes, limits) == row.is_refused);
  }
}

TEST_CASE("a zip of ours promises what it holds") {
  const std::string bytes = sample::make_zip({{"a.txt", "một"}, {"b.txt", "hai"}});
  CHECK_FALSE(promises_too_many_entries(bytes, {.zip_entries = 2}));
  CHECK(promises_too_many_entries(bytes, {.zip_entries = 1}));
}
