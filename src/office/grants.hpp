#pragma once
#include <optional>
#include <string>
#include <vector>

#include "office/role.hpp"
#include "office/unit.hpp"

/// Grants: who has which role, where and from when until when.
namespace nhipcau::office {

using GrantId = Id<struct GrantTag>;
using MappingId = Id<struct MappingTag>;  // group_mapping.hpp

struct Grant {
  GrantId id;
  AccountId account;
  std::string account_name;  ///< as others see it
  RoleId role;
  std::string role_name, role_english;
  UnitId unit;                ///< empty: the office as a whole
  bool with_below = false;    ///< of the office as a whole: all units
  std::optional<Date> from;   ///< none: at once
  std::optional<Date> until;  ///< none: until it is ended
  GrantId basis;              ///< empty: given by the office; else the grant that was delegated
  AccountId delegated_by;     ///< empty: nobody
  std::string delegated_by_name;
  std::string reason;
  Instant granted_at;
  MappingId mapping;  ///< empty: given by hand or delegated; else by a group of a provider, and it follows that group
  std::string group;  ///< the group's name
};

inline constexpr std::size_t kMostGrants = 100;  ///< of one account at a time
inline constexpr std::size_t kGrantReasonCharacters = 300;
inline constexpr int kLongestDelegationDays = 366;

struct NewGrant {
  AccountId account;
  RoleId role;
  UnitId unit;
  bool with_below = false;
  std::optional<Date> from;  ///< none: at once
  std::optional<Date> until;
  std::string reason;  ///< cleaned, one line; may be empty
};
/// Gives a role.
/// errors  not_found office.no_such_account | office.no_such_role | office.no_such_unit; invalid office.grant_to_closed{name} |
///         office.grant_until_before_from |
///         office.grant_over: it would have ended already | office.grant_reason_too_long{most} | office.too_many_grants{most}; conflict
///         office.grant_there: the account has just this
Result<Grant> grant_role(store::Write& tx, const Clock& clock, const Actor& actor, const NewGrant& grant);

/// Gives the administrator's role on the office as a whole and all units, by the program itself.
void make_administrator(store::Write& tx, const Clock& clock, const AccountId& account);

/// Gives a role because the provider says so (group_mapping.hpp). Beside one by hand that is the same.
/// errors  those of grant_role but office.grant_there
Result<Grant> give_by_group(store::Write& tx, const Clock& clock, const Actor& actor, const NewGrant& grant, const MappingId& mapping);
/// Ends one of those, and what was delegated of it. Nobody is the last administrator by a group, so none is locked out.
void end_group_grant(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& grant);
void prolong_group_grant(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& grant, const Date& until);

/// Ends one from today on, and what was delegated of it. One that is over or was ended stays as it is.
/// errors  not_found office.no_such_grant | forbidden office.last_administrator: nobody would be left who may give roles
Result<void> end_grant(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& grant);

struct Delegation {
  GrantId basis;  ///< a grant of the actor, not itself delegated
  AccountId to;
  Date from;
  Date until;  ///< the day after its last
  std::string reason;
};
/// Lets another account do what one's own grant allows, for a period; it ends by itself, and with the grant.
/// errors  not_found office.no_such_grant: none of the actor's own that holds | office.no_such_account; invalid office.delegate_to_oneself
/// |
///         office.grant_until_before_from | office.grant_over | office.delegation_too_long{most days} | office.grant_reason_too_long{most}
///         | office.too_many_grants{most}; forbidden office.delegated_already: what was delegated is not passed on
Result<Grant> delegate(store::Write& tx, const Clock& clock, const Actor& actor, const Delegation& delegation);
/// Ends a delegation by who gave it or who has it. errors  not_found office.no_such_grant
Result<void> end_delegation(store::Write& tx, const Clock& clock, const Actor& actor, const GrantId& grant);

/// Those that hold or are to come on the day, by account name and beginning.
std::vector<Grant> list_grants(store::Read& tx, const Date& on);
std::vector<Grant> list_grants_of(store::Read& tx, const AccountId& account, const Date& on);
/// What an account delegated to others, that holds or is to come.
std::vector<Grant> list_delegated_by(store::Read& tx, const AccountId& account, const Date& on);

/// Works out anew what an account holds. Called where its grants or a role of theirs change.
void remake_held(store::Write& tx, const AccountId& account);

}  // namespace nhipcau::office
