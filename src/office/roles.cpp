#include <algorithm>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "office/account_row.hpp"
#include "office/area.hpp"
#include "office/grants.hpp"
#include "office/role.hpp"
#include "text/csv.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::office {
namespace {

constexpr std::string_view kAll = "*";
constexpr std::string_view kCatalogueSetting = "permissions_known";  ///< of the program that worked out last what grants are good for

Role to_role(store::Read& tx, const store::Row& row) {
  Role role{.id = {row.text("id")},
            .version = row.integer("version"),
            .name = row.text("name"),
            .english = row.text("english"),
            .note = row.text("note"),
            .has_all = row.boolean("has_all"),
            .permissions = {}};
  if (role.has_all) role.permissions = Permissions::all();
  // A permission of a newer program is left alone: this one has no route for it.
  for (const store::Row& one : tx.many("office.list_role_permissions", role.id.value)) role.permissions.add(one.text("permission"));
  return role;
}

Result<void> check(store::Read& tx, const RoleText& text, const RoleId& own) {
  if (text::search_key(text.name).empty()) return fail(Code::invalid, "office.role_name_missing");
  for (const auto& [written, most] :
       {std::pair(text.name, kRoleNameCharacters), {text.english, kRoleNameCharacters}, {text.note, kRoleNoteCharacters}}) {
    if (text::count_characters(written) > most) return fail(Code::invalid, "office.role_text_too_long", {std::to_string(most)});
  }
  const auto same = tx.one("office.find_role_named", text::search_key(text.name));
  if (same && same->text("id") != own.value) return fail(Code::conflict, "office.role_name_taken", {text.name});
  return {};
}

std::string joined(const Permissions& permissions) {
  std::string text;
  for (const std::string_view name : permissions.named()) text.append(text.empty() ? "" : " ").append(name);
  return text;
}

void store_permissions(store::Write& tx, const RoleId& role, const Permissions& permissions) {
  tx.run("office.remove_role_permissions", role.value);
  for (const std::string_view name : permissions.named()) tx.run("office.insert_role_permission", role.value, name);
}

RoleId store_role(store::Write& tx, const Clock& clock, const RoleText& text, const Permissions& permissions, bool has_all) {
  const auto id = make_id<RoleId>(to_ms(clock.now()));
  tx.run("office.insert_role", id.value, text.name, text::search_key(text.name), text.english, text.note, has_all, to_rfc3339(clock.now()));
  if (!has_all) store_permissions(tx, id, permissions);
  return id;
}

void audit_field(store::Write& tx, const Clock& clock, const Actor& actor, const RoleId& role, std::string_view field,
                 const std::string& before, const std::string& after) {
  if (before != after)
    audit(tx, clock, actor,
          {.event = "office.role_changed",
           .subject_kind = "role",
           .subject_id = role.value,
           .field = std::string(field),
           .before = before,
           .after = after});
}

void remake_held_of_holders(store::Write& tx, const RoleId& role) {
  for (const store::Row& row : tx.many("office.list_holders", role.value)) remake_held(tx, {row.text("account_id")});
}

struct ShippedRole {
  RoleText text;
  Permissions permissions;
  bool has_all = false;
};

std::vector<ShippedRole> shipped_roles() {
  const auto table = text::read_csv(base::bytes_of(data::embedded_files(), "roles.csv"));
  std::vector<ShippedRole> roles;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    ShippedRole role{.text = {.name = table.cell(row, "name"), .english = table.cell(row, "english"), .note = table.cell(row, "note")},
                     .permissions = {},
                     .has_all = table.cell(row, "permissions") == kAll};
    for (const std::string& name : text::split_cell(table.cell(row, "permissions"), ' ')) {
      require(role.has_all || role.permissions.add(name), "a permission in roles.csv that is none");
    }
    roles.push_back(std::move(role));
  }
  return roles;
}

void found_role(store::Write& tx, const Clock& clock, const ShippedRole& role) {
  const RoleId id = store_role(tx, clock, role.text, role.permissions, role.has_all);
  audit(tx, clock, {},
        {.event = "office.role_added", .subject_kind = "role", .subject_id = id.value, .field = "name", .after = role.text.name});
}

/// What is held by name alone and came with this program has a role of its own, so that somebody can be given it; nobody has it yet.
/// known  the catalogue of the program before
void add_roles_by_name(store::Write& tx, const Clock& clock, const std::string& known) {
  for (const ShippedRole& role : shipped_roles()) {
    const auto names = role.permissions.names();
    const bool is_new = std::ranges::any_of(names, [&](std::string_view name) {
      return find_permission(name)->is_by_name && ("\n" + known).find("\n" + std::string(name) + " ") == std::string::npos;
    });
    if (is_new && !tx.one("office.find_role_named", text::search_key(role.text.name))) found_role(tx, clock, role);
  }
}

/// The roles of the shipped table; those so far could do everything.
void found_roles(store::Write& tx, const Clock& clock) {
  for (const ShippedRole& role : shipped_roles()) found_role(tx, clock, role);
  for (const store::Row& row : tx.many("office.list_account_ids")) make_administrator(tx, clock, {row.text("id")});
}

std::string catalogue() {
  std::string text;
  for (const Permission& permission : kPermissions) {
    text.append(permission.name).append(1, ' ').append(std::to_string(static_cast<int>(permission.scope)));
    text.append(1, ' ').append(permission.includes).append(1, '\n');
  }
  return text;
}

}  // namespace

std::vector<Role> list_roles(store::Read& tx) {
  std::vector<Role> roles;
  for (const store::Row& row : tx.many("office.list_roles")) roles.push_back(to_role(tx, row));
  std::ranges::stable_sort(roles, [](const Role& a, const Role& b) {
    if (a.has_all != b.has_all) return a.has_all;
    return text::sort_key(a.name) < text::sort_key(b.name);
  });
  return roles;
}

std::map<std::string, std::int64_t> count_holders(store::Read& tx, const Date& on) {
  std::map<std::string, std::int64_t> holders;
  for (const store::Row& row : tx.many("office.count_holders", on.to_iso())) holders[row.text("role_id")] = row.integer("holders");
  return holders;
}

Result<Role> load_role(store::Read& tx, const RoleId& role) {
  const auto row = tx.one("office.load_role", role.value);
  if (!row) return fail(Code::not_found, "office.no_such_role");
  return to_role(tx, *row);
}

Result<Role> add_role(store::Write& tx, const Clock& clock, const Actor& actor, const RoleText& text, const Permissions& permissions) {
  if (const auto fine = check(tx, text, {}); !fine) return tl::unexpected(fine.error());
  if (list_roles(tx).size() >= kMostRoles) return fail(Code::invalid, "office.too_many_roles", {std::to_string(kMostRoles)});
  const RoleId id = store_role(tx, clock, text, permissions, false);
  audit(tx, clock, actor,
        {.event = "office.role_added", .subject_kind = "role", .subject_id = id.value, .field = "name", .after = text.name});
  audit_field(tx, clock, actor, id, "permissions", {}, joined(permissions));
  return load_role(tx, id);
}

Result<Role> change_role(store::Write& tx, const Clock& clock, const Actor& actor, const Role& role) {
  const auto before = load_role(tx, role.id);
  if (!before) return tl::unexpected(before.error());
  const RoleText text{.name = role.name, .english = role.english, .note = role.note};
  if (const auto fine = check(tx, text, role.id); !fine) return tl::unexpected(fine.error());
  if (before->has_all && role.permissions != before->permissions) return fail(Code::forbidden, "office.role_fixed");
  const auto changed =
      tx.run("office.update_role", role.id.value, role.version, text.name, text::search_key(text.name), text.english, text.note);
  if (changed != 1) return fail(Code::conflict, "api.changed_meanwhile");
  audit_field(tx, clock, actor, role.id, "name", before->name, text.name);
  audit_field(tx, clock, actor, role.id, "english", before->english, text.english);
  audit_field(tx, clock, actor, role.id, "note", before->note, text.note);
  if (role.permissions != before->permissions) {
    store_permissions(tx, role.id, role.permissions);
    audit_field(tx, clock, actor, role.id, "permissions", joined(before->permissions), joined(role.permissions));
    remake_held_of_holders(tx, role.id);
  }
  return load_role(tx, role.id);
}

Result<void> retire_role(store::Write& tx, const Clock& clock, const Actor& actor, const RoleId& id) {
  const auto role = load_role(tx, id);
  if (!role) return tl::unexpected(role.error());
  if (role->has_all) return fail(Code::forbidden, "office.role_fixed");
  const auto holders = count_holders(tx, clock.today());
  if (const auto of_it = holders.find(id.value); of_it != holders.end()) {
    return fail(Code::conflict, "office.role_in_use", {role->name, std::to_string(of_it->second)});
  }
  if (tx.one("office.is_role_mapped", id.value)->boolean("is_mapped")) return fail(Code::conflict, "office.role_mapped", {role->name});
  tx.run("office.retire_role", id.value, to_rfc3339(clock.now()));
  audit(tx, clock, actor,
        {.event = "office.role_retired", .subject_kind = "role", .subject_id = id.value, .field = "name", .before = role->name});
  return {};
}

void prepare_roles(store::Write& tx, const Clock& clock) {
  if (list_roles(tx).empty()) found_roles(tx, clock);
  const std::string known = catalogue();
  const std::string before = setting(tx, kCatalogueSetting);
  if (before == known) return;
  add_roles_by_name(tx, clock, before);
  for (const store::Row& row : tx.many("office.list_account_ids")) remake_held(tx, {row.text("id")});
  set_setting(tx, kCatalogueSetting, known);
}

void prepare_roles(store::Database& database, const Clock& clock) {
  const bool is_ready =
      database.read([](store::Read& tx) { return setting(tx, kCatalogueSetting) == catalogue() && !list_roles(tx).empty(); });
  if (is_ready) return;
  const auto prepared = database.write([&](store::Write& tx) -> Result<void> {
    prepare_roles(tx, clock);
    return {};
  });
  require(prepared.has_value(), "preparing the roles gives no error");
}

}  // namespace nhipcau::office
