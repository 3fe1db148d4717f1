// Reads any bytes as what a browser and its authenticator answer: whatever is accepted fits its limits, and nothing that nobody signed is
// taken.
#include <cstdlib>

#include "authenticator/cbor.hpp"
#include "authenticator/client_data.hpp"
#include "authenticator/one_time_code.hpp"
#include "authenticator/passkey.hpp"
#include "authenticator/recovery_code.hpp"

using namespace nhipcau;
using namespace nhipcau::authenticator;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

std::size_t depth_of(const CborValue& value) {
  std::size_t deepest = 0;
  for (const CborValue& item : value.items) deepest = std::max(deepest, depth_of(item));
  return deepest + 1;
}

void read_parts(std::string_view bytes) {
  if (const auto read = read_cbor(bytes)) {
    demand(read->size > 0 && read->size <= bytes.size() && depth_of(read->value) <= kMostCborDepth);
    demand(read_cbor(bytes.substr(0, read->size - 1)) == std::nullopt);  // no shorter text is the same item
  }
  if (const auto client = read_client_data(bytes))
    demand(bytes.size() <= kMostClientDataBytes && bytes.find('{') != std::string_view::npos);
  if (const auto data = read_authenticator_data(bytes)) {
    demand(data->party_hash.size() == 32 && (!data->is_backed_up || data->may_be_backed_up));
    if (data->credential) demand(!data->credential->id.empty() && data->credential->id.size() <= kMostCredentialIdBytes);
  }
  if (const auto key = read_cose_key(bytes)) demand(is_usable(*key));
  if (const auto code = read_recovery_code(bytes)) demand(code->size() == 16);
}

/// An answer to a ceremony that its own client data claims to be for: only what the rest says can refuse it.
void check_answers(std::string_view bytes) {
  const std::size_t cut = std::min(bytes.find('\n'), bytes.size());
  const std::string client(bytes.substr(0, cut)), rest(bytes.substr(std::min(bytes.size(), cut + 1)));
  const auto claimed = read_client_data(client);
  const Ceremony ceremony{.party = {"example.org", claimed ? claimed->origin : "https://example.org"},
                          .challenge = claimed ? claimed->challenge : "x",
                          .verification = UserVerification::preferred};
  const auto made = check_registration({client, rest}, ceremony);
  if (!made) {
    demand(!to_name(made.error()).empty());
    return;
  }
  demand(read_cose_key(made->cose_key).has_value() && !made->id.empty());
  demand(!check_assertion({client, rest, ""}, *made, ceremony));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  read_parts(bytes);
  check_answers(bytes);
  demand(find_step(bytes, bytes, Instant(std::chrono::seconds(1234567890)), 0) == std::nullopt || size >= kCodeDigits);
  (void)code_uri(bytes, bytes, bytes);
  return 0;
}
