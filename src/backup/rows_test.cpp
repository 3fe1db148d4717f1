#include "backup/rows.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace nhipcau;
using namespace nhipcau::backup;
using store::ColumnKind;
using store::value;
using store::Value;

namespace {

const store::Table kTable{
    "animal",
    {{"id", ColumnKind::text}, {"weight", ColumnKind::real}, {"is_tame", ColumnKind::boolean}, {"place", ColumnKind::integer}},
    {0},
    {}};

}  // namespace

TEST_CASE("a header tells the names and kinds of the columns") {
  CHECK(to_header(kTable) == "id text\tweight double precision\tis_tame boolean\tplace bigint");
}

TEST_CASE("a row is written in one way and read back as it was") {
  const std::vector<std::pair<std::vector<Value>, std::string>> rows{
      {{value("a"), value(0.5), value(true), value(-7)}, "a\t0.5\tt\t-7"},
      {{value(""), value(2.0), value(false), value(0)}, "\t2\tf\t0"},
      {{value(nullptr), value(nullptr), value(nullptr), value(nullptr)}, "\\N\t\\N\t\\N\t\\N"},
      {{value("\\N"), value(0.1), value(true), value(1)}, "\\\\N\t0.1\tt\t1"},
      {{value("một\thai\nba\r\\bốn"), value(-1e300), value(true), value(std::numeric_limits<std::int64_t>::min())},
       "một\\thai\\nba\\r\\\\bốn\t-1e+300\tt\t-9223372036854775808"},
      {{value("\v\f\b"), value(1.0 / 3), value(true), value(std::numeric_limits<std::int64_t>::max())},
       "\v\f\b\t0.3333333333333333\tt\t9223372036854775807"},
  };
  for (const auto& [values, line] : rows) {
    CAPTURE(line);
    CHECK(to_line(values) == line);
    CHECK(parse_line(kTable, line) == values);
  }
}

TEST_CASE("a line that is no row of the table gives nothing") {
  for (const std::string_view line :
       {"", "a", "a\t1\tt", "a\t1\tt\t1\t", "a\t1\tt\t1\t1", "a\tx\tt\t1", "a\tnan\tt\t1", "a\t1x\tt\t1", "a\t1\ttrue\t1", "a\t1\t1\t1",
        "a\t1\tt\t1.5", "a\t1\tt\t", "a\t1\tt\t9223372036854775808", "a\\\t1\tt\t1", "a\\x\t1\tt\t1", "\\n\\\t1\tt\t1"}) {
    CAPTURE(line);
    CHECK_FALSE(parse_line(kTable, line));
  }
}
