#pragma once
#include "api/json.hpp"
#include "api/messages.hpp"
#include "office/who_can.hpp"

/// Roles and grants as openapi.yaml has them: schemas Role, Grant, Ground and Permission.
namespace nhipcau::api {

/// holders  how many accounts have it
json::object to_json(const office::Role& role, std::int64_t holders);
/// on  the day as of which its unit is named
json::object to_json(store::Read& tx, const office::Grant& grant, const Date& on);
json::object to_json(store::Read& tx, const office::Ground& ground, const Date& on);
json::object to_json(const office::Permission& permission, Language language);

/// What roles hold: message "permission.<name>".
std::string words_of(const office::Permission& permission, Language language);

}  // namespace nhipcau::api
