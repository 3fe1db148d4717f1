#pragma once
#include <map>
#include <string>

#include "api/json.hpp"
#include "api/messages.hpp"
#include "jobs/queue.hpp"

/// Jobs as openapi.yaml has them: schemas Job and JobItem.
namespace nhipcau::api {

json::object to_json(const jobs::Job& job, Language language);
json::object to_json(const jobs::Item& item, Language language);

/// How many items came out how: outcome → number, those still to do as "waiting".
json::object outcomes_to_json(const std::map<std::string, std::int64_t>& counts);

}  // namespace nhipcau::api
