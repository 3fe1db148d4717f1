#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/routes.hpp"
#include "api/unit_json.hpp"
#include "office/organ_codes.hpp"

namespace nhipcau::api {
namespace {

using office::OrganCode;
using office::UnitId;

constexpr std::size_t kDayCharacters = 10;
constexpr std::size_t kCodeCharacters = 2 * office::kLongestOrganCode;  // as it is typed, blanks and all

/// What the body says of a code; without `until` it holds as long as the unit.
Result<OrganCode> read_code(FieldReader& fields) {
  for (const auto name : {"code", "from", "source"}) fields.need(name);
  OrganCode code{.code = words_on_one_line(fields.text("code", kCodeCharacters).value_or("")),
                 .from = *Date::make(1, 1, 1),
                 .until = {},
                 .source = {}};
  const auto from = Date::from_iso(fields.text("from", kDayCharacters).value_or(""));
  if (!from) fields.blame({Code::invalid, "api.wrong_type", {"from"}});
  if (!fields.is_null("until")) {
    const auto until = fields.text("until", kDayCharacters);
    code.until = Date::from_iso(until.value_or(""));
    if (until && !code.until) fields.blame({Code::invalid, "api.wrong_type", {"until"}});
  }
  code.source = words_on_one_line(fields.text("source", office::kLongestCodeSource).value_or(""));
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  code.from = *from;
  return code;
}

Result<http::Response> give_code(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  const auto code = read_code(fields);
  if (!code) return tl::unexpected(code.error());
  const UnitId unit{call.param("unit")};
  const auto given =
      call.app.database.write([&](store::Write& tx) { return office::give_organ_code(tx, call.app.clock, call.actor(), unit, *code); });
  if (!given) return tl::unexpected(given.error());
  return unit_today(call, unit);
}

/// The day in the path that tells a code from the others of its unit; none: there is no such code.
Result<Date> read_since(const Call& call) {
  const auto since = Date::from_iso(call.param("since"));
  if (!since) return fail(Code::not_found, "office.no_such_organ_code");
  return *since;
}

Result<http::Response> correct_code(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  const std::int64_t version = fields.integer("version").value_or(0);
  auto code = read_code(fields);
  if (!code) return tl::unexpected(code.error());
  code->version = version;
  const auto since = read_since(call);
  if (!since) return tl::unexpected(since.error());
  const UnitId unit{call.param("unit")};
  const auto corrected = call.app.database.write(
      [&](store::Write& tx) { return office::correct_organ_code(tx, call.app.clock, call.actor(), unit, *since, *code); });
  if (!corrected) return tl::unexpected(corrected.error());
  return unit_today(call, unit);
}

Result<http::Response> withdraw_code(const Call& call) {
  const auto since = read_since(call);
  if (!since) return tl::unexpected(since.error());
  const UnitId unit{call.param("unit")};
  const auto withdrawn = call.app.database.write(
      [&](store::Write& tx) { return office::withdraw_organ_code(tx, call.app.clock, call.actor(), unit, *since); });
  if (!withdrawn) return tl::unexpected(withdrawn.error());
  return unit_today(call, unit);
}

}  // namespace

void add_organ_code_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = post,
              .pattern = "/api/units/{unit}/organ-codes",
              .permission = "units.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             give_code);
  routes.add({.method = patch,
              .pattern = "/api/units/{unit}/organ-codes/{since}",
              .permission = "units.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             correct_code);
  routes.add({.method = remove, .pattern = "/api/units/{unit}/organ-codes/{since}", .permission = "units.edit"}, withdraw_code);
}

}  // namespace nhipcau::api
