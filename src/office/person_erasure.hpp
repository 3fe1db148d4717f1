#pragma once
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "office/audit_erase.hpp"
#include "store/database.hpp"

/// A person's data go on lawful request; the work they did stays, under their account's number.
/// source  Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (26/6/2025), article 14
namespace nhipcau::office {

/// On whose word. Kept in the trail for good, so neither may name the person.
struct PersonErasure {
  std::string basis;   ///< the request or decision, by its number; cleaned, one line, at most kLongestBasis characters
  std::string reason;  ///< the same, at most kLongestErasureReason
};

struct ErasedPerson {
  std::int64_t number = 0;  ///< in the order of erasing
  std::string name;         ///< "da-xoa-3": what stands where the name to sign in with stood
  std::string shown_name;   ///< "Người đã được xóa dữ liệu 3"
};

/// What is wrong with erasing somebody's data now; nothing if it may be done. Asked by itself before the first step, and again in each.
/// errors  not_found office.no_such_account | conflict office.person_not_closed{name} | office.person_erased{name} | invalid
///         office.erasure_unfounded | office.erasure_names_person | office.erasure_too_long{most of the basis, most of the reason}
Result<void> check_erasure(store::Read& tx, const AccountId& account, const PersonErasure& erasure);

/// How many lines of the trail one step empties: a person who worked here for years has tens of thousands, and others write meanwhile.
inline constexpr int kLinesAtOnce = 500;

/// Empties the values of the trail that are the person's, in at most kLinesAtOnce lines: from where they worked, what they were called.
/// Rights they held and what they did stay. Call it, a transaction each, until it gives false; whoever is interrupted begins anew.
/// after   where the step before ended, and where this one did; empty at first
/// errors  those of check_erasure | conflict office.erasure_of_altered_line{id}
Result<bool> erase_trail_step(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                              const PersonErasure& erasure, std::string& after);

/// The last step: what is left in the trail, then names, ways in, sessions, links, notes and addresses of jobs, at once. The account can
/// never be reopened; its name may be used again. Writes a line that says who, why and on which paper.
/// errors  those of erase_trail_step
Result<ErasedPerson> erase_person(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                                  const PersonErasure& erasure);

/// All steps, a transaction each.
Result<ErasedPerson> erase_person(store::Database& database, const Clock& clock, const Actor& actor, const AccountId& account,
                                  const PersonErasure& erasure);

/// errors  conflict office.person_erased{name}: for whoever would open or rename such an account
Result<void> check_not_erased(store::Read& tx, const AccountId& account);

}  // namespace nhipcau::office
