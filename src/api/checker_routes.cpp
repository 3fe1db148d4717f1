#include "api/check_json.hpp"
#include "api/field_reader.hpp"
#include "api/routes.hpp"
#include "directive/check/settings.hpp"
#include "directive/duplicates.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::api {
namespace {

namespace check = directive::check;

constexpr std::size_t kValueCharacters = 20;

json::array settings_json(store::Read& tx) {
  json::array out;
  for (const auto& [name, setting] : check::list_settings(tx)) {
    out.push_back(json::object{{"name", name},
                               {"value", setting.value},
                               {"reason", setting.reason},
                               {"changed_by", text_or_null(setting.changed_by)},
                               {"changed_at", to_rfc3339(setting.changed_at)}});
  }
  return out;
}

Result<http::Response> show(store::Read& tx, const Call& call) {
  return json_response(200, json::object{{"rules", rules_json(call.language)}, {"settings", settings_json(tx)}});
}

Result<http::Response> get_checker(const Call& call, store::Read& tx) {
  return show(tx, call);
}

Result<check::NewSetting> read_setting(std::string_view text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("value");
  check::NewSetting setting;
  if (!fields.is_null("value")) setting.value = fields.text("value", kValueCharacters).value_or("");
  const auto reason = fields.text("reason", directive::kReasonCharacters);
  if (reason) setting.reason = text::trim(text::clean(*reason).text);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return setting;
}

Result<http::Response> set_setting(const Call& call) {
  auto setting = read_setting(call.request.body);
  if (!setting) return tl::unexpected(setting.error());
  setting->name = call.param("setting");
  auto shown = call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto done = check::set_setting(tx, call.app.clock, call.actor(), *setting);
    if (!done) return tl::unexpected(done.error());
    return show(tx, call);
  });
  if (shown && call.app.bell != nullptr) call.app.bell->ring();
  return shown;
}

}  // namespace

void add_checker_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/checker", .permission = "papers.read"}, get_checker);
  routes.add({.method = patch,
              .pattern = "/api/checker/settings/{setting}",
              .permission = "checker.manage",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             set_setting);
}

}  // namespace nhipcau::api
