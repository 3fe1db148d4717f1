#include "store/sqlstate.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace nhipcau::store;

TEST_CASE("each state of PostgreSQL has the kind our code acts on") {
  using enum DatabaseError::Kind;
  const std::vector<std::pair<const char*, DatabaseError::Kind>> rows{
      {"23505", unique},     {"23503", foreign_key},
      {"23502", constraint}, {"23514", constraint},
      {"40001", conflict},   {"40P01", conflict},
      {"55P03", busy},       {"57014", busy},
      {"53300", busy},       {"53100", full},
      {"08006", lost},       {"57P01", lost},
      {"25P03", lost},       {"", lost},
      {"XX001", damaged},    {"XX000", other},
      {"42P01", other},      {"22021", other},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(kind_of_state(row.first) == row.second);
  }
  CHECK(is_write_in_read("25006"));
  CHECK_FALSE(is_write_in_read("25001"));
}
