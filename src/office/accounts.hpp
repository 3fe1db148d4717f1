#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "office/account.hpp"
#include "office/audit.hpp"

/// The accounts of an office, for who manages them: who has come in, who is invited, who has left. Nothing here needs an e-mail address: a
/// link is handed over in any chat or on paper.
namespace nhipcau::office {

enum class AccountState { invited, active, closed };  ///< invited: nobody has come in yet
std::string_view to_name(AccountState state);
std::optional<AccountState> account_state_named(std::string_view name);

/// An account as it stands in the list.
struct AccountEntry {
  Account account;
  AccountState state = AccountState::invited;
  std::optional<Date> last_used_on;   ///< the day alone: nobody's hours are watched
  std::int64_t sessions = 0;          ///< that are good
  std::optional<Instant> link_until;  ///< how long a link that was handed out and not used yet is good
  std::optional<Date> closed_on;
  std::string closed_reason;
  bool is_erased = false;  ///< its person's data were erased: it stays closed for good
};

inline constexpr std::int64_t kMostAccounts = 20'000;    ///< of an office; no more can be made, so that a list of them is whole
inline constexpr std::size_t kLongestAccountName = 100;  ///< characters, also of shown names
inline constexpr std::size_t kLongestReason = 500;       ///< characters

struct AccountFilter {
  std::string words;  ///< a part of either name, in any writing; empty: all
  std::optional<AccountState> state = std::nullopt;
  AccountId after = {};  ///< the last one seen; empty: from the beginning
  std::size_t limit = 100;
};
struct AccountPage {
  std::vector<AccountEntry> entries;    ///< by shown name, in the order of the Vietnamese alphabet
  std::array<std::size_t, 3> counts{};  ///< of those of these words in each AccountState, whatever state was asked for
  bool has_more = false;
};
AccountPage list_accounts(store::Read& tx, const Clock& clock, const AccountFilter& filter);

/// errors  not_found office.no_such_account
Result<AccountEntry> load_account_entry(store::Read& tx, const Clock& clock, const AccountId& account);

struct NewAccount {
  std::string name;        ///< cleaned, on one line
  std::string shown_name;  ///< the same
  std::string language = "vi";
};
/// An account and the link that its owner begins with: `token` is seen here and never again.
struct Invited {
  Account account;
  std::string token;
};
/// errors  invalid office.no_account_name | office.unknown_language | conflict office.name_taken{name} |
/// office.too_many_accounts{kMostAccounts}
Result<Invited> invite(store::Write& tx, const Clock& clock, const Actor& actor, const NewAccount& wish, LinkPurpose purpose);

/// A new link for somebody who cannot get in. What earlier links began ends at once, and so do links not used yet. An invitation ends
/// everything else that lets somebody in as well (end_ways_in): who comes by it sets something new.
/// errors  not_found office.no_such_account | conflict office.account_closed | office.not_oneself | forbidden office.holds_more: the
/// account
///         may do something everywhere that the actor may not
Result<std::string> hand_out_link(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, LinkPurpose purpose);

/// What an account keeps to come in with ends: sessions, links, the password, passkeys, codes, known browsers. Identities are apart
/// (identities.hpp): an invitation and coming back end them, closing does not.
void end_ways_in(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account);

struct AccountNames {
  std::optional<std::string> name, shown_name, language;
};
/// Changes what it names, an audit line each.
/// errors  those of invite on names and language, not_found office.no_such_account | conflict office.person_erased{name}
Result<Account> rename_account(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                               const AccountNames& names);

/// Somebody leaves: all ways in and all rights end; the work and the name on it stay. Who comes back is given rights anew.
/// reason  cleaned, on one line, not empty
/// errors  not_found office.no_such_account | conflict office.not_oneself | office.last_manager | office.already_closed |
///         invalid office.no_reason | forbidden office.holds_more | office.last_administrator
Result<void> close_account(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const std::string& reason);

/// Somebody comes back, by a new link.
/// errors  not_found office.no_such_account | conflict office.not_closed | office.person_erased{name}
Result<std::string> reopen_account(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, LinkPurpose purpose);

}  // namespace nhipcau::office
