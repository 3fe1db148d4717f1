#include "api/field_reader.hpp"
#include "api/routes.hpp"
#include "api/second_factor.hpp"
#include "authenticator/one_time_code.hpp"
#include "base/require.hpp"
#include "office/second_factor.hpp"

// The app that shows one's codes, and recovery codes. Secrets and codes are answered once, and never kept by a browser.
namespace nhipcau::api {
namespace {

/// A wrong code refuses the change, it does not end the session.
Error refused(Error error) {
  if (error.code == Code::unauthenticated) error.code = Code::forbidden;
  return error;
}

json::object codes_json(const std::vector<std::string>& codes) {
  return {{"recovery_codes", array_of(codes, [](const std::string& code) { return json::value(code); })}};
}

Result<http::Response> begin_code_app(const Call& call) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const App& app = call.app;
  const auto secret =
      app.database.write([&](store::Write& tx) { return office::begin_code_app(tx, app.clock, app.secret_key, call.session->account); });
  if (!secret) return tl::unexpected(secret.error());
  return app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto account = office::load_account(tx, call.session->account);
    require(account.has_value(), "a session without its account");
    const std::string office_name = office::setting(tx, "name");
    const std::string issuer = office_name.empty() ? "Nhịp Cầu" : office_name;
    return json_response(201, json::object{{"uri", authenticator::code_uri(*secret, issuer, account->name)},
                                           {"secret", authenticator::in_groups(authenticator::to_base32(*secret))}});
  });
}

/// What came of a first code; a wrong one must be counted, so it is no error of the transaction.
struct Confirmed {
  office::CodeCheck check;
  std::vector<std::string> codes = {};
};

Result<http::Response> confirm_code_app(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("code");
  const auto code = fields.text("code", kLongestCode);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());

  const App& app = call.app;
  const auto confirmed = app.database.write([&](store::Write& tx) -> Result<Confirmed> {
    const auto check = office::confirm_code_app(tx, app.clock, app.secret_key, call.actor(), *code);
    if (check.verdict != office::CodeVerdict::right) return Confirmed{check};
    auto codes = office::make_recovery_codes(tx, app.clock, call.actor());
    if (!codes) return tl::unexpected(codes.error());
    return Confirmed{check, std::move(*codes)};
  });
  if (!confirmed) return tl::unexpected(confirmed.error());
  if (confirmed->check.verdict != office::CodeVerdict::right) return tl::unexpected(refused(office::error_of(confirmed->check)));
  return json_response(200, codes_json(confirmed->codes));
}

Result<http::Response> remove_code_app(const Call& call) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const auto removed = call.app.database.write([&](store::Write& tx) { return office::remove_code_app(tx, call.app.clock, call.actor()); });
  if (!removed) return tl::unexpected(removed.error());
  return http::Response{.status = 204};
}

Result<http::Response> make_recovery_codes(const Call& call) {
  if (const auto proof = need_proof(call); !proof) return tl::unexpected(proof.error());
  const auto codes =
      call.app.database.write([&](store::Write& tx) { return office::make_recovery_codes(tx, call.app.clock, call.actor()); });
  if (!codes) return tl::unexpected(codes.error());
  return json_response(201, codes_json(*codes));
}

}  // namespace

void add_second_factor_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = post, .pattern = "/api/account/code-app", .permission = "session"}, begin_code_app);
  routes.add({.method = remove, .pattern = "/api/account/code-app", .permission = "session"}, remove_code_app);
  routes.add({.method = post,
              .pattern = "/api/account/code-app/confirmation",
              .permission = "session",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             confirm_code_app);
  routes.add({.method = post, .pattern = "/api/account/recovery-codes", .permission = "session"}, make_recovery_codes);
}

}  // namespace nhipcau::api
