#include "authenticator/id_token.hpp"

#include <algorithm>
#include <array>

#include "authenticator/json_reader.hpp"
#include "base/base64url.hpp"
#include "base/hash.hpp"

namespace nhipcau::authenticator {
namespace {

struct Algorithm {
  std::string_view name;
  PublicKey::Kind key;    ///< of the keys that fit
  PublicKey::Kind check;  ///< how the signature is checked
};
constexpr Algorithm kAlgorithms[] = {{"RS256", PublicKey::Kind::rsa, PublicKey::Kind::rsa},
                                     {"PS256", PublicKey::Kind::rsa, PublicKey::Kind::rsa_pss},
                                     {"ES256", PublicKey::Kind::p256, PublicKey::Kind::p256}};

struct Header {
  std::string algorithm, key;
  bool has_key = false;
  bool is_critical = false;  ///< asks that something be understood that nobody here knows
};

struct Claims {
  ProvidedPerson person;
  std::string issuer, nonce, party;
  std::vector<std::string> audience;
  std::optional<std::int64_t> expires, issued, signed_in;
};

struct Parts {
  std::string_view signed_part;  ///< header and claims, as they were signed
  std::string header, claims, signature;
};

std::optional<Parts> split(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (token.size() > kMostTokenBytes || second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  auto header = from_base64url(token.substr(0, first)), claims = from_base64url(token.substr(first + 1, second - first - 1)),
       signature = from_base64url(token.substr(second + 1));
  if (!header || !claims || !signature) return std::nullopt;
  return Parts{token.substr(0, second), std::move(*header), std::move(*claims), std::move(*signature)};
}

bool take_text(JsonReader& reader, std::string& into) {
  auto text = reader.string();
  if (text) into = std::move(*text);
  return text.has_value();
}

/// Text, or anything else as if it were not there: what providers write into claims that only describe a person is their own matter.
bool take_words(JsonReader& reader, std::string& into) {
  return reader.peek() == '"' ? take_text(reader, into) : reader.skip(2);
}

std::optional<Header> read_header(std::string_view json) {
  JsonReader reader(json, kMostProviderJsonDepth);
  Header header;
  const auto take = [&](const std::string& name) {
    if (name == "alg") return take_text(reader, header.algorithm);
    if (name == "kid") return header.has_key = true, take_text(reader, header.key);
    if (name == "crit") header.is_critical = true;
    return reader.skip(2);
  };
  if (!reader.members(take) || !reader.is_at_end()) return std::nullopt;
  return header;
}

/// The strings of a claim by its name, or of one inside another: "realm_access.roles". The whole name comes first: names have dots too.
bool take_groups(JsonReader& reader, std::string_view name, std::string_view claim, std::optional<std::vector<std::string>>& groups,
                 std::size_t depth = 2) {
  const char next = reader.peek();
  if (name == claim && (next == '"' || next == '[')) return (groups = reader.texts()).has_value();
  const bool is_inside = next == '{' && claim.size() > name.size() && claim.starts_with(name) && claim[name.size()] == '.';
  if (!is_inside || depth >= kMostProviderJsonDepth) return reader.skip(depth);
  const std::string_view rest = claim.substr(name.size() + 1);
  return reader.members([&](const std::string& inner) { return take_groups(reader, inner, rest, groups, depth + 1); });
}

bool take_number(JsonReader& reader, std::optional<std::int64_t>& into) {
  return (into = reader.whole_number()).has_value();
}

bool take_audience(JsonReader& reader, std::vector<std::string>& into) {
  auto audience = reader.texts();
  if (audience) into = std::move(*audience);
  return audience.has_value();
}

bool take_claim(JsonReader& reader, std::string_view name, std::string_view groups_claim, Claims& claims) {
  if (name == "sub") return take_text(reader, claims.person.subject);
  if (name == "iss") return take_text(reader, claims.issuer);
  if (name == "aud") return take_audience(reader, claims.audience);
  if (name == "azp") return take_text(reader, claims.party);
  if (name == "nonce") return take_text(reader, claims.nonce);
  if (name == "exp") return take_number(reader, claims.expires);
  if (name == "iat") return take_number(reader, claims.issued);
  if (name == "auth_time") return reader.peek() == 'n' ? reader.skip(2) : take_number(reader, claims.signed_in);
  if (!groups_claim.empty() && (name == groups_claim || groups_claim.starts_with(std::string(name) + "."))) {
    return take_groups(reader, name, groups_claim, claims.person.groups);
  }
  if (name == "preferred_username") return take_words(reader, claims.person.name);
  if (name == "name") return take_words(reader, claims.person.shown_name);
  return reader.skip(2);
}

std::optional<Claims> read_claims(std::string_view json, std::string_view groups_claim) {
  JsonReader reader(json, kMostProviderJsonDepth);
  Claims claims;
  const auto take = [&](const std::string& name) { return take_claim(reader, name, groups_claim, claims); };
  if (!reader.members(take) || !reader.is_at_end()) return std::nullopt;
  return claims;
}

/// A number of a signature as DER has it: without zeros before it, with one where the first bit would make it negative.
std::string to_der_integer(std::string_view bytes) {
  const std::size_t first = std::min(bytes.find_first_not_of('\0'), bytes.size() - 1);
  std::string number(bytes.substr(first));
  if ((static_cast<unsigned char>(number.front()) & 0x80U) != 0) number.insert(number.begin(), '\0');
  return std::string("\x02") + static_cast<char>(number.size()) + number;
}

/// ES256 writes two numbers of 32 bytes (RFC 7518, 3.4); libcrypto wants DER. Empty for another size.
std::string to_der(std::string_view raw) {
  constexpr std::size_t kNumber = 32;
  if (raw.size() != 2 * kNumber) return "";
  const std::string numbers = to_der_integer(raw.substr(0, kNumber)) + to_der_integer(raw.substr(kNumber));
  return std::string("\x30") + static_cast<char>(numbers.size()) + numbers;
}

/// Without a name in the header there may be one fitting key and no other (OpenID Connect Core, 10.1).
std::vector<PublicKey> fitting_keys(const std::vector<SigningKey>& keys, const Header& header, const Algorithm& algorithm) {
  std::vector<PublicKey> fitting;
  for (const SigningKey& one : keys) {
    const bool fits = one.key.kind == algorithm.key && (one.algorithm.empty() || one.algorithm == algorithm.name) &&
                      (!header.has_key || one.id == header.key);
    if (fits) fitting.push_back(one.key);
  }
  if (!header.has_key && fitting.size() > 1) fitting.clear();
  for (PublicKey& key : fitting) key.kind = algorithm.check;
  return fitting;
}

std::optional<TokenRefusal> find_signature_fault(const Parts& parts, const std::vector<SigningKey>& keys) {
  const auto header = read_header(parts.header);
  if (!header || header->is_critical) return TokenRefusal::malformed;
  const auto* const algorithm = std::ranges::find(kAlgorithms, header->algorithm, &Algorithm::name);
  if (algorithm == std::end(kAlgorithms)) return TokenRefusal::wrong_algorithm;
  const auto fitting = fitting_keys(keys, *header, *algorithm);
  if (fitting.empty()) return TokenRefusal::no_key;
  const std::string signature = algorithm->check == PublicKey::Kind::p256 ? to_der(parts.signature) : parts.signature;
  const bool is_signed =
      std::ranges::any_of(fitting, [&](const PublicKey& key) { return is_signed_by(key, parts.signed_part, signature); });
  return is_signed ? std::nullopt : std::optional(TokenRefusal::wrong_signature);
}

/// Others may be among those it is for, if it says that it was made for us.
bool is_for(const Claims& claims, const std::string& client) {
  if (std::ranges::find(claims.audience, client) == claims.audience.end()) return false;
  return claims.party.empty() ? claims.audience.size() == 1 : claims.party == client;
}

bool is_subject(std::string_view text) {
  const auto is_ascii = [](char c) { return c >= ' ' && c <= '~'; };
  return !text.empty() && text.size() <= kLongestSubject && std::ranges::all_of(text, is_ascii);
}

std::optional<TokenRefusal> find_time_fault(const Claims& claims, const TokenExpectation& expected) {
  const auto at = [](std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); };
  if (!claims.expires || !claims.issued) return TokenRefusal::malformed;
  if (at(*claims.expires) + kClockDifference <= expected.now) return TokenRefusal::expired;
  if (at(*claims.issued) - kClockDifference > expected.now) return TokenRefusal::not_yet;
  if (at(*claims.issued) + kClockDifference + kLongestTokenAge < expected.now) return TokenRefusal::too_old;
  if (!expected.signed_in_since) return std::nullopt;
  const bool is_fresh = claims.signed_in && at(*claims.signed_in) + kClockDifference >= *expected.signed_in_since;
  return is_fresh ? std::nullopt : std::optional(TokenRefusal::not_signed_in_again);
}

std::optional<TokenRefusal> find_claim_fault(const Claims& claims, const TokenExpectation& expected) {
  if (claims.issuer != expected.issuer) return TokenRefusal::wrong_issuer;
  if (!is_for(claims, expected.client)) return TokenRefusal::wrong_audience;
  if (auto fault = find_time_fault(claims, expected)) return fault;
  if (!same_secret(sha256(claims.nonce).hex, expected.nonce_hash)) return TokenRefusal::wrong_nonce;
  if (!is_subject(claims.person.subject)) return TokenRefusal::no_subject;
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> kRefusals{"malformed",    "wrong_algorithm", "no_key",     "wrong_signature",
                                                     "wrong_issuer", "wrong_audience",  "expired",    "not_yet",
                                                     "too_old",      "wrong_nonce",     "no_subject", "not_signed_in_again"};

}  // namespace

std::string_view to_name(TokenRefusal refusal) {
  return kRefusals.at(static_cast<std::size_t>(refusal));
}

tl::expected<ProvidedPerson, TokenRefusal> check_id_token(std::string_view token, const std::vector<SigningKey>& keys,
                                                          const TokenExpectation& expected) {
  const auto parts = split(token);
  if (!parts) return tl::unexpected(TokenRefusal::malformed);
  if (const auto fault = find_signature_fault(*parts, keys)) return tl::unexpected(*fault);
  auto claims = read_claims(parts->claims, expected.groups_claim);
  if (!claims) return tl::unexpected(TokenRefusal::malformed);
  if (const auto fault = find_claim_fault(*claims, expected)) return tl::unexpected(*fault);
  return std::move(claims->person);
}

std::optional<TokenAnswer> read_token_answer(std::string_view json) {
  if (json.size() > 2 * kMostTokenBytes) return std::nullopt;
  JsonReader reader(json, kMostProviderJsonDepth);
  TokenAnswer answer;
  const auto take = [&](const std::string& name) {
    if (name == "id_token") return take_text(reader, answer.id_token);
    if (name == "access_token") return take_words(reader, answer.access_token);
    return reader.skip(2);
  };
  if (!reader.members(take) || !reader.is_at_end() || answer.id_token.empty()) return std::nullopt;
  const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
  if (!std::ranges::all_of(answer.access_token, is_visible)) answer.access_token.clear();
  return answer;
}

std::optional<ProvidedPerson> read_user_info(std::string_view json, std::string_view groups_claim) {
  if (json.size() > kMostTokenBytes) return std::nullopt;
  auto claims = read_claims(json, groups_claim);
  if (!claims || !is_subject(claims->person.subject)) return std::nullopt;
  return std::move(claims->person);
}

}  // namespace nhipcau::authenticator
