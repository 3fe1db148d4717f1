#include "api/provider_json.hpp"

#include "api/paper_json.hpp"

namespace nhipcau::api {

json::object to_json(store::Read& tx, const office::GroupMapping& mapping, const Date& on) {
  const json::value unit =
      mapping.unit.empty() ? json::value(nullptr) : json::object{{"id", mapping.unit.value}, {"name", unit_name(tx, mapping.unit, on)}};
  return {{"id", mapping.id.value},
          {"group", mapping.group},
          {"role", json::object{{"id", mapping.role.value}, {"name", mapping.role_name}, {"english", text_or_null(mapping.role_english)}}},
          {"unit", unit},
          {"with_below", mapping.with_below}};
}

json::object to_json(store::Read& tx, const office::Provider& provider, const std::string& return_address, const Date& on) {
  return {{"id", provider.id.value},
          {"version", provider.version},
          {"issuer", provider.issuer},
          {"client", provider.client},
          {"has_secret", provider.has_secret},
          {"name", provider.name},
          {"english", text_or_null(provider.english)},
          {"groups_claim", provider.groups_claim},
          {"scopes", provider.scopes},
          {"place", to_view(office::to_name(provider.place))},
          {"takes_new", provider.takes_new},
          {"is_used", provider.is_used},
          {"identities", provider.identities},
          {"return_address", return_address},
          {"mappings",
           array_of(office::list_mappings(tx, provider.id), [&](const office::GroupMapping& one) { return to_json(tx, one, on); })}};
}

json::object to_json(const office::ProviderName& provider) {
  return {{"id", provider.id.value}, {"name", provider.name}, {"english", text_or_null(provider.english)}};
}

json::object to_json(const office::Identity& identity) {
  return {{"id", identity.id.value},
          {"provider", to_json(office::ProviderName{identity.provider, identity.provider_name, identity.provider_english})},
          {"is_provider_used", identity.is_provider_used},
          {"label", identity.label},
          {"joined_at", to_rfc3339(identity.joined_at)},
          {"used_on", date_or_null(identity.used_on)}};
}

}  // namespace nhipcau::api
