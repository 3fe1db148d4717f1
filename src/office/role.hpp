#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/permissions.hpp"
#include "store/database.hpp"

/// Roles: what people do here, as named sets of permissions. The office names and changes them; data/roles.csv is what it begins with.
namespace nhipcau::office {

using RoleId = Id<struct RoleTag>;

struct Role {
  RoleId id;
  std::int64_t version = 1;
  std::string name;
  std::string english;   ///< empty: none
  std::string note;      ///< what it is for; may be empty
  bool has_all = false;  ///< the administrator's: every permission there is, but those held by name alone
  Permissions permissions;
};

inline constexpr std::size_t kRoleNameCharacters = 100, kRoleNoteCharacters = 300;
inline constexpr std::size_t kMostRoles = 200;

/// Those in use, the administrator's first, the others by name.
std::vector<Role> list_roles(store::Read& tx);
/// How many accounts have each role, now or from a day to come.
std::map<std::string, std::int64_t> count_holders(store::Read& tx, const Date& on);
/// errors  not_found office.no_such_role
Result<Role> load_role(store::Read& tx, const RoleId& role);

struct RoleText {
  std::string name;     ///< one line, cleaned, at most kRoleNameCharacters
  std::string english;  ///< the same, or empty
  std::string note;     ///< at most kRoleNoteCharacters
};
/// errors  invalid office.role_name_missing | office.role_text_too_long{most} | conflict office.role_name_taken{name} |
///         invalid office.too_many_roles{most}
Result<Role> add_role(store::Write& tx, const Clock& clock, const Actor& actor, const RoleText& text, const Permissions& permissions);
/// errors  also not_found office.no_such_role | conflict api.changed_meanwhile | forbidden office.role_fixed: the administrator's
///         permissions
Result<Role> change_role(store::Write& tx, const Clock& clock, const Actor& actor, const Role& role);
/// Takes a role out of use that nobody has. errors  not_found office.no_such_role | forbidden office.role_fixed | conflict
/// office.role_in_use{name, holders} | office.role_mapped{name}: a group of a provider gives it
Result<void> retire_role(store::Write& tx, const Clock& clock, const Actor& actor, const RoleId& role);

/// Makes an office ready: the roles of data/roles.csv if it has none, its accounts so far as administrators then (before there were roles
/// all could do everything); and if this program has another catalogue of permissions than the one that did it last, what grants are good
/// for worked out anew, and a role for what is held by name alone.
void prepare_roles(store::Write& tx, const Clock& clock);
/// The same for every opening: it writes only where there is something to do.
void prepare_roles(store::Database& database, const Clock& clock);

}  // namespace nhipcau::office
