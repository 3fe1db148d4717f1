#include "authenticator/provider_document.hpp"

#include <algorithm>

#include "authenticator/json_reader.hpp"
#include "base/base64url.hpp"

namespace nhipcau::authenticator {
namespace {

bool take_text(JsonReader& reader, std::string& into) {
  auto text = reader.string();
  if (text) into = std::move(*text);
  return text.has_value();
}

bool take_flag(JsonReader& reader, bool& into) {
  const auto flag = reader.boolean();
  into = flag.value_or(false);
  return flag.has_value();
}

/// Without a list the way in the header holds (OpenID Connect Discovery, 3).
bool take_secret_ways(JsonReader& reader, bool& takes_secret_in_header) {
  const auto ways = reader.texts();
  const auto has = [&](std::string_view way) { return std::ranges::find(*ways, way) != ways->end(); };
  if (ways) takes_secret_in_header = has("client_secret_basic") || !has("client_secret_post");
  return ways.has_value();
}

bool take_member(JsonReader& reader, std::string_view name, ProviderDocument& document) {
  if (name == "issuer") return take_text(reader, document.issuer);
  if (name == "authorization_endpoint") return take_text(reader, document.authorization_endpoint);
  if (name == "token_endpoint") return take_text(reader, document.token_endpoint);
  if (name == "jwks_uri") return take_text(reader, document.keys_address);
  if (name == "userinfo_endpoint") return take_text(reader, document.user_info_endpoint);
  if (name == "token_endpoint_auth_methods_supported") return take_secret_ways(reader, document.takes_secret_in_header);
  if (name == "authorization_response_iss_parameter_supported") return take_flag(reader, document.names_itself);
  return reader.skip(2);
}

/// A key as it is written; what of it is not text is passed over.
struct WrittenKey {
  std::string kind, use, id, algorithm, curve, x, y, modulus, exponent;
};

bool take_key_member(JsonReader& reader, std::string_view name, WrittenKey& key) {
  const auto text = [&](std::string& into) { return reader.peek() == '"' ? take_text(reader, into) : reader.skip(4); };
  if (name == "kty") return text(key.kind);
  if (name == "use") return text(key.use);
  if (name == "kid") return text(key.id);
  if (name == "alg") return text(key.algorithm);
  if (name == "crv") return text(key.curve);
  if (name == "x") return text(key.x);
  if (name == "y") return text(key.y);
  if (name == "n") return text(key.modulus);
  if (name == "e") return text(key.exponent);
  return reader.skip(4);
}

std::optional<SigningKey> to_key(const WrittenKey& written) {
  if (!written.use.empty() && written.use != "sig") return std::nullopt;
  SigningKey made{.id = written.id, .algorithm = written.algorithm, .key = {}};
  const auto bytes = [](const std::string& text) { return from_base64url(text).value_or(""); };
  if (written.kind == "RSA") {
    made.key = {.kind = PublicKey::Kind::rsa, .modulus = bytes(written.modulus), .exponent = bytes(written.exponent)};
  } else if (written.kind == "EC" && written.curve == "P-256") {
    made.key = {.kind = PublicKey::Kind::p256, .x = bytes(written.x), .y = bytes(written.y)};
  } else {
    return std::nullopt;
  }
  return is_usable(made.key) ? std::optional(made) : std::nullopt;
}

bool take_keys(JsonReader& reader, std::vector<SigningKey>& keys) {
  if (!reader.take('[')) return false;
  if (reader.take(']')) return true;
  std::size_t count = 0;
  do {
    WrittenKey written;
    if (++count > kMostSigningKeys) return false;
    if (!reader.members([&](const std::string& name) { return take_key_member(reader, name, written); })) return false;
    if (auto key = to_key(written)) keys.push_back(std::move(*key));
  } while (reader.take(','));
  return reader.take(']');
}

}  // namespace

std::optional<ProviderDocument> read_provider_document(std::string_view json) {
  if (json.size() > kMostProviderBytes) return std::nullopt;
  JsonReader reader(json, kMostProviderJsonDepth);
  ProviderDocument document;
  if (!reader.members([&](const std::string& name) { return take_member(reader, name, document); }) || !reader.is_at_end()) {
    return std::nullopt;
  }
  const bool is_whole = !document.issuer.empty() && !document.authorization_endpoint.empty() && !document.token_endpoint.empty() &&
                        !document.keys_address.empty();
  return is_whole ? std::optional(document) : std::nullopt;
}

std::optional<std::vector<SigningKey>> read_signing_keys(std::string_view json) {
  if (json.size() > kMostProviderBytes) return std::nullopt;
  JsonReader reader(json, kMostProviderJsonDepth);
  std::vector<SigningKey> keys;
  bool has_keys = false;
  const auto take = [&](const std::string& name) {
    if (name != "keys") return reader.skip(2);
    has_keys = true;
    return take_keys(reader, keys);
  };
  if (!reader.members(take) || !reader.is_at_end() || !has_keys) return std::nullopt;
  return keys;
}

}  // namespace nhipcau::authenticator
