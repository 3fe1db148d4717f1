#include "api/provider_desk.hpp"

#include <algorithm>

#include "api/header_words.hpp"
#include "base/base64url.hpp"
#include "base/hash.hpp"
#include "base/log.hpp"
#include "office/accounts.hpp"
#include "office/group_mapping.hpp"
#include "office/identities.hpp"

namespace nhipcau::api {
namespace {

using authenticator::ProvidedPerson;
using authenticator::ProviderDocument;
using authenticator::TokenRefusal;

constexpr int kGood = 200;

outgoing::Reach reach_of(const office::Provider& provider) {
  switch (provider.place) {
    case office::ProviderPlace::internet: return outgoing::Reach::internet;
    case office::ProviderPlace::office_network: return outgoing::Reach::office_network;
    case office::ProviderPlace::this_machine: return outgoing::Reach::this_machine;
  }
  return outgoing::Reach::internet;
}

Fail odd(const office::Provider& provider, std::string_view why) {
  log::warning("provider.odd", {{"provider", provider.id.value}, {"why", why}});
  return fail(Code::unavailable, "api.provider_odd", {provider.name});
}

Fail refuse(const office::Provider& provider, std::string_view why) {
  log::warning("provider.refused", {{"provider", provider.id.value}, {"why", why}});
  return fail(Code::unauthenticated, "api.provider_refused", {provider.name});
}

Result<std::string> get(const office::Provider& provider, const std::string& address, const std::string& bearer = {}) {
  const auto answer = outgoing::fetch({.address = address, .reach = reach_of(provider), .form = {}, .credentials = {}, .bearer = bearer},
                                      {.total_time = kRequestTime, .answer_bytes = authenticator::kMostProviderBytes});
  if (!answer) return tl::unexpected(answer.error());
  if (answer->status != kGood) return odd(provider, "status " + std::to_string(answer->status));
  return answer->body;
}

/// The issuer with the path behind it, one slash between (Discovery, 4.1).
std::string document_address(std::string issuer) {
  if (issuer.ends_with('/')) issuer.pop_back();
  return issuer + "/.well-known/openid-configuration";
}

Result<ProviderDocument> read_document(const office::Provider& provider) {
  const auto json = get(provider, document_address(provider.issuer));
  if (!json) return tl::unexpected(json.error());
  auto document = authenticator::read_provider_document(*json);
  if (!document) return odd(provider, "no document");
  if (document->issuer != provider.issuer) return odd(provider, "another issuer");
  if (!outgoing::host_of(document->authorization_endpoint, reach_of(provider))) return odd(provider, "no safe address for browsers");
  return std::move(*document);
}

Result<std::vector<authenticator::SigningKey>> read_keys(const office::Provider& provider, const std::string& address) {
  const auto json = get(provider, address);
  if (!json) return tl::unexpected(json.error());
  auto keys = authenticator::read_signing_keys(*json);
  if (!keys) return odd(provider, "no keys");
  return std::move(*keys);
}

/// RFC 7636, 4.2.
std::string challenge_of(const std::string& verifier) {
  return to_base64url(bytes_of(sha256(verifier)));
}

/// Name and secret go escaped into the header (RFC 6749, 2.3.1) or among the form's fields; without a secret the name alone.
outgoing::Request token_request(const AtProvider& at, const ProviderDocument& document, const BroughtBack& brought,
                                const std::string& verifier) {
  outgoing::Request request{.address = document.token_endpoint,
                            .reach = reach_of(at.provider),
                            .form = {{{"grant_type", "authorization_code"},
                                      {"code", brought.code},
                                      {"redirect_uri", at.return_address},
                                      {"code_verifier", verifier}}},
                            .credentials = {},
                            .bearer = {}};
  const bool is_in_header = !at.secret.empty() && document.takes_secret_in_header;
  if (is_in_header) {
    request.credentials = {.name = outgoing::escaped(at.provider.client), .secret = outgoing::escaped(at.secret)};
  } else {
    request.form->emplace_back("client_id", at.provider.client);
    if (!at.secret.empty()) request.form->emplace_back("client_secret", at.secret);
  }
  return request;
}

Result<authenticator::TokenAnswer> ask_for_token(const AtProvider& at, const ProviderDocument& document, const BroughtBack& brought,
                                                 const std::string& verifier) {
  const auto answer = outgoing::fetch(token_request(at, document, brought, verifier),
                                      {.total_time = kRequestTime, .answer_bytes = 2 * authenticator::kMostTokenBytes});
  if (!answer) return tl::unexpected(answer.error());
  if (answer->status != kGood) return refuse(at.provider, "status " + std::to_string(answer->status) + " for the code");
  auto token = authenticator::read_token_answer(answer->body);
  if (!token) return refuse(at.provider, "no token");
  return std::move(*token);
}

/// Cut behind so many characters.
std::string cut(std::string text, std::size_t most) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins_one = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (begins_one && characters++ == most) {
      text.resize(i);
      break;
    }
  }
  return text;
}

ProvidedPerson cleaned(ProvidedPerson person) {
  person.name = cut(words_on_one_line(person.name), office::kLongestAccountName - office::kNumberCharacters);
  person.shown_name = cut(words_on_one_line(person.shown_name), office::kLongestAccountName);
  if (!person.groups) return person;
  for (std::string& group : *person.groups) group = words_on_one_line(group);
  return person;
}

/// Some providers tell of groups and names where they are asked with the access token alone.
Result<ProvidedPerson> complete(const AtProvider& at, const ProviderDocument& document, const authenticator::TokenAnswer& token,
                                ProvidedPerson person) {
  const bool lacks_groups = !at.provider.groups_claim.empty() && !person.groups;
  const bool lacks_names = person.name.empty() && person.shown_name.empty();
  if (!(lacks_groups || lacks_names) || document.user_info_endpoint.empty() || token.access_token.empty()) return person;
  const auto json = get(at.provider, document.user_info_endpoint, token.access_token);
  if (!json) return tl::unexpected(json.error());
  auto told = authenticator::read_user_info(*json, at.provider.groups_claim);
  if (!told || told->subject != person.subject) return refuse(at.provider, "told of somebody else");
  if (lacks_groups) person.groups = std::move(told->groups);
  if (person.name.empty()) person.name = std::move(told->name);
  if (person.shown_name.empty()) person.shown_name = std::move(told->shown_name);
  return person;
}

}  // namespace

Result<ProviderDesk::Known> ProviderDesk::read_anew(const office::Provider& provider) {
  auto document = read_document(provider);
  if (!document) return tl::unexpected(document.error());
  auto keys = read_keys(provider, document->keys_address);
  if (!keys) return tl::unexpected(keys.error());
  const auto now = clock_.ticks();
  Known known{provider.version, std::move(*document), std::move(*keys), now, now};
  remember(provider, known);
  return known;
}

void ProviderDesk::remember(const office::Provider& provider, const Known& known) {
  const std::lock_guard lock(mutex_);
  if (known_.size() > static_cast<std::size_t>(office::kMostProviders)) known_.clear();
  known_[provider.id.value] = known;
}

Result<ProviderDesk::Known> ProviderDesk::know(const office::Provider& provider) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(provider.id.value);
    const bool is_fresh =
        found != known_.end() && found->second.version == provider.version && clock_.ticks() < found->second.read_at + kDocumentLife;
    if (is_fresh) return found->second;
  }
  return read_anew(provider);
}

Result<ProviderDesk::Known> ProviderDesk::read_keys_again(const office::Provider& provider, Known known) {
  if (clock_.ticks() < known.keys_read_at + kKeysRest) return known;
  auto keys = read_keys(provider, known.document.keys_address);
  if (!keys) return tl::unexpected(keys.error());
  known.keys = std::move(*keys);
  known.keys_read_at = clock_.ticks();
  remember(provider, known);
  return known;
}

Result<std::string> ProviderDesk::address_to_go(const AtProvider& at, const office::AttemptSecrets& secrets,
                                                office::AttemptPurpose purpose) {
  const auto known = know(at.provider);
  if (!known) return tl::unexpected(known.error());
  std::vector<std::pair<std::string, std::string>> fields{
      {"response_type", "code"},
      {"client_id", at.provider.client},
      {"redirect_uri", at.return_address},
      {"scope", "openid profile" + (at.provider.scopes.empty() ? "" : " " + at.provider.scopes)},
      {"state", secrets.state},
      {"nonce", secrets.nonce},
      {"code_challenge", challenge_of(secrets.verifier)},
      {"code_challenge_method", "S256"}};
  if (purpose == office::AttemptPurpose::prove) fields.emplace_back("max_age", "0");
  const std::string& address = known->document.authorization_endpoint;
  return address + (address.find('?') == std::string::npos ? "?" : "&") + outgoing::to_form(fields);
}

Result<ProvidedPerson> ProviderDesk::exchange(const AtProvider& at, const BroughtBack& brought, const office::TakenAttempt& attempt,
                                              office::AttemptPurpose purpose) {
  auto known = know(at.provider);
  if (!known) return tl::unexpected(known.error());
  const bool names_another = brought.issuer.empty() ? known->document.names_itself : brought.issuer != at.provider.issuer;
  if (names_another) return refuse(at.provider, "answered by another issuer");
  const auto token = ask_for_token(at, known->document, brought, attempt.verifier);
  if (!token) return tl::unexpected(token.error());
  const bool is_proof = purpose == office::AttemptPurpose::prove;
  const authenticator::TokenExpectation expected{.issuer = at.provider.issuer,
                                                 .client = at.provider.client,
                                                 .nonce_hash = attempt.nonce_hash,
                                                 .groups_claim = at.provider.groups_claim,
                                                 .now = clock_.now(),
                                                 .signed_in_since = is_proof ? std::optional(attempt.begun_at) : std::nullopt};
  auto person = authenticator::check_id_token(token->id_token, known->keys, expected);
  if (!person && person.error() == TokenRefusal::no_key) {
    known = read_keys_again(at.provider, std::move(*known));
    if (!known) return tl::unexpected(known.error());
    person = authenticator::check_id_token(token->id_token, known->keys, expected);
  }
  if (!person) return refuse(at.provider, to_name(person.error()));
  auto whole = complete(at, known->document, *token, std::move(*person));
  if (!whole) return whole;
  return cleaned(std::move(*whole));
}

Result<std::size_t> ProviderDesk::look_at(const office::Provider& provider) {
  const auto known = read_anew(provider);
  if (!known) return tl::unexpected(known.error());
  return known->keys.size();
}

}  // namespace nhipcau::api
