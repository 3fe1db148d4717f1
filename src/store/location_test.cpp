#include "store/location.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nhipcau::store;

TEST_CASE("a URI of PostgreSQL is told from a file") {
  for (const char* uri : {"postgresql://a/b", "postgres://a/b", "postgresql:///b?host=/tmp"}) CHECK(engine_of(uri) == Engine::postgres);
  for (const char* file : {"office.db", "/srv/postgresql/office.db", ":memory:", "postgresql:office", ""})
    CHECK(engine_of(file) == Engine::sqlite);
}

TEST_CASE("no password is shown, also where the URI is not a proper one") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"office.db", "office.db"},
      {"postgresql://server/office", "postgresql://server/office"},
      {"postgresql://anna@server:5433/office", "postgresql://anna@server:5433/office"},
      {"postgresql://anna:secret@server/office", "postgresql://anna:***@server/office"},
      {"postgres://anna:se/cr?e@t@server/office?sslmode=require", "postgres://anna:***@server/office?sslmode=require"},
      {"postgresql:///office?host=/tmp&password=secret&user=anna", "postgresql:///office?host=/tmp&password=***&user=anna"},
      {"postgresql:///office?sslpassword=secret", "postgresql:///office?sslpassword=***"},
      {"postgresql:///office?pass%77ord=secret", "postgresql:///office?pass%77ord=***"},
      {"postgresql://:secret@/office", "postgresql://:***@/office"},
      {"mysql://anna:secret@server/office", "mysql://anna:***@server/office"},
      {"https://anna:secret@office.example/x", "https://anna:***@office.example/x"},
      {"postgresql://a:secret@one,two/office", "postgresql://a:***@one,two/office"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(shown_location(row.first) == row.second);
    CHECK(shown_location(row.first).find("secret") == std::string::npos);
  }
}

TEST_CASE("another database on the same server") {
  CHECK(with_database("postgresql://a:b@c:1/old?x=/y", "new") == "postgresql://a:b@c:1/new?x=/y");
  CHECK(with_database("postgresql://a@/old", "new") == "postgresql://a@/new");
  CHECK(with_database("postgres://c?x=y", "new") == "postgres://c/new?x=y");
  CHECK(with_database("postgres://c", "new") == "postgres://c/new");
}
