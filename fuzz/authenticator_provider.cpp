// Reads any bytes as what a provider of identities says of itself, of its keys and of a person: whatever is accepted fits its limits, and
// nothing that nobody signed is taken.
#include <algorithm>
#include <cstdlib>

#include "authenticator/id_token.hpp"
#include "base/hash.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

/// Keys on the first line, a token behind it. Nobody has the private half of any key that a seed names.
void check_token(std::string_view bytes) {
  const std::size_t cut = std::min(bytes.find('\n'), bytes.size());
  const auto keys = read_signing_keys(bytes.substr(0, cut));
  if (!keys) return;
  demand(keys->size() <= kMostSigningKeys);
  for (const SigningKey& key : *keys) demand(is_usable(key.key));
  const TokenExpectation expected{.issuer = "https://a",
                                  .client = "nhipcau",
                                  .nonce_hash = sha256("n").hex,
                                  .groups_claim = "a.b",
                                  .now = Instant(std::chrono::seconds(1'795'000'000))};
  const auto person = check_id_token(bytes.substr(std::min(bytes.size(), cut + 1)), *keys, expected);
  demand(!person.has_value() && !to_name(person.error()).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  if (const auto document = read_provider_document(bytes)) demand(size <= kMostProviderBytes && !document->issuer.empty());
  if (const auto answer = read_token_answer(bytes)) demand(!answer->id_token.empty());
  for (const std::string_view claim : {"groups", "a.b", ""}) {
    const auto person = read_user_info(bytes, claim);
    if (!person) continue;
    demand(!person->subject.empty() && person->subject.size() <= kLongestSubject);
    demand(!claim.empty() || !person->groups);
  }
  check_token(bytes);
  return 0;
}
