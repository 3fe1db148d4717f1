#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "office/accounts.hpp"
#include "office/sessions.hpp"
#include "programme/title.hpp"

// The accounts of the office, for who manages them.
namespace nhipcau::api {
namespace {

using office::AccountId;

constexpr std::size_t kWords = 200;  // characters someone looks for
constexpr std::size_t kIdCharacters = 40, kCodeCharacters = 20;
constexpr int kMostShown = 100;

json::object to_json(const office::AccountEntry& entry) {
  const office::Account& account = entry.account;
  return {{"id", account.id.value},
          {"name", account.name},
          {"shown_name", account.shown_name},
          {"language", account.language},
          {"has_password", account.has_password},
          {"state", to_view(office::to_name(entry.state))},
          {"last_used_on", date_or_null(entry.last_used_on)},
          {"sessions", entry.sessions},
          {"link_until", text_or_null(entry.link_until ? to_rfc3339(*entry.link_until) : "")},
          {"closed_on", date_or_null(entry.closed_on)},
          {"closed_reason", text_or_null(entry.closed_reason)},
          {"is_erased", entry.is_erased}};
}

Result<json::object> entry_json(const Call& call, store::Read& tx, const AccountId& account) {
  const auto entry = office::load_account_entry(tx, call.app.clock, account);
  if (!entry) return tl::unexpected(entry.error());
  return to_json(*entry);
}

/// An account as it stands now; outside the transaction that changed it.
Result<http::Response> show(const Call& call, const AccountId& account, int status = 200) {
  auto entry = call.app.database.read([&](store::Read& tx) { return entry_json(call, tx, account); });
  if (!entry) return tl::unexpected(entry.error());
  return json_response(status, json::object{{"account", std::move(*entry)}});
}

/// The same with a link, told once. Its token stands behind `#`: no log and no preview ever holds it.
Result<http::Response> show_with_link(const Call& call, const AccountId& account, const std::string& token, int status = 200) {
  auto entry = call.app.database.read([&](store::Read& tx) { return entry_json(call, tx, account); });
  if (!entry) return tl::unexpected(entry.error());
  return json_response(status, json::object{{"account", std::move(*entry)}, {"link", "/sign-in#" + token}});
}

Result<http::Response> list_accounts(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  office::AccountFilter filter{.words = words_on_one_line(query.text("q", kWords))};
  if (const std::string state = query.text("state", kCodeCharacters); !state.empty()) {
    filter.state = office::account_state_named(state);
    if (!filter.state) query.blame("state");
  }
  filter.after = {query.text("cursor", kIdCharacters)};
  filter.limit = static_cast<std::size_t>(query.integer("limit", 1, kMostShown).value_or(kMostShown));
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto page = office::list_accounts(tx, call.app.clock, filter);
  json::object counts;
  for (std::size_t i = 0; i < page.counts.size(); ++i)
    counts[to_view(office::to_name(static_cast<office::AccountState>(i)))] = page.counts[i];
  return json_response(200, json::object{{"items", array_of(page.entries, [](const auto& entry) { return to_json(entry); })},
                                         {"counts", std::move(counts)},
                                         {"next", text_or_null(page.has_more ? page.entries.back().account.id.value : "")}});
}

Result<http::Response> get_account(const Call& call, store::Read& tx) {
  auto entry = entry_json(call, tx, {call.param("account")});
  if (!entry) return tl::unexpected(entry.error());
  return json_response(200, json::object{{"account", std::move(*entry)}});
}

/// What a link is for; an invitation if nothing is said.
office::LinkPurpose read_purpose(FieldReader& fields) {
  const std::string written = fields.text("purpose", kCodeCharacters).value_or("invitation");
  const auto purpose = office::link_purpose_named(written);
  if (!purpose) fields.blame({Code::invalid, "api.wrong_type", {"purpose"}});
  return purpose.value_or(office::LinkPurpose::invitation);
}

std::optional<std::string> read_name(FieldReader& fields, std::string_view name) {
  const auto words = fields.text(name, office::kLongestAccountName);
  if (!words) return std::nullopt;
  return programme::one_line(words_on_one_line(*words));
}

Result<http::Response> make_account(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"name", "shown_name"}) fields.need(name);
  const office::NewAccount wish{.name = read_name(fields, "name").value_or(""),
                                .shown_name = read_name(fields, "shown_name").value_or(""),
                                .language = fields.text("language", kCodeCharacters).value_or("vi")};
  const auto purpose = read_purpose(fields);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const App& app = call.app;
  const auto invited = app.database.write([&](store::Write& tx) { return office::invite(tx, app.clock, call.actor(), wish, purpose); });
  if (!invited) return tl::unexpected(invited.error());
  return show_with_link(call, invited->account.id, invited->token, 201);
}

Result<http::Response> change_account(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  const office::AccountNames names{.name = read_name(fields, "name"),
                                   .shown_name = read_name(fields, "shown_name"),
                                   .language = fields.text("language", kCodeCharacters)};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const App& app = call.app;
  const AccountId account{call.param("account")};
  const auto renamed =
      app.database.write([&](store::Write& tx) { return office::rename_account(tx, app.clock, call.actor(), account, names); });
  if (!renamed) return tl::unexpected(renamed.error());
  return show(call, account);
}

using GiveLink = Result<std::string> (*)(store::Write&, const Clock&, const office::Actor&, const AccountId&, office::LinkPurpose);

Result<http::Response> give_link(const Call& call, GiveLink give) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  const auto purpose = read_purpose(fields);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const App& app = call.app;
  const AccountId account{call.param("account")};
  const auto token = app.database.write([&](store::Write& tx) { return give(tx, app.clock, call.actor(), account, purpose); });
  if (!token) return tl::unexpected(token.error());
  return show_with_link(call, account, *token);
}

Result<http::Response> close_account(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("reason");
  const std::string reason = words_on_one_line(fields.text("reason", office::kLongestReason).value_or(""));
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const App& app = call.app;
  const AccountId account{call.param("account")};
  const auto closed =
      app.database.write([&](store::Write& tx) { return office::close_account(tx, app.clock, call.actor(), account, reason); });
  if (!closed) return tl::unexpected(closed.error());
  return show(call, account);
}

Result<http::Response> end_sessions(const Call& call) {
  const App& app = call.app;
  const AccountId account{call.param("account")};
  const auto ended = app.database.write([&](store::Write& tx) -> Result<void> {
    if (const auto there = office::load_account(tx, account); !there) return tl::unexpected(there.error());
    office::end_sessions(tx, app.clock, call.actor(), account, account == call.session->account ? call.session->id : office::SessionId{});
    return {};
  });
  if (!ended) return tl::unexpected(ended.error());
  return show(call, account);
}

}  // namespace

void add_account_routes(Routes& routes) {
  using enum http::Method;
  const std::string manage = "accounts.manage";
  const auto with_json = [&](http::Method method, const std::string& pattern) {
    return http::Route{.method = method, .pattern = pattern, .permission = manage, .body_limit = kJsonBytes, .body_type = kJson};
  };
  routes.add({.method = get, .pattern = "/api/accounts", .permission = manage}, list_accounts);
  routes.add(with_json(post, "/api/accounts"), make_account);
  routes.add({.method = get, .pattern = "/api/accounts/{account}", .permission = manage}, get_account);
  routes.add(with_json(patch, "/api/accounts/{account}"), change_account);
  routes.add(with_json(post, "/api/accounts/{account}/links"), [](const Call& call) { return give_link(call, office::hand_out_link); });
  routes.add(with_json(post, "/api/accounts/{account}/closing"), close_account);
  routes.add(with_json(post, "/api/accounts/{account}/reopening"),
             [](const Call& call) { return give_link(call, office::reopen_account); });
  routes.add({.method = remove, .pattern = "/api/accounts/{account}/sessions", .permission = manage}, end_sessions);
}

}  // namespace nhipcau::api
