#pragma once
#include <map>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

#include "api/place.hpp"
#include "authenticator/id_token.hpp"
#include "authenticator/provider_document.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/identity_provider.hpp"
#include "office/provider_attempt.hpp"
#include "outgoing/fetch.hpp"

/// Speaking with providers of identities: where a browser is sent, and what its code is exchanged for. It asks the provider and waits:
/// never inside a transaction.
/// source  OpenID Connect Core 1.0, 3.1; Discovery 1.0; RFC 7636 (PKCE, S256); RFC 9207
namespace nhipcau::api {

/// Exchanges at the same time: each waits for a provider, at most kExchangeTime, and leaves handlers for the rest.
inline constexpr int kExchangesAtOnce = 2;
inline constexpr std::chrono::milliseconds kRequestTime{6'000};  ///< of one request to a provider
inline constexpr std::chrono::minutes kDocumentLife{10};         ///< how long what a provider says of itself is remembered
inline constexpr std::chrono::minutes kKeysRest{1};              ///< its keys are not asked for again before

/// How the office presents itself to a provider.
struct AtProvider {
  office::Provider provider;
  std::string secret;          ///< empty: none
  std::string return_address;  ///< where its browsers come back to
};

/// What a browser brought back.
struct BroughtBack {
  std::string code;
  std::string issuer;  ///< empty: it does not say
};

/// Safe from many threads; one for the office, since it remembers.
class ProviderDesk {
 public:
  explicit ProviderDesk(const Clock& clock) : clock_(clock) {}

  /// A place to exchange at, to be held while asking; one that is not ours: come again in a moment.
  [[nodiscard]] Place take_place() { return Place(places_); }

  /// Where a browser is sent. errors  those of outgoing::fetch | unavailable api.provider_odd{name}: what it says is no document of such a
  ///         provider, or of another issuer
  Result<std::string> address_to_go(const AtProvider& at, const office::AttemptSecrets& secrets, office::AttemptPurpose purpose);

  /// Who came back. The provider's words are cleaned and cut to what is kept.
  /// errors  also unauthenticated api.provider_refused{name}: the code or the token will not do
  Result<authenticator::ProvidedPerson> exchange(const AtProvider& at, const BroughtBack& brought, const office::TakenAttempt& attempt,
                                                 office::AttemptPurpose purpose);

  /// Asks anew, for who sets a provider up: how many keys it has that could sign for it. errors  those of address_to_go
  Result<std::size_t> look_at(const office::Provider& provider);

 private:
  struct Known {
    std::int64_t version = 0;  ///< of the provider's row it was read for
    authenticator::ProviderDocument document;
    std::vector<authenticator::SigningKey> keys;
    std::chrono::milliseconds read_at{0}, keys_read_at{0};
  };
  Result<Known> know(const office::Provider& provider);
  Result<Known> read_anew(const office::Provider& provider);
  Result<Known> read_keys_again(const office::Provider& provider, Known known);
  void remember(const office::Provider& provider, const Known& known);

  const Clock& clock_;
  std::counting_semaphore<> places_{kExchangesAtOnce};
  std::mutex mutex_;  // guards known_
  std::map<std::string, Known> known_;
};

}  // namespace nhipcau::api
