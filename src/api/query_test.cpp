#include "api/query.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

TEST_CASE("parameters are read strictly, strangers are passed over") {
  struct Row {
    std::map<std::string, std::string> query;
    std::string fault;
  };
  const Row rows[] = {
      {{}, ""},
      {{{"year", ""}, {"planned", ""}}, ""},
      {{{"year", "2023"}, {"planned", "true"}, {"q", "hòa"}, {"utm", "x"}}, ""},
      {{{"year", "1899"}}, "year"},
      {{{"year", "2201"}}, "year"},
      {{{"year", "2023 "}}, "year"},
      {{{"year", "+2023"}}, "year"},
      {{{"year", "99999999999"}}, "year"},
      {{{"planned", "1"}}, "planned"},
      {{{"planned", "TRUE"}}, "planned"},
      {{{"q", "hòaaa"}}, "q"},
  };
  for (const Row& row : rows) {
    http::Request request;
    request.query = row.query;
    QueryReader query(request);
    (void)query.text("q", 4);
    (void)query.integer("year", 1900, 2200);
    (void)query.boolean("planned");
    CHECK((query.fault() ? query.fault()->args.at(0) : "") == row.fault);
  }
}
