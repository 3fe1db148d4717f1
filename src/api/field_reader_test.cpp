#include "api/field_reader.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

/// The first fault of a body that should be {"title": text of 1–5, "version": integer needed, "done": boolean, "with": texts}, as "key
/// name".
std::string fault_of(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return object.error().key;
  FieldReader fields(*object);
  fields.need("version");
  (void)fields.text("title", 5, 1);
  (void)fields.integer("version");
  (void)fields.boolean("done");
  (void)fields.texts("with", 2, 3);
  if (!fields.is_null("due")) (void)fields.object("due");
  const auto fault = fields.finish();
  return fault ? fault->key + " " + fault->args.at(0) : "";
}

}  // namespace

TEST_CASE("a body is read strictly") {
  struct Row {
    std::string body, fault;
  };
  const Row rows[] = {
      {R"({"version":1})", ""},
      {R"({"version":1,"title":"việc ấ","done":true,"with":["a","b"],"due":null})", "api.too_long title"},
      {R"({"version":1,"title":"việcấ","done":true,"with":["a","b"],"due":{}})", ""},
      {R"({"version":1,"title":""})", "api.too_short title"},
      {R"({"version":1,"title":"\u0000"})", "api.too_short title"},
      {R"({"title":"a"})", "api.missing_field version"},
      {R"({"version":"1"})", "api.wrong_type version"},
      {R"({"version":1.5})", "api.wrong_type version"},
      {R"({"version":1e3})", "api.wrong_type version"},
      {R"({"version":99999999999999999999})", "api.wrong_type version"},
      {R"({"version":null})", "api.wrong_type version"},
      {R"({"version":1,"title":null})", "api.wrong_type title"},
      {R"({"version":1,"done":"true"})", "api.wrong_type done"},
      {R"({"version":1,"with":"a"})", "api.wrong_type with"},
      {R"({"version":1,"with":["a",1]})", "api.wrong_type with"},
      {R"({"version":1,"with":["a","b","c"]})", "api.too_long with"},
      {R"({"version":1,"with":["abcd"]})", "api.too_long with"},
      {R"({"version":1,"due":[]})", "api.wrong_type due"},
      {R"({"version":1,"owner":"a"})", "api.unknown_field owner"},
      {R"([1])", "api.bad_json"},
      {R"("a")", "api.bad_json"},
      {"", "api.bad_json"},
      {R"({"version":1)", "api.bad_json"},
      {R"({"version":1} x)", "api.bad_json"},
      {R"({'version':1})", "api.bad_json"},
      {R"({"version":NaN})", "api.bad_json"},
      {"{\"title\":\"\xC3\"}", "api.bad_json"},
      {"{\"title\":" + std::string(15, '[') + std::string(15, ']') + "}", "api.missing_field version"},
      {"{\"title\":" + std::string(16, '[') + std::string(16, ']') + "}", "api.bad_json"},
      {std::string(60'000, '['), "api.bad_json"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body.substr(0, 80));
    CHECK(fault_of(row.body) == row.fault);
  }
}
