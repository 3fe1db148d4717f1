#pragma once
#include <optional>
#include <string>
#include <vector>

#include "authenticator/id_token.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "office/identity_provider.hpp"

/// Identities: whom a provider knows by which name is which account here. No name and no address ever joins the two, since another may
/// have them there: the account's owner does, signed in here and there at once; or there was no account before.
namespace nhipcau::office {

using IdentityId = Id<struct IdentityTag>;

inline constexpr std::size_t kNumberCharacters = 4;  ///< "-999": what may stand behind a name that somebody has already

struct Identity {
  IdentityId id;
  ProviderId provider;
  std::string provider_name, provider_english;
  bool is_provider_used = false;
  AccountId account;
  std::string label;  ///< what the person signs in with there; may be empty
  Instant joined_at;
  std::optional<Date> used_on;  ///< the day alone; none: not yet
};

/// An account's, oldest first.
std::vector<Identity> list_identities(store::Read& tx, const AccountId& account);

/// Joins somebody's identity to the actor's own account, and gives what the provider's groups give.
/// person  cleaned; the subject as the provider says it
/// errors  not_found office.no_such_provider | conflict office.provider_not_used{name} | office.identity_taken{name}: another account has
///         it | office.identity_there{name}: the account has one of that provider
Result<Identity> join_identity(store::Write& tx, const Clock& clock, const Actor& actor, const ProviderId& provider,
                               const authenticator::ProvidedPerson& person);
/// What its groups gave ends with it. errors  not_found office.no_such_identity: none of the actor's own
Result<void> remove_identity(store::Write& tx, const Clock& clock, const Actor& actor, const IdentityId& identity);
/// All of an account: where its owner begins anew. Not when it is closed: a closed account's identity stays its own, so that its owner does
/// not come in as somebody new.
void remove_identities(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account);

/// Lets in whom a provider vouches for, with what their groups give them today. Nothing more is asked: a code stands beside a password.
/// errors  not_found office.no_such_provider | unauthenticated office.provider_not_used{name} | office.identity_unknown{provider}: joined
///         to no account, and none is made | office.account_closed | office.too_many_accounts{most}
Result<SignedIn> sign_in_by_provider(store::Write& tx, const Clock& clock, const ProviderId& provider,
                                     const authenticator::ProvidedPerson& person, const Arrival& from);

/// Whose identity it is; none: nobody's here.
std::optional<AccountId> find_owner(store::Read& tx, const ProviderId& provider, const std::string& subject);

}  // namespace nhipcau::office
