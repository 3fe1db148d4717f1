#include "directive/check/settings.hpp"

#include "directive/check/recount.hpp"
#include "directive/duplicates.hpp"
#include "directive/save.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::string_view kRulePrefix = "rule:";

/// errors  see set_setting
Result<void> judge(const NewSetting& setting) {
  const bool is_rule = setting.name.starts_with(kRulePrefix) && find_rule(setting.name.substr(kRulePrefix.size()));
  const bool is_tone = setting.name == kToneSetting;
  const bool is_comma = setting.name == kCommaSetting;
  if (!is_rule && !is_tone && !is_comma) return fail(Code::not_found, "directive.no_such_setting", {setting.name});
  const std::string& value = setting.value;
  const bool is_value = value.empty() || (is_rule && value == "off") || (is_tone && (value == "newer" || value == "older")) ||
                        (is_comma && (value == "always" || value == "never"));
  if (!is_value) return fail(Code::invalid, "directive.no_such_setting_value", {value});
  if (!value.empty() && setting.reason.empty()) return fail(Code::invalid, "directive.reason_missing");
  if (text::count_characters(setting.reason) > kReasonCharacters)
    return fail(Code::invalid, "directive.reason_too_long", {std::to_string(kReasonCharacters)});
  return {};
}

}  // namespace

std::string rule_setting(std::string_view rule) {
  return std::string(kRulePrefix) + std::string(rule);
}

Settings list_settings(store::Read& tx) {
  Settings settings;
  for (const store::Row& row : tx.many("directive.list_checker_settings")) {
    settings.emplace(row.text("name"), Setting{.value = row.text("value"),
                                               .reason = row.text("reason"),
                                               .changed_by = row.text("changed_by"),
                                               .changed_at = from_rfc3339(row.text("changed_at"))});
  }
  return settings;
}

Options to_options(const Settings& settings, Date today) {
  Options options{.today = today};
  for (const auto& [name, setting] : settings) {
    if (name == kToneSetting) options.style.tone = setting.value == "newer" ? HouseStyle::Tone::newer : HouseStyle::Tone::older;
    if (name == kCommaSetting)
      options.style.comma_before_date = setting.value == "always" ? HouseStyle::Comma::always : HouseStyle::Comma::never;
    if (name.starts_with(kRulePrefix)) options.off.insert(name.substr(kRulePrefix.size()));
  }
  return options;
}

Options load_options(store::Read& tx, Date today) {
  return to_options(list_settings(tx), today);
}

Result<void> set_setting(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewSetting& setting) {
  if (const auto judged = judge(setting); !judged) return judged;
  const Settings before = list_settings(tx);
  const auto known = before.find(setting.name);
  const Setting old = known == before.end() ? Setting{} : known->second;
  tx.run("directive.remove_checker_setting", setting.name);
  if (!setting.value.empty()) {
    tx.run("directive.insert_checker_setting", setting.name, setting.value, setting.reason, id_or_null(actor.account),
           to_rfc3339(clock.now()));
  }
  const auto note = [&](std::string_view field, const std::string& was, const std::string& is) {
    if (was == is) return;
    office::audit(tx, clock, actor,
                  {.event = "directive.checker_set",
                   .subject_kind = "checker",
                   .subject_id = setting.name,
                   .field = std::string(field),
                   .before = was,
                   .after = is});
  };
  note("value", old.value, setting.value);
  note("reason", old.reason, setting.reason);
  put_recount(tx, clock);
  return {};
}

}  // namespace nhipcau::directive::check
