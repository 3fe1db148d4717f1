#include "api/personal_data_json.hpp"

#include "api/audit_words.hpp"

namespace nhipcau::api {
namespace {

json::value instant_or_null(const std::optional<Instant>& at) {
  return at ? json::value(to_rfc3339(*at)) : json::value(nullptr);
}

json::object to_json(const office::PersonalValue& value, Language language) {
  return {{"label", message(language, value.label_key)},
          {"text", text_or_null(value.value_key.empty() ? value.text : message(language, value.value_key))},
          {"count", number_or_null(value.count)},
          {"from", instant_or_null(value.from)},
          {"to", instant_or_null(value.to)},
          {"note", text_or_null(value.note)}};
}

json::object to_json(const office::PersonalSection& section, Language language) {
  const office::RegisterEntry& entry = *section.entry;
  const auto words = [&](const office::TwoWords& both) { return json::value(in_language(both, language)); };
  return {{"key", entry.key},
          {"what", words(entry.what)},
          {"purpose", words(entry.purpose)},
          {"ground", words(entry.ground)},
          {"kept", words(entry.kept)},
          {"seen_by", words(entry.seen_by)},
          {"at_erasure", to_view(office::to_name(entry.at_erasure))},
          {"erased", words(entry.erased)},
          {"source", entry.source},
          {"is_listed", section.is_listed},
          {"values", array_of(section.values, [&](const office::PersonalValue& value) { return to_json(value, language); })}};
}

json::object to_json(const office::PersonalLook& look) {
  return {{"at", to_rfc3339(look.at)}, {"is_export", look.is_export}, {"by_program", look.by_program}, {"role", text_or_null(look.role)}};
}

json::object to_json(const office::PersonalLine& line, Language language) {
  const std::string key = key_of_event(line.event);
  return {{"at", to_rfc3339(line.at)}, {"event", line.event},   {"words", has_message(key) ? message(language, key) : line.event},
          {"field", line.field},       {"before", line.before}, {"after", line.after}};
}

}  // namespace

const std::string& in_language(const office::TwoWords& words, Language language) {
  return language == Language::vi ? words.vi : words.en;
}

std::string said_by(const office::PersonalValue& value, Language language) {
  if (!value.value_key.empty()) return message(language, value.value_key);
  if (!value.text.empty()) return value.text;
  return value.count ? std::to_string(*value.count) : std::string();
}

json::object to_json(const office::PersonalData& data, Language language) {
  return {{"account", json::object{{"id", data.account.id.value}, {"name", data.account.name}, {"shown_name", data.account.shown_name}}},
          {"is_closed", data.account.is_closed},
          {"is_erased", data.is_erased},
          {"sections", array_of(data.sections, [&](const office::PersonalSection& one) { return to_json(one, language); })},
          {"looks", array_of(data.looks, [](const office::PersonalLook& look) { return to_json(look); })}};
}

json::object to_json(const office::PersonalExport& whole, Language language, Instant made_at) {
  json::object out = to_json(whole.data, language);
  out["made_at"] = to_rfc3339(made_at);
  out["lines"] = array_of(whole.lines, [&](const office::PersonalLine& line) { return to_json(line, language); });
  out["has_older_lines"] = whole.has_older_lines;
  return out;
}

}  // namespace nhipcau::api
