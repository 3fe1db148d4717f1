#pragma once
#include "api/json.hpp"
#include "office/group_mapping.hpp"
#include "office/identities.hpp"

/// Providers of identities as openapi.yaml has them: schemas Provider, GroupMapping, Identity and ProviderName.
namespace nhipcau::api {

/// return_address  where its browsers come back to, to be written down there
json::object to_json(store::Read& tx, const office::Provider& provider, const std::string& return_address, const Date& on);
json::object to_json(store::Read& tx, const office::GroupMapping& mapping, const Date& on);
json::object to_json(const office::Identity& identity);
json::object to_json(const office::ProviderName& provider);

}  // namespace nhipcau::api
