#pragma once
#include <bitset>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace nhipcau::office {

/// On what a permission is given.
enum class PermissionScope {
  unit,      ///< on a unit, with or without those below it; who has it on the office as a whole and below has it everywhere
  anywhere,  ///< on what belongs to nobody: who has it on any unit has it
  whole,     ///< on the office as a whole and all below: with any less it is of no use
};

struct Permission {
  std::string_view name;  ///< its words: message "permission.<name>"
  PermissionScope scope = PermissionScope::unit;
  std::string_view includes = {};  ///< who has this one has that one too, and what that includes; empty: none
  bool is_by_name = false;  ///< the administrator's role has it not: somebody holds it by a role that names it, which the trail then says
};

/// The catalogue of permissions; a route names one. "session" (any signed-in account) and "public" are not in it.
/// Reading and changing, and later writing and sending, editing and approving, are different permissions.
inline constexpr Permission kPermissions[] = {
    {"papers.read"},
    {"papers.register", PermissionScope::unit, "papers.read"},
    {"papers.correct", PermissionScope::unit, "papers.read"},
    {"papers.decide", PermissionScope::unit, "papers.read"},  // what leaves the office of findings in a paper
    {"plans.read", PermissionScope::unit, "papers.read"},
    {"plans.edit", PermissionScope::unit, "plans.read"},
    {"calendar.edit", PermissionScope::unit, "papers.read"},
    {"briefing.edit", PermissionScope::unit, "plans.read"},
    {"briefing.approve", PermissionScope::unit, "plans.read"},  // that a notice of conclusions leaves the office
    {"schedule.edit", PermissionScope::unit, "plans.read"},
    {"schedule.approve", PermissionScope::unit, "schedule.edit"},  // of the office's week, and so amending it at once
    {"units.read", PermissionScope::anywhere},
    {"units.edit", PermissionScope::unit, "units.read"},
    {"units.change", PermissionScope::unit, "units.read"},
    {"units.import", PermissionScope::whole, "units.read"},
    {"roles.manage", PermissionScope::whole, "units.read"},
    {"accounts.manage", PermissionScope::whole},
    {"providers.manage", PermissionScope::whole, "roles.manage"},  // who maps a group to a role gives that role
    {"checker.manage", PermissionScope::whole, "papers.read"},
    {"audit.read", PermissionScope::whole},
    {"personal_data.read", PermissionScope::whole, {}, true},
    {"personal_data.erase", PermissionScope::whole, "personal_data.read", true},
};

/// None for a name that is not in the catalogue.
const Permission* find_permission(std::string_view name);

/// Some of kPermissions. A value that owns no memory: one is made for every request.
class Permissions {
 public:
  Permissions() = default;
  /// names  of kPermissions; any other is a bug
  Permissions(std::initializer_list<std::string_view> names);
  /// Those of the administrator's role: all but what is held by name alone.
  static Permissions all();

  /// With what it includes. False, and nothing happens, for a name that is not in the catalogue.
  bool add(std::string_view name);
  /// False for a name that is not in the catalogue.
  [[nodiscard]] bool contains(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return held_.count(); }
  /// In the order of the catalogue.
  [[nodiscard]] std::vector<std::string_view> names() const;
  /// Without those that another of them includes.
  [[nodiscard]] std::vector<std::string_view> named() const;
  friend bool operator==(const Permissions&, const Permissions&) = default;

 private:
  std::bitset<std::size(kPermissions)> held_;  // [i]: kPermissions[i]
};

}  // namespace nhipcau::office
