#include "api/field_reader.hpp"
#include "api/file_name.hpp"
#include "api/header_words.hpp"
#include "api/personal_data_json.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "office/accounts.hpp"
#include "office/person_erasure.hpp"
#include "text/fold.hpp"

// What is stored about a person: for that person and the data protection officer alone. An officer's look is a change, for it leaves a
// line.
namespace nhipcau::api {
namespace {

using office::AccountId;

constexpr std::size_t kWords = 200, kIdCharacters = 40;
constexpr int kMostShown = 100;
constexpr std::string_view kFileName = "du-lieu-ca-nhan.json";

http::Response as_file(const json::object& content) {
  auto response = json_response(200, content);
  response.set("Content-Disposition", attachment_header(kFileName));
  return response;
}

Result<http::Response> get_own(const Call& call, store::Read& tx) {
  const auto data = office::list_personal_data(tx, call.app.clock, call.session->account);
  if (!data) return tl::unexpected(data.error());
  return json_response(200, to_json(*data, call.language));
}

Result<http::Response> export_own(const Call& call, store::Read& tx) {
  const auto whole = office::export_personal_data(tx, call.app.clock, call.session->account);
  if (!whole) return tl::unexpected(whole.error());
  return as_file(to_json(*whole, call.language, call.app.clock.now()));
}

/// Who there is, for who looks after their data: names alone.
Result<http::Response> list_people(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  office::AccountFilter filter{.words = words_on_one_line(query.text("q", kWords))};
  filter.after = {query.text("cursor", kIdCharacters)};
  filter.limit = static_cast<std::size_t>(query.integer("limit", 1, kMostShown).value_or(kMostShown));
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto page = office::list_accounts(tx, call.app.clock, filter);
  const auto person = [](const office::AccountEntry& entry) {
    return json::object{{"id", entry.account.id.value},
                        {"name", entry.account.name},
                        {"shown_name", entry.account.shown_name},
                        {"state", to_view(office::to_name(entry.state))},
                        {"is_erased", entry.is_erased}};
  };
  return json_response(200, json::object{{"items", array_of(page.entries, person)},
                                         {"next", text_or_null(page.has_more ? page.entries.back().account.id.value : "")}});
}

/// Leaves the line that somebody looks, and reads with `read` what is there, that look included; or neither.
template <class Read>
auto look(const Call& call, office::PersonalUse use, Read read) {
  const App& app = call.app;
  const AccountId account{call.param("account")};
  return app.database.write([&](store::Write& tx) {
    if (account != call.session->account) office::note_personal_use(tx, app.clock, call.actor(), account, use);
    return read(tx, app.clock, account);
  });
}

Result<http::Response> look_at_person(const Call& call) {
  const auto data = look(call, office::PersonalUse::read, office::list_personal_data);
  if (!data) return tl::unexpected(data.error());
  return json_response(200, to_json(*data, call.language));
}

Result<http::Response> export_person(const Call& call) {
  const auto whole = look(call, office::PersonalUse::exported, office::export_personal_data);
  if (!whole) return tl::unexpected(whole.error());
  return as_file(to_json(*whole, call.language, call.app.clock.now()));
}

Result<http::Response> erase_person(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"name", "basis", "reason"}) fields.need(name);
  const std::string typed = fields.text("name", office::kLongestAccountName).value_or("");
  const office::PersonErasure erasure{.basis = words_on_one_line(fields.text("basis", office::kLongestBasis).value_or("")),
                                      .reason = words_on_one_line(fields.text("reason", office::kLongestErasureReason).value_or(""))};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const App& app = call.app;
  const AccountId account{call.param("account")};
  const auto ready = app.database.read([&](store::Read& tx) -> Result<void> {
    if (auto fine = office::check_erasure(tx, account, erasure); !fine) return fine;
    const bool is_theirs = text::search_key(words_on_one_line(typed)) == text::search_key(office::load_account(tx, account)->name);
    if (!is_theirs) return fail(Code::invalid, "office.typed_name_differs");
    return {};
  });
  if (!ready) return tl::unexpected(ready.error());
  const auto erased = office::erase_person(app.database, app.clock, call.actor(), account, erasure);
  if (!erased) return tl::unexpected(erased.error());
  return json_response(200, json::object{{"shown_name", erased->shown_name}, {"number", erased->number}});
}

}  // namespace

void add_personal_data_routes(Routes& routes) {
  using enum http::Method;
  const std::string see = "personal_data.read", erase = "personal_data.erase";
  routes.add({.method = get, .pattern = "/api/account/personal-data", .permission = "session"}, get_own);
  routes.add({.method = get, .pattern = "/api/account/personal-data/export", .permission = "session"}, export_own);
  routes.add({.method = get, .pattern = "/api/personal-data/people", .permission = see}, list_people);
  routes.add({.method = post, .pattern = "/api/accounts/{account}/personal-data/look", .permission = see}, look_at_person);
  routes.add({.method = post, .pattern = "/api/accounts/{account}/personal-data/export", .permission = see}, export_person);
  routes.add({.method = post,
              .pattern = "/api/accounts/{account}/personal-data/erasure",
              .permission = erase,
              .body_limit = kJsonBytes,
              .body_type = kJson},
             erase_person);
}

}  // namespace nhipcau::api
