#include "office/identity_provider.hpp"

#include <algorithm>

#include "office/account_row.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kPlaces[] = {"internet", "office_network", "this_machine"};

/// What a secret is closed for: one that is copied to another provider's row opens no more.
std::string purpose_of(const ProviderId& provider) {
  return "secret of provider " + provider.value;
}

Provider to_provider(const store::Row& row) {
  return {.id = {row.text("id")},
          .version = row.integer("version"),
          .issuer = row.text("issuer"),
          .client = row.text("client"),
          .has_secret = row.maybe_text("sealed_secret").has_value(),
          .name = row.text("name"),
          .english = row.text("english"),
          .groups_claim = row.text("groups_claim"),
          .scopes = row.text("scopes"),
          .place = provider_place_named(row.text("place")).value_or(ProviderPlace::internet),
          .takes_new = row.boolean("takes_new"),
          .is_used = row.boolean("is_used"),
          .identities = row.integer("identities")};
}

Result<void> check(const Provider& provider) {
  if (provider.issuer.empty() || provider.client.empty() || provider.name.empty())
    return fail(Code::invalid, "office.provider_text_missing");
  return {};
}

std::optional<std::string> sealed(const SecretKey& key, const ProviderId& provider, const std::string& secret) {
  return secret.empty() ? std::nullopt : std::optional(seal(key, purpose_of(provider), secret));
}

std::string in_words(bool is_so) {
  return is_so ? "true" : "false";
}

/// A line for each field that is another now; of a secret only that it is.
void audit_changes(store::Write& tx, const Clock& clock, const Actor& actor, const Provider& before, const Provider& after) {
  const auto tell = [&](std::string_view field, const std::string& old_value, const std::string& new_value) {
    if (old_value == new_value) return;
    audit(tx, clock, actor,
          {.event = "office.provider_changed",
           .subject_kind = "provider",
           .subject_id = after.id.value,
           .field = std::string(field),
           .before = old_value,
           .after = new_value});
  };
  tell("provider_issuer", before.issuer, after.issuer);
  tell("provider_client", before.client, after.client);
  tell("name", before.name, after.name);
  tell("english", before.english, after.english);
  tell("groups_claim", before.groups_claim, after.groups_claim);
  tell("scopes", before.scopes, after.scopes);
  tell("provider_place", std::string(to_name(before.place)), std::string(to_name(after.place)));
  tell("takes_new", in_words(before.takes_new), in_words(after.takes_new));
  tell("is_used", in_words(before.is_used), in_words(after.is_used));
}

void audit_secret(store::Write& tx, const Clock& clock, const Actor& actor, const ProviderId& provider) {
  audit(tx, clock, actor,
        {.event = "office.provider_changed",
         .subject_kind = "provider",
         .subject_id = provider.value,
         .field = "secret",
         .before = {},
         .after = {}});
}

/// Whether another provider has that issuer.
bool is_taken(store::Read& tx, const std::string& issuer, const ProviderId& own) {
  const auto row = tx.one("office.find_provider_of_issuer", issuer);
  return row && row->text("id") != own.value;
}

}  // namespace

std::string_view to_name(ProviderPlace place) {
  return kPlaces[static_cast<std::size_t>(place)];
}

std::optional<ProviderPlace> provider_place_named(std::string_view name) {
  const auto* const found = std::ranges::find(kPlaces, name);
  if (found == std::end(kPlaces)) return std::nullopt;
  return static_cast<ProviderPlace>(found - std::begin(kPlaces));
}

std::vector<Provider> list_providers(store::Read& tx) {
  std::vector<Provider> providers;
  for (const auto& row : tx.many("office.list_providers", kMostProviders)) providers.push_back(to_provider(row));
  return providers;
}

Result<Provider> load_provider(store::Read& tx, const ProviderId& provider) {
  const auto row = tx.one("office.load_provider", provider.value);
  if (!row) return fail(Code::not_found, "office.no_such_provider");
  return to_provider(*row);
}

std::vector<ProviderName> list_providers_in_use(store::Read& tx) {
  std::vector<ProviderName> names;
  for (const auto& row : tx.many("office.list_providers_in_use", kMostProviders)) {
    names.push_back({.id = {row.text("id")}, .name = row.text("name"), .english = row.text("english")});
  }
  return names;
}

Result<Provider> add_provider(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, const Provider& provider,
                              const std::optional<std::string>& new_secret) {
  if (const auto fine = check(provider); !fine) return tl::unexpected(fine.error());
  if (list_providers(tx).size() >= kMostProviders) {
    return fail(Code::invalid, "office.too_many_providers", {std::to_string(kMostProviders)});
  }
  if (is_taken(tx, provider.issuer, {})) return fail(Code::conflict, "office.provider_there", {provider.issuer});
  const Instant now = clock.now();
  const auto id = make_id<ProviderId>(to_ms(now));
  tx.run("office.add_provider", id.value, provider.issuer, provider.client, sealed(key, id, new_secret.value_or("")), provider.name,
         provider.english, provider.groups_claim, provider.scopes, to_name(provider.place), provider.takes_new, provider.is_used,
         to_rfc3339(now));
  audit(tx, clock, actor,
        {.event = "office.provider_added",
         .subject_kind = "provider",
         .subject_id = id.value,
         .field = "name",
         .before = {},
         .after = provider.name});
  auto added = load_provider(tx, id);
  Provider blank{.id = id, .name = provider.name};
  audit_changes(tx, clock, actor, blank, *added);
  return added;
}

Result<Provider> change_provider(store::Write& tx, const Clock& clock, const SecretKey& key, const Actor& actor, const Provider& provider,
                                 const std::optional<std::string>& new_secret) {
  const auto row = tx.one("office.load_provider", provider.id.value);
  if (!row) return fail(Code::not_found, "office.no_such_provider");
  const Provider before = to_provider(*row);
  if (const auto fine = check(provider); !fine) return tl::unexpected(fine.error());
  if (provider.issuer != before.issuer && before.identities > 0) return fail(Code::conflict, "office.provider_fixed");
  if (is_taken(tx, provider.issuer, provider.id)) return fail(Code::conflict, "office.provider_there", {provider.issuer});
  const auto kept =
      provider.issuer == before.issuer ? row->maybe_text("sealed_secret") : std::nullopt;  // what one was told, no other hears
  const auto secret = new_secret ? sealed(key, provider.id, *new_secret) : kept;
  const auto changed =
      tx.run("office.update_provider", provider.id.value, provider.version, provider.issuer, provider.client, secret, provider.name,
             provider.english, provider.groups_claim, provider.scopes, to_name(provider.place), provider.takes_new, provider.is_used);
  if (changed != 1) return fail(Code::conflict, "api.changed_meanwhile");
  audit_changes(tx, clock, actor, before, provider);
  if (secret != row->maybe_text("sealed_secret")) audit_secret(tx, clock, actor, provider.id);
  return load_provider(tx, provider.id);
}

Result<std::string> provider_secret(store::Read& tx, const SecretKey& key, const ProviderId& provider) {
  const auto row = tx.one("office.load_provider", provider.value);
  if (!row) return fail(Code::not_found, "office.no_such_provider");
  const auto closed = row->maybe_text("sealed_secret");
  if (!closed) return std::string();
  auto secret = unseal(key, purpose_of(provider), *closed);
  if (!secret) return fail(Code::unavailable, "office.provider_secret_unreadable", {row->text("name")});
  return std::move(*secret);
}

}  // namespace nhipcau::office
