#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/notice_choices_json.hpp"
#include "api/office_mail.hpp"
#include "api/place.hpp"
#include "api/routes.hpp"
#include "api/sliding_window.hpp"
#include "base/require.hpp"
#include "outgoing/mail.hpp"

// The address to which I want my notices mailed. Mail goes to who asks, and to an address only after it was shown to be theirs; the code
// that shows it is all that is ever sent to another.
namespace nhipcau::api {
namespace {

constexpr std::size_t kCodesOfAccount = 5;  ///< mails with a code
constexpr std::chrono::hours kCodeWindow{1};
constexpr std::size_t kCodeCharacters = 20;

Result<http::Response> show(const Call& call) {
  return call.app.database.read([&](store::Read& tx) { return notice_choices_response(tx, call); });
}

Result<std::string> read_address(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("address");
  const auto address = fields.text("address", outgoing::kLongestMailAddress);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  std::string cleaned = words_on_one_line(*address);
  if (!outgoing::is_mail_address(cleaned)) return fail(Code::invalid, "office.bad_email");
  return cleaned;
}

/// The code goes out before anybody waits for it; where it cannot, the address is not kept.
Result<http::Response> give_email(const Call& call, SlidingWindow& codes) {
  const App& app = call.app;
  const auto address = read_address(call);
  if (!address) return tl::unexpected(address.error());
  if (!app.post) return fail(Code::conflict, "office.no_mail_here");
  if (!codes.admit(call.session->account.value, app.clock.now())) return fail(Code::unavailable, "office.too_many_email_codes");
  const Place place(*app.long_places);
  if (!place.is_ours()) return fail(Code::unavailable, "api.slow_down");
  const auto code =
      app.database.write([&](store::Write& tx) -> Result<std::string> { return office::set_email(tx, app.clock, call.actor(), *address); });
  if (!code) return tl::unexpected(code.error());
  const outgoing::Mail mail = app.database.read([&](store::Read& tx) {
    const auto account = office::load_account(tx, call.session->account);
    require(account.has_value(), "a session without its account");
    return make_code_mail(tx, app.clock, *app.post, *account, *address, *code);
  });
  const auto sent = app.post->send(mail);
  if (sent) return show(call);
  const auto removed = app.database.write([&](store::Write& tx) -> Result<void> {
    office::remove_unreached_email(tx, app.clock, call.actor(), *address, *code);
    return {};
  });
  if (!removed) return tl::unexpected(removed.error());
  return tl::unexpected(sent.error());
}

Result<http::Response> confirm_email(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("code");
  const auto code = fields.text("code", kCodeCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const auto verdict = call.app.database.write(
      [&](store::Write& tx) -> Result<office::EmailVerdict> { return office::confirm_email(tx, call.app.clock, call.actor(), *code); });
  if (!verdict) return tl::unexpected(verdict.error());
  if (*verdict == office::EmailVerdict::wrong) return fail(Code::invalid, "office.email_code_wrong");
  if (*verdict == office::EmailVerdict::over) return fail(Code::conflict, "office.email_code_over");
  return show(call);
}

Result<http::Response> remove_email(const Call& call) {
  const auto removed = call.app.database.write([&](store::Write& tx) -> Result<void> {
    office::remove_email(tx, call.app.clock, call.actor(), call.session->account);
    return {};
  });
  if (!removed) return tl::unexpected(removed.error());
  return show(call);
}

}  // namespace

void add_email_routes(Routes& routes) {
  using enum http::Method;
  const auto codes = std::make_shared<SlidingWindow>(kCodesOfAccount, kCodeWindow);
  routes.add({.method = post, .pattern = "/api/account/email", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
             [codes](const Call& call) { return give_email(call, *codes); });
  routes.add({.method = remove, .pattern = "/api/account/email", .permission = "session"}, remove_email);
  routes.add(
      {.method = post, .pattern = "/api/account/email/confirmation", .permission = "session", .body_limit = kJsonBytes, .body_type = kJson},
      confirm_email);
}

}  // namespace nhipcau::api
