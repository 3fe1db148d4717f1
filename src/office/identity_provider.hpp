#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/secret_box.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// Providers of identities: where people of the office sign in already, and which of those the office believes (OpenID Connect).
namespace nhipcau::office {

using ProviderId = Id<struct ProviderTag>;

/// Where a provider stands, and so how far a request to it may reach.
enum class ProviderPlace { internet, office_network, this_machine };
/// "office_network"
std::string_view to_name(ProviderPlace place);
std::optional<ProviderPlace> provider_place_named(std::string_view name);

struct Provider {
  ProviderId id;
  std::int64_t version = 1;
  std::string issuer;        ///< its address, letter for letter as its tokens say it
  std::string client;        ///< what the office is called there
  bool has_secret = false;   ///< by which the office proves itself there
  std::string name;          ///< as people know it
  std::string english;       ///< empty: none
  std::string groups_claim;  ///< the claim that holds groups; empty: groups are not asked for
  std::string scopes;        ///< asked for beside openid and profile, blanks between
  ProviderPlace place = ProviderPlace::internet;
  bool takes_new = false;  ///< who is in a mapped group and unknown here gets an account
  bool is_used = false;
  std::int64_t identities = 0;  ///< joined to accounts
};

inline constexpr std::int64_t kMostProviders = 10;
inline constexpr std::size_t kProviderNameCharacters = 60, kIssuerCharacters = 500, kClientCharacters = 200,
                             kProviderSecretCharacters = 500, kClaimCharacters = 200, kScopeCharacters = 200;

std::vector<Provider> list_providers(store::Read& tx);
/// errors  not_found office.no_such_provider
Result<Provider> load_provider(store::Read& tx, const ProviderId& provider);

/// What the page of signing in shows: no more than names.
struct ProviderName {
  ProviderId id;
  std::string name, english;
};
std::vector<ProviderName> list_providers_in_use(store::Read& tx);

/// A provider as an administrator writes it; every text is cleaned and on one line. `new_secret`: none leaves the one there is, empty
/// takes it away.
/// errors  invalid office.provider_text_missing: issuer, client or name | office.too_many_providers{most} |
///         conflict office.provider_there{issuer}
Result<Provider> add_provider(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, const Provider& provider,
                              const std::optional<std::string>& new_secret);
/// Turned off, it lets nobody in; what its groups gave stays until its day.
/// errors  also not_found office.no_such_provider | conflict api.changed_meanwhile | conflict office.provider_fixed: people have joined
///         their identities to it, and another issuer's would be others'
Result<Provider> change_provider(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, const Provider& provider,
                                 const std::optional<std::string>& new_secret);

/// By which the office proves itself there; empty: it has none.
/// errors  unavailable office.provider_secret_unreadable{name}: it was closed with another key | not_found office.no_such_provider
Result<std::string> provider_secret(store::Read& tx, const SecretKey& key, const ProviderId& provider);

}  // namespace nhipcau::office
