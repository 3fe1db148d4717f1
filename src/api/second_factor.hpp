#pragma once
#include <optional>
#include <string>

#include "api/call.hpp"

/// What stands beside a password: a code of an app, and a proof that is not old.
namespace nhipcau::api {

inline constexpr std::size_t kLongestCode = 64;  ///< characters, as typed; recovery codes have 19

/// Why the code beside a right password will not do; none if it will, or if the account asks for none. A wrong one is counted: let the
/// transaction commit whatever comes out.
/// errors  unauthenticated office.code_needed | office.wrong_code | office.code_unreadable | unavailable office.codes_wait{minutes}
std::optional<Error> find_fault_of_code(store::Write& tx, const Call& call, const office::Actor& actor,
                                        const std::optional<std::string>& code);

/// Lets in whose password was right: at once, or with a code where the account asks for one. A wrong code is counted and signs nobody in.
/// errors  those of find_fault_of_code and of office::sign_in
Result<office::SignedIn> sign_in_beside_password(const Call& call, const office::AccountId& account,
                                                 const std::optional<std::string>& code);

/// Whether this session may change what lets its owner in. errors  forbidden office.proof_needed
Result<void> need_proof(const Call& call);
/// The same for a new password: where the old one is asked for and nothing beside it, that is proof enough.
Result<void> need_proof_for_password(const Call& call);

}  // namespace nhipcau::api
