#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/account_id.hpp"
#include "office/audit.hpp"
#include "office/unit.hpp"
#include "store/database.hpp"

/// Posts: who leads a unit and who is in charge of external information in it, through time. One person may hold posts in several units.
/// Never joined with papers or coverage, and without any address or number of the person.
namespace nhipcau::office {

using PostId = Id<struct PostTag>;

/// A row of data/post_kinds.csv.
struct PostKind {
  std::string code;
  std::string name, english;
  bool one_at_a_time = false;  ///< a unit has one holder on a day at most
};
/// Those shipped with the program, in the order in which they are shown.
const std::vector<PostKind>& shipped_post_kinds();

inline constexpr std::size_t kPostNameCharacters = 100;   ///< of a holder
inline constexpr std::size_t kPostTitleCharacters = 100;  ///< Position of Decree 30/2020/NĐ-CP, Appendix VI
inline constexpr int kMostPosts = 500;                    ///< of one unit, or of one person, through time

/// What is said of a post.
struct PostText {
  std::string kind;    ///< code of a PostKind
  std::string title;   ///< as it is written, cleaned, on one line; may be empty
  AccountId account;   ///< of the holder; empty: they have none
  std::string holder;  ///< the holder's name: as it is written, cleaned, on one line; of an account, as others see it, and not looked at
  Period period;
};
struct Post {
  PostId id;
  std::int64_t version = 1;
  UnitId unit;
  PostText text;
};

/// All there were, by kind, the newest first. What was held when the unit ended ended with it.
std::vector<Post> list_posts(store::Read& tx, const UnitId& unit);
/// All an account has had, in any unit, the newest first.
std::vector<Post> list_posts_of(store::Read& tx, const AccountId& account);

/// Names who holds a post. Where a kind has one holder at a time, who held it until then holds it until the day before. With audit lines.
/// errors  not_found office.no_such_unit | office.no_such_account | invalid office.no_such_post_kind | office.post_no_holder |
///         office.post_text_too_long{most} | office.post_until_before_from | office.post_outside{name}: the unit was not there all that
///         time | office.too_many_posts{most}; conflict office.post_held{holder}: by somebody else, at that time
Result<PostId> name_holder(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const PostText& text);

/// Corrects what was written down of a post of the unit, its last day among it; with an audit line if anything differs.
/// errors  those of name_holder; not_found office.no_such_post; conflict api.changed_meanwhile
Result<void> correct_post(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const PostId& post,
                          std::int64_t version, const PostText& text);

/// Takes back what was written down by mistake. errors  not_found office.no_such_post
Result<void> withdraw_post(store::Write& tx, const Clock& clock, const Actor& actor, const UnitId& unit, const PostId& post);

}  // namespace nhipcau::office
