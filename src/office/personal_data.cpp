#include "office/personal_data.hpp"

#include <algorithm>

#include "office/personal_values.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kRead = "office.personal_data_read", kExported = "office.personal_data_exported";
constexpr std::string_view kReadPermission = "personal_data.read";
constexpr std::string_view kAccountKind = "account";

std::vector<PersonalLook> list_looks(store::Read& tx, const AccountId& account) {
  std::vector<PersonalLook> looks;
  for (const auto& row : tx.many("office.list_personal_looks", account.value, kMostLooks)) {
    looks.push_back({.at = from_rfc3339(row.text("at")),
                     .is_export = row.text("event") == kExported,
                     .by_program = !row.maybe_text("account_id"),
                     .role = row.text("after")});
  }
  return looks;
}

/// By which roles somebody may look, as they are called now; none for the program itself.
std::string roles_of(store::Read& tx, const Clock& clock, const AccountId& account) {
  std::string roles;
  for (const auto& row : tx.many("office.list_roles_with", account.value, kReadPermission, clock.today().to_iso())) {
    roles.append(roles.empty() ? "" : ", ").append(row.text("name"));
  }
  return roles;
}

}  // namespace

Result<PersonalData> list_personal_data(store::Read& tx, const Clock& clock, const AccountId& account) {
  auto loaded = load_account(tx, account);
  if (!loaded) return tl::unexpected(loaded.error());
  PersonalData data{.account = std::move(*loaded),
                    .is_erased = tx.one("office.load_erasure", account.value)->boolean("is_erased"),
                    .sections = {},
                    .looks = list_looks(tx, account)};
  for (const RegisterEntry& entry : personal_register()) data.sections.push_back(tell_section(tx, clock, entry, account));
  return data;
}

Result<PersonalExport> export_personal_data(store::Read& tx, const Clock& clock, const AccountId& account) {
  auto data = list_personal_data(tx, clock, account);
  if (!data) return tl::unexpected(data.error());
  PersonalExport whole{.data = std::move(*data), .lines = {}};
  for (AuditEntry& entry : list_audit(tx, kAccountKind, account.value, kMostExportedLines + 1)) {
    whole.lines.push_back({.at = entry.at,
                           .event = std::move(entry.line.event),
                           .field = std::move(entry.line.field),
                           .before = std::move(entry.line.before),
                           .after = std::move(entry.line.after)});
  }
  whole.has_older_lines = whole.lines.size() > kMostExportedLines;
  if (whole.has_older_lines) whole.lines.pop_back();
  std::ranges::reverse(whole.lines);
  return whole;
}

void note_personal_use(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, PersonalUse use) {
  audit(tx, clock, actor,
        {.event = std::string(use == PersonalUse::read ? kRead : kExported),
         .subject_kind = std::string(kAccountKind),
         .subject_id = account.value,
         .field = {},
         .before = {},
         .after = roles_of(tx, clock, actor.account)});
}

}  // namespace nhipcau::office
