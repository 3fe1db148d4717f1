#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// What accounts are told of. A notice is a prepared row of one account, written in the transaction of what it tells of; it names things by
/// their ids and says nothing of what a paper says. Whoever has lost the right to the thing no longer sees the notice.
namespace nhipcau::office {

using NoticeId = Id<struct NoticeTag>;

inline constexpr std::size_t kMostTold = 500;               ///< accounts told of one thing; more are left out, and the log says so
inline constexpr std::size_t kFactBytes = 200;              ///< of a fact; more is cut off
inline constexpr std::chrono::hours kKeepNotices{24 * 90};  ///< since it was made, seen or not
inline constexpr std::int64_t kMostUnseenCounted = 100;     ///< a count that says 100 may be more

/// What is to be told.
struct NewNotice {
  std::string_view kind;   ///< of kNoticeKinds; any other is a bug
  std::string_view words;  ///< message "notice.<words>"; of several things "notice.<words>_many"
  std::string subject_kind = {}, subject_id = {};
  UnitId unit = {};                     ///< whose the thing is, for kinds with a permission
  std::string bundle = {};              ///< unseen ones of one kind and bundle are one notice; empty: it stands by itself
  std::vector<std::string> facts = {};  ///< ids, counts and names that fill the sentence; those of a bundle's latest
};
/// Of things of several units: who has the permission anywhere may see it.
inline const UnitId kSeveralUnits{"*"};

/// Tells everybody who holds the kind's permission on the unit and does not want to be left alone, but who did it; at most kMostTold.
void notify_holders(store::Write& tx, const Clock& clock, const Actor& by, const NewNotice& notice);
/// Tells one account, unless it is closed or does not want to be told.
void notify(store::Write& tx, const Clock& clock, const AccountId& to, const NewNotice& notice);
/// Tells an account's owner of what happened to the account itself, for it may have been somebody else. Of the same words, unseen ones are
/// one notice.
void notify_owner(store::Write& tx, const Clock& clock, const AccountId& account, std::string_view words,
                  const std::vector<std::string>& facts = {});

/// Who holds a permission on a unit today, by id; at most kMostTold. but  left out
std::vector<AccountId> list_holders(store::Read& tx, std::string_view permission, const UnitId& unit, const Date& on,
                                    const AccountId& but = {});

/// Who was given a permission on the unit itself; where nobody was, list_holders: those who have it from above. Of these at most kMostTold.
std::vector<AccountId> list_own_holders(store::Read& tx, std::string_view permission, const UnitId& unit, const Date& on,
                                        const AccountId& but = {});

struct Notice {
  NoticeId id;
  std::string kind, words;
  std::string subject_kind, subject_id;
  UnitId unit;
  std::int64_t how_many = 1;
  std::vector<std::string> facts;
  Instant made_at;
  std::optional<Instant> seen_at;  ///< none: not seen yet
};
struct NoticePage {
  std::vector<Notice> items;  ///< newest first
  std::string next;           ///< empty: no more
};
/// What an account may see of what it was told, as of a day. cursor  of the page before; one that is none gives the first page
NoticePage list_notices(store::Read& tx, const AccountId& account, const Date& on, std::string_view cursor, int limit);
/// At most kMostUnseenCounted.
std::int64_t count_unseen(store::Read& tx, const AccountId& account, const Date& on);

/// Those of an account that are neither seen nor mailed, made within kOldestMailed (email.hpp), that it may see today.
std::vector<Notice> list_unmailed(store::Read& tx, const Clock& clock, const AccountId& account);

enum class Seen { yes, no };
/// errors  not_found office.no_such_notice: none of the account's that it may see
Result<Notice> set_seen(store::Write& tx, const Clock& clock, const AccountId& account, const NoticeId& notice, Seen seen);
/// All that were made until an instant count as seen at the same time, which is given back.
Instant see_all(store::Write& tx, const Clock& clock, const AccountId& account, Instant until);
/// Takes that back: those that became seen at just that time are unseen again.
void unsee_all(store::Write& tx, const AccountId& account, Instant seen_at);

/// All of an account go, and what it chose: it is closed.
void remove_notices(store::Write& tx, const AccountId& account);
/// Those made longer than kKeepNotices ago; gives how many.
std::int64_t remove_old_notices(store::Write& tx, const Clock& clock);

}  // namespace nhipcau::office
