#include "office/personal_values.hpp"

#include <algorithm>
#include <map>

#include "base/require.hpp"
#include "jobs/queue.hpp"
#include "office/calendar_links.hpp"
#include "office/email.hpp"
#include "office/identities.hpp"
#include "office/passkeys.hpp"
#include "office/posts.hpp"
#include "office/second_factor.hpp"
#include "office/unit_row.hpp"
#include "office/units.hpp"

namespace nhipcau::office {
namespace {

using Values = std::vector<PersonalValue>;

std::string label(std::string_view name) {
  return "personal_data." + std::string(name);
}

std::optional<Instant> instant_of(const store::Row& row, std::string_view column) {
  const auto written = row.maybe_text(column);
  return written && !written->empty() ? std::optional(from_rfc3339(*written)) : std::nullopt;
}

/// How many there are and in which time; nothing if there are none.
Values summary(std::string_view name, const store::Row& row) {
  if (row.integer("how_many") == 0) return {};
  return {
      {.label_key = label(name), .count = row.integer("how_many"), .from = instant_of(row, "first_at"), .to = instant_of(row, "last_at")}};
}

Values count(std::string_view name, std::int64_t how_many) {
  if (how_many == 0) return {};
  return {{.label_key = label(name), .count = how_many}};
}

void join(Values& values, Values more) {
  values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

store::Row own_row(store::Read& tx, const AccountId& account) {
  auto row = tx.one("office.load_personal_account", account.value);
  require(row.has_value(), "what is stored about an account that is not there");
  return *std::move(row);
}

Values tell_names(store::Read& tx, const Clock&, const AccountId& account) {
  const store::Row row = own_row(tx, account);
  return {{.label_key = label("shown_name"), .text = row.text("shown_name")},
          {.label_key = label("name"), .text = row.text("name")},
          {.label_key = label("language"), .value_key = label("language." + row.text("language"))},
          {.label_key = label("created"), .from = instant_of(row, "created_at")}};
}

Values tell_use(store::Read& tx, const Clock&, const AccountId& account) {
  const store::Row row = own_row(tx, account);
  Values values;
  if (const auto day = row.maybe_text("last_used_on")) values.push_back({.label_key = label("last_used"), .text = *day});
  if (const auto at = instant_of(row, "closed_at")) {
    values.push_back({.label_key = label("closed"), .from = at, .note = row.text("closed_reason")});
  }
  return values;
}

Values tell_password(store::Read& tx, const Clock&, const AccountId& account) {
  if (!own_row(tx, account).boolean("has_password")) return {};
  return {{.label_key = label("password"), .value_key = label("is_set")}};
}

Values tell_sessions(store::Read& tx, const Clock&, const AccountId& account) {
  Values values;
  for (const auto& row : tx.many("office.list_stored_sessions", account.value, kMostPersonalRows)) {
    const std::string browser = row.text("browser"), system = row.text("system");
    values.push_back({.label_key = label("session"),
                      .text = browser + (browser.empty() || system.empty() ? "" : ", ") + system,
                      .from = instant_of(row, "started_at"),
                      .to = instant_of(row, "used_at"),
                      .note = row.text("from_address")});
  }
  return values;
}

Values tell_browsers(store::Read& tx, const Clock&, const AccountId& account) {
  return summary("known_browsers", *tx.one("office.summarise_known_browsers", account.value));
}

Values tell_links(store::Read& tx, const Clock&, const AccountId& account) {
  Values values;
  for (const auto& row : tx.many("office.list_stored_links", account.value, kMostPersonalRows)) {
    values.push_back({.label_key = label("link." + row.text("purpose")),
                      .from = instant_of(row, "made_at"),
                      .to = instant_of(row, "used_at"),
                      .note = row.text("used_by")});
  }
  return values;
}

Values tell_passkeys(store::Read& tx, const Clock&, const AccountId& account) {
  Values values;
  for (const Passkey& passkey : list_passkeys(tx, account)) {
    values.push_back({.label_key = label("passkey"),
                      .text = passkey.name,
                      .from = passkey.made_at,
                      .note = passkey.used_on ? passkey.used_on->to_iso() : std::string()});
  }
  return values;
}

Values tell_calendar_links(store::Read& tx, const Clock&, const AccountId& account) {
  Values values;
  for (const CalendarLink& link : list_calendar_links(tx, account)) {
    values.push_back({.label_key = label("calendar_link"),
                      .text = link.name,
                      .from = link.made_at,
                      .note = link.used_on ? link.used_on->to_iso() : std::string()});
  }
  return values;
}

Values tell_challenges(store::Read& tx, const Clock&, const AccountId& account) {
  return count("challenges", tx.one("office.count_challenges", account.value)->integer("how_many"));
}

Values tell_codes(store::Read& tx, const Clock&, const AccountId& account) {
  Values values;
  if (tx.one("office.find_code_secret", account.value)) {
    values.push_back({.label_key = label("code_app"), .value_key = label(asks_for_code(tx, account) ? "is_set" : "is_unfinished")});
  }
  join(values, count("recovery_codes", count_recovery_codes(tx, account)));
  return values;
}

/// "Văn thư, Xã Bản Chang"
std::string grant_in_words(store::Read& tx, const Clock& clock, const store::Row& row) {
  const auto unit = row.maybe_text("unit_id");
  if (!unit) return row.text("role_name");
  const auto loaded = load_unit(tx, {*unit}, clock.today());
  return row.text("role_name") + ", " + (loaded ? loaded->name : *unit);
}

Values tell_roles(store::Read& tx, const Clock& clock, const AccountId& account) {
  Values values;
  for (const auto& row : tx.many("office.list_stored_grants", account.value, kMostPersonalRows)) {
    const bool is_delegated = row.maybe_text("basis_id").has_value();
    values.push_back({.label_key = label(is_delegated ? "delegated_role" : "role"),
                      .text = grant_in_words(tx, clock, row),
                      .from = instant_of(row, "granted_at"),
                      .to = instant_of(row, "ended_at"),
                      .note = row.text("reason")});
  }
  return values;
}

Values tell_identities(store::Read& tx, const Clock&, const AccountId& account) {
  Values values;
  for (const Identity& identity : list_identities(tx, account)) {
    values.push_back({.label_key = label("identity"),
                      .text = identity.provider_name + (identity.label.empty() ? "" : ": " + identity.label),
                      .from = identity.joined_at,
                      .note = identity.used_on ? identity.used_on->to_iso() : std::string()});
  }
  return values;
}

std::string kind_name(const std::string& code) {
  const auto& kinds = shipped_post_kinds();
  const auto kind = std::ranges::find(kinds, code, &PostKind::code);
  return kind == kinds.end() ? code : kind->name;
}

/// "Trưởng ban, Ban Tuyên giáo"
Values tell_posts(store::Read& tx, const Clock& clock, const AccountId& account) {
  Values values;
  for (const Post& post : list_posts_of(tx, account)) {
    const auto unit = load_unit(tx, post.unit, clock.today());
    const std::string days = to_stored(post.text.period.from) + "/" + to_stored(post.text.period.until);
    values.push_back(
        {.label_key = label("post"),
         .text = (post.text.title.empty() ? kind_name(post.text.kind) : post.text.title) + ", " + (unit ? unit->name : post.unit.value),
         .note = days.size() > 1 ? days : std::string()});
  }
  return values;
}

Values tell_decisions(store::Read& tx, const Clock&, const AccountId& account) {
  const auto row = *tx.one("office.count_decisions", account.value);
  Values values = count("grants_decided", row.integer("grants"));
  join(values, count("successions_stated", row.integer("successions")));
  join(values, count("mappings_made", row.integer("mappings")));
  join(values, count("units_changed", row.integer("changes")));
  return values;
}

Values tell_trail(store::Read& tx, const Clock&, const AccountId& account) {
  Values values = summary("lines_by", *tx.one("office.summarise_lines_by", account.value));
  join(values, summary("lines_on", *tx.one("office.summarise_lines_on", account.value)));
  for (const auto& row : tx.many("office.list_addresses_by", account.value, kMostPersonalRows)) {
    values.push_back({.label_key = label("address"),
                      .text = row.text("from_address"),
                      .count = row.integer("how_many"),
                      .from = instant_of(row, "first_at"),
                      .to = instant_of(row, "last_at")});
  }
  return values;
}

Values tell_jobs(store::Read& tx, const Clock&, const AccountId& account) {
  return count("jobs", jobs::count_of(tx, account.value));
}

Values tell_notices(store::Read& tx, const Clock&, const AccountId& account) {
  Values values = summary("notices", *tx.one("office.summarise_notices", account.value));
  join(values, count("notice_choices", static_cast<std::int64_t>(tx.many("office.list_notice_choices", account.value).size())));
  return values;
}

Values tell_email(store::Read& tx, const Clock& clock, const AccountId& account) {
  const auto email = find_email(tx, clock, account);
  if (!email) return {};
  return {{.label_key = label("email"), .text = email->address}};
}

using Tell = Values (*)(store::Read&, const Clock&, const AccountId&);
const std::map<std::string_view, Tell> kTells{{"names", tell_names},
                                              {"use", tell_use},
                                              {"password", tell_password},
                                              {"sessions", tell_sessions},
                                              {"known_browsers", tell_browsers},
                                              {"links", tell_links},
                                              {"passkeys", tell_passkeys},
                                              {"calendar_links", tell_calendar_links},
                                              {"challenges", tell_challenges},
                                              {"codes", tell_codes},
                                              {"roles", tell_roles},
                                              {"identities", tell_identities},
                                              {"posts", tell_posts},
                                              {"decisions", tell_decisions},
                                              {"trail", tell_trail},
                                              {"notices", tell_notices},
                                              {"email", tell_email},
                                              {"jobs", tell_jobs}};

}  // namespace

PersonalSection tell_section(store::Read& tx, const Clock& clock, const RegisterEntry& entry, const AccountId& account) {
  const auto tell = kTells.find(entry.key);
  if (tell == kTells.end()) return {.entry = &entry};
  return {.entry = &entry, .is_listed = true, .values = tell->second(tx, clock, account)};
}

}  // namespace nhipcau::office
