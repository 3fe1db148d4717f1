#include "api/identity_return.hpp"

#include "api/field_reader.hpp"
#include "api/office_address.hpp"
#include "office/provider_attempt.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 40, kStateCharacters = 100, kCodeCharacters = 8'000, kWordCharacters = 200;

/// What a browser brought, as its page read it out of the address.
struct Brought {
  std::string state, code, issuer;
  bool is_refusal = false;
};

Result<Brought> read_brought(const http::Request& request) {
  const auto body = parse_object(request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("state");
  Brought brought{.state = fields.text("state", kStateCharacters).value_or(""),
                  .code = fields.text("code", kCodeCharacters).value_or(""),
                  .issuer = fields.text("issuer", office::kIssuerCharacters).value_or("")};
  const auto error = fields.text("error", kWordCharacters);  // in the provider's words, which are shown to nobody
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  brought.is_refusal = error.has_value() || brought.code.empty();
  return brought;
}

office::Attempt attempt_of(const Call& call, const Sending& sending) {
  const bool is_signed_in = sending.purpose != office::AttemptPurpose::sign_in;
  return {.provider = {},
          .purpose = sending.purpose,
          .browser = sending.browser,
          .account = is_signed_in ? call.session->account : office::AccountId(),
          .back = {}};
}

/// The provider as the office meets it.
Result<AtProvider> meet(const Call& call, const office::ProviderId& id) {
  return call.app.database.read([&](store::Read& tx) -> Result<AtProvider> {
    auto provider = office::load_provider(tx, id);
    if (!provider) return tl::unexpected(provider.error());
    if (!provider->is_used) return fail(Code::conflict, "office.provider_not_used", {provider->name});
    auto secret = office::provider_secret(tx, call.app.secret_key, id);
    if (!secret) return tl::unexpected(secret.error());
    return AtProvider{std::move(*provider), std::move(*secret), return_address(call)};
  });
}

}  // namespace

std::string return_address(const Call& call) {
  return office_origin(call.app.url, call.request) + "/sign-in/return";
}

Result<std::string> send_to_provider(const Call& call, ProviderDesk& desk, const Sending& sending) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("provider");
  office::Attempt attempt = attempt_of(call, sending);
  attempt.provider = {fields.text("provider", kIdCharacters).value_or("")};
  attempt.back = fields.text("back", office::kBackCharacters).value_or("");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const std::string origin = office_origin(call.app.url, call.request);
  if (!asks_for(call.request, origin)) return fail(Code::conflict, "api.provider_elsewhere", {origin});
  const auto at = meet(call, attempt.provider);
  if (!at) return tl::unexpected(at.error());
  const Place place = desk.take_place();
  if (!place.is_ours()) return fail(Code::unavailable, "api.provider_busy");
  const auto secrets = call.app.database.write([&](store::Write& tx) -> Result<office::AttemptSecrets> {
    return office::begin_attempt(tx, call.app.clock, call.app.secret_key, attempt);
  });
  if (!secrets) return tl::unexpected(secrets.error());
  return desk.address_to_go(*at, *secrets, sending.purpose);
}

Result<CameBack> take_return(const Call& call, ProviderDesk& desk, const Sending& sending) {
  const auto brought = read_brought(call.request);
  if (!brought) return tl::unexpected(brought.error());
  const Place place = desk.take_place();
  if (!place.is_ours()) return fail(Code::unavailable, "api.provider_busy");
  const auto taken = call.app.database.write([&](store::Write& tx) -> Result<std::optional<office::TakenAttempt>> {
    return office::take_attempt(tx, call.app.clock, call.app.secret_key, attempt_of(call, sending), brought->state);
  });
  if (!taken) return tl::unexpected(taken.error());
  if (!*taken) return fail(Code::unauthenticated, "office.attempt_over");
  const auto at = meet(call, (*taken)->provider);
  if (!at) return tl::unexpected(at.error());
  if (brought->is_refusal) return fail(Code::unauthenticated, "api.provider_said_no", {at->provider.name});
  auto person = desk.exchange(*at, {.code = brought->code, .issuer = brought->issuer}, **taken, sending.purpose);
  if (!person) return tl::unexpected(person.error());
  return CameBack{at->provider.id, at->provider.name, std::move(*person), (*taken)->back};
}

}  // namespace nhipcau::api
