#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/identity_return.hpp"
#include "api/provider_desk.hpp"
#include "api/provider_json.hpp"
#include "api/routes.hpp"
#include "outgoing/fetch.hpp"

// The office's providers of identities and what their groups give, for who manages them.
namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 40, kPlaceCharacters = 20;

json::object to_json(const Call& call, store::Read& tx, const office::Provider& provider) {
  return api::to_json(tx, provider, return_address(call), call.app.clock.today());
}

Result<http::Response> list_providers(const Call& call, store::Read& tx) {
  return json_response(
      200,
      json::object{{"items", array_of(office::list_providers(tx), [&](const office::Provider& one) { return to_json(call, tx, one); })}});
}

void take_line(FieldReader& fields, std::string_view name, std::size_t most, std::string& into) {
  if (const auto line = fields.text(name, most)) into = words_on_one_line(*line);
}

/// How far it may be reached decides what an address may be.
void check_issuer(FieldReader& fields, const office::Provider& provider) {
  const bool is_here = provider.place == office::ProviderPlace::this_machine;
  const auto reach = is_here ? outgoing::Reach::this_machine : outgoing::Reach::internet;
  if (!provider.issuer.empty() && !outgoing::host_of(provider.issuer, reach)) {
    fields.blame({Code::invalid, "outgoing.bad_address", {provider.issuer}});
  }
}

/// The fields that are there, over what the provider is.
void take_provider(FieldReader& fields, office::Provider& provider) {
  take_line(fields, "issuer", office::kIssuerCharacters, provider.issuer);
  take_line(fields, "client", office::kClientCharacters, provider.client);
  take_line(fields, "name", office::kProviderNameCharacters, provider.name);
  take_line(fields, "english", office::kProviderNameCharacters, provider.english);
  take_line(fields, "groups_claim", office::kClaimCharacters, provider.groups_claim);
  take_line(fields, "scopes", office::kScopeCharacters, provider.scopes);
  provider.takes_new = fields.boolean("takes_new").value_or(provider.takes_new);
  provider.is_used = fields.boolean("is_used").value_or(provider.is_used);
  if (const auto written = fields.text("place", kPlaceCharacters)) {
    const auto place = office::provider_place_named(*written);
    if (!place) fields.blame({Code::invalid, "api.wrong_type", {"place"}});
    provider.place = place.value_or(provider.place);
  }
  check_issuer(fields, provider);
}

Result<http::Response> add_provider(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"issuer", "client", "name"}) fields.need(name);
  office::Provider provider;
  take_provider(fields, provider);
  const auto secret = fields.text("secret", office::kProviderSecretCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto added = office::add_provider(tx, call.app.clock, call.app.secret_key, call.actor(), provider, secret);
    if (!added) return tl::unexpected(added.error());
    return json_response(201, to_json(call, tx, *added));
  });
}

Result<http::Response> change_provider(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  const auto there = call.app.database.read([&](store::Read& tx) { return office::load_provider(tx, {call.param("provider")}); });
  FieldReader fields(*body);
  fields.need("version");
  office::Provider provider = there ? *there : office::Provider{};  // if it is another by then, its version tells
  take_provider(fields, provider);
  provider.version = fields.integer("version").value_or(0);
  const auto secret = fields.text("secret", office::kProviderSecretCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  if (!there) return tl::unexpected(there.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto changed = office::change_provider(tx, call.app.clock, call.app.secret_key, call.actor(), provider, secret);
    if (!changed) return tl::unexpected(changed.error());
    return json_response(200, to_json(call, tx, *changed));
  });
}

/// Asks the provider now, as a person who signs in would have it asked.
Result<http::Response> check_provider(const Call& call, ProviderDesk& desk) {
  const auto provider = call.app.database.read([&](store::Read& tx) { return office::load_provider(tx, {call.param("provider")}); });
  if (!provider) return tl::unexpected(provider.error());
  const Place place = desk.take_place();
  if (!place.is_ours()) return fail(Code::unavailable, "api.provider_busy");
  const auto keys = desk.look_at(*provider);
  if (!keys) return tl::unexpected(keys.error());
  return json_response(200, json::object{{"keys", *keys}});
}

Result<http::Response> add_mapping(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"group", "role", "unit", "with_below"}) fields.need(name);
  office::GroupMapping mapping{.provider = {call.param("provider")}};
  take_line(fields, "group", office::kGroupCharacters, mapping.group);
  mapping.role = {fields.text("role", kIdCharacters).value_or("")};
  if (!fields.is_null("unit")) mapping.unit = {fields.text("unit", kIdCharacters, 1).value_or("")};
  mapping.with_below = fields.boolean("with_below").value_or(false);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto added = office::add_mapping(tx, call.app.clock, call.actor(), mapping);
    if (!added) return tl::unexpected(added.error());
    return json_response(201, api::to_json(tx, *added, call.app.clock.today()));
  });
}

Result<http::Response> remove_mapping(const Call& call) {
  const auto removed = call.app.database.write([&](store::Write& tx) {
    return office::remove_mapping(tx, call.app.clock, call.actor(), {call.param("provider")}, {call.param("mapping")});
  });
  if (!removed) return tl::unexpected(removed.error());
  return http::Response{.status = 204};
}

}  // namespace

void add_provider_routes(Routes& routes, const std::shared_ptr<ProviderDesk>& desk) {
  using enum http::Method;
  const std::string manage = "providers.manage", one = "/api/identity-providers/{provider}";
  const auto with_json = [&](http::Method method, const std::string& pattern) {
    return http::Route{.method = method, .pattern = pattern, .permission = manage, .body_limit = kJsonBytes, .body_type = kJson};
  };
  routes.add({.method = get, .pattern = "/api/identity-providers", .permission = manage}, list_providers);
  routes.add(with_json(post, "/api/identity-providers"), add_provider);
  routes.add(with_json(patch, one), change_provider);
  routes.add({.method = post, .pattern = one + "/check", .permission = manage},
             [desk](const Call& call) { return check_provider(call, *desk); });
  routes.add(with_json(post, one + "/mappings"), add_mapping);
  routes.add({.method = remove, .pattern = one + "/mappings/{mapping}", .permission = manage}, remove_mapping);
}

}  // namespace nhipcau::api
