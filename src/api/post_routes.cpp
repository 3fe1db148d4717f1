#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/routes.hpp"
#include "api/unit_json.hpp"
#include "office/posts.hpp"
#include "office/units.hpp"

namespace nhipcau::api {
namespace {

using office::PostText;
using office::UnitId;

constexpr std::size_t kIdCharacters = 40, kDayCharacters = 10;

/// A day; absent or null: none. What is no day is a fault.
std::optional<Date> take_day(FieldReader& fields, std::string_view name) {
  if (fields.is_null(name)) return std::nullopt;
  const auto written = fields.text(name, kDayCharacters);
  const auto day = Date::from_iso(written.value_or(""));
  if (written && !day) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return day;
}

std::string take_line(FieldReader& fields, std::string_view name, std::size_t most) {
  return fields.is_null(name) ? std::string() : words_on_one_line(fields.text(name, most).value_or(""));
}

/// {"account","name"}: one of the two.
void take_holder(FieldReader& fields, PostText& text) {
  const json::object* holder = fields.object("holder");
  if (holder == nullptr) return;
  FieldReader inside(*holder);
  if (!inside.is_null("account")) text.account = {inside.text("account", kIdCharacters).value_or("")};
  text.holder = take_line(inside, "name", office::kPostNameCharacters);
  if (!text.account.empty() && !text.holder.empty()) inside.blame({Code::invalid, "api.wrong_type", {"name"}});
  if (const auto fault = inside.finish()) fields.blame(*fault);
}

Result<PostText> read_post(FieldReader& fields) {
  for (const auto name : {"kind", "holder"}) fields.need(name);
  PostText text;
  text.kind = fields.text("kind", kIdCharacters).value_or("");
  text.title = take_line(fields, "title", office::kPostTitleCharacters);
  take_holder(fields, text);
  text.period = {.from = take_day(fields, "from"), .until = take_day(fields, "until")};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return text;
}

Result<http::Response> name_holder(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  const auto text = read_post(fields);
  if (!text) return tl::unexpected(text.error());
  const UnitId unit{call.param("unit")};
  const auto named =
      call.app.database.write([&](store::Write& tx) { return office::name_holder(tx, call.app.clock, call.actor(), unit, *text); });
  if (!named) return tl::unexpected(named.error());
  return unit_today(call, unit);
}

Result<http::Response> correct_post(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  const std::int64_t version = fields.integer("version").value_or(0);
  const auto text = read_post(fields);
  if (!text) return tl::unexpected(text.error());
  const UnitId unit{call.param("unit")};
  const auto corrected = call.app.database.write(
      [&](store::Write& tx) { return office::correct_post(tx, call.app.clock, call.actor(), unit, {call.param("post")}, version, *text); });
  if (!corrected) return tl::unexpected(corrected.error());
  return unit_today(call, unit);
}

Result<http::Response> withdraw_post(const Call& call) {
  const UnitId unit{call.param("unit")};
  const auto withdrawn = call.app.database.write(
      [&](store::Write& tx) { return office::withdraw_post(tx, call.app.clock, call.actor(), unit, {call.param("post")}); });
  if (!withdrawn) return tl::unexpected(withdrawn.error());
  return unit_today(call, unit);
}

/// A post of a kind that a later program knew is told by its code.
json::object kind_json(const std::string& code) {
  for (const office::PostKind& kind : office::shipped_post_kinds()) {
    if (kind.code == code) return to_json(kind);
  }
  return to_json(office::PostKind{.code = code, .name = code, .english = code});
}

Result<http::Response> list_posts_of_person(const Call& call, store::Read& tx) {
  const office::AccountId account{call.param("account")};
  if (const auto there = office::load_account(tx, account); !there) return tl::unexpected(there.error());
  const Date today = call.app.clock.today();
  return json_response(200, json::object{{"items", array_of(office::list_posts_of(tx, account), [&](const office::Post& post) {
                                            const auto unit = office::load_unit(tx, post.unit, today);
                                            json::object told = to_json(post);
                                            told.erase("version");
                                            told.erase("holder");
                                            told["kind"] = kind_json(post.text.kind);
                                            told["unit"] = {{"id", to_view(post.unit.value)}, {"name", unit ? to_view(unit->name) : ""}};
                                            return told;
                                          })}});
}

}  // namespace

void add_post_routes(Routes& routes) {
  using enum http::Method;
  routes.add(
      {.method = post, .pattern = "/api/units/{unit}/posts", .permission = "units.edit", .body_limit = kJsonBytes, .body_type = kJson},
      name_holder);
  routes.add({.method = patch,
              .pattern = "/api/units/{unit}/posts/{post}",
              .permission = "units.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             correct_post);
  routes.add({.method = remove, .pattern = "/api/units/{unit}/posts/{post}", .permission = "units.edit"}, withdraw_post);
  routes.add({.method = get, .pattern = "/api/accounts/{account}/posts", .permission = "accounts.manage"}, list_posts_of_person);
}

}  // namespace nhipcau::api
