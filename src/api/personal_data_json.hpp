#pragma once
#include "api/json.hpp"
#include "api/messages.hpp"
#include "office/personal_data.hpp"

/// What is stored about a person as openapi.yaml has it (schemas PersonalData and PersonalExport), for the door and the command line.
namespace nhipcau::api {

/// The words of the register and of the values in one language.
json::object to_json(const office::PersonalData& data, Language language);
/// The same to keep, with the lines of the trail about the account.
json::object to_json(const office::PersonalExport& whole, Language language, Instant made_at);

/// A word of two in a language.
const std::string& in_language(const office::TwoWords& words, Language language);
/// What a value says, without its label and its days: its text, a word of ours or a number.
std::string said_by(const office::PersonalValue& value, Language language);

}  // namespace nhipcau::api
