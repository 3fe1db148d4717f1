#pragma once
#include "api/json.hpp"
#include "api/messages.hpp"
#include "calendar/lead_time.hpp"

/// What is ready before days are kept, and how full weeks are, as the command line and openapi.yaml have them.
namespace nhipcau::api {

/// "Kế hoạch", "Bản thảo", "Bản dịch".
std::string step_words(calendar::Step step, Language language);
/// {"on","step","words","days","occasion","name","from","years"}: by `on` it is done, so many days before the occasion that falls on
/// `from`; years null where they are not counted.
json::object to_json(const calendar::StepDay& step, Language language);
/// {"from","to","steps","occasions","state"}: from Monday to Sunday; state "usual", "crowded" or "empty".
json::object to_json(const calendar::Week& week);

}  // namespace nhipcau::api
