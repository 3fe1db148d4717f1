#include "cli/settings.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "cli/endpoint.hpp"
#include "cli/whole_number.hpp"
#include "store/location.hpp"

namespace nhipcau::cli {
namespace {

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    if (comma > at) parts.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return parts;
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

Result<SettingValue> checked(const Setting& setting, SettingValue value) {
  for (const std::string& text : value.texts) {
    if (const auto fits = check_value(setting, text, value.place); !fits) return tl::unexpected(fits.error());
  }
  return value;
}

SettingValue fallback_of(const Setting& setting) {
  if (setting.kind == Setting::Kind::list && setting.fallback.empty()) return {};
  return {.texts = {std::string(setting.fallback)}};
}

bool is_url(std::string_view text) {
  const std::size_t begin = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : std::string_view::npos;
  return begin != std::string_view::npos && text.size() > begin && text.find_first_of("/?# ", begin) == std::string_view::npos;
}

}  // namespace

const SettingValue& Settings::value(std::string_view name) const {
  const auto found = values_.find(name);
  require(found != values_.end(), "a setting that is not in the table");
  return found->second;
}

int Settings::number(std::string_view name) const {
  return parse_whole_number(text(name)).value();
}

Result<Settings> resolve_settings(const std::map<std::string, std::vector<std::string>, std::less<>>& flags, const Environment& environment,
                                  const SettingValues& file) {
  SettingValues values;
  for (const Setting& setting : all_settings()) {
    SettingValue value = fallback_of(setting);
    const std::string variable = environment_name(setting.name);
    const std::string said = environment(variable).value_or("");
    if (const auto flag = flags.find(setting.name); flag != flags.end()) {
      value = {.texts = flag->second, .origin = Origin::flag, .place = "--" + std::string(setting.name)};
      if (setting.kind != Setting::Kind::list) value.texts = {value.texts.back()};
    } else if (!said.empty()) {
      value = {.texts = {said}, .origin = Origin::environment, .place = variable};
      if (setting.kind == Setting::Kind::list) value.texts = split_at_commas(said);
    } else if (const auto line = file.find(setting.name); line != file.end()) {
      value = line->second;
    }
    auto right = value.origin == Origin::fallback ? Result<SettingValue>(std::move(value)) : checked(setting, std::move(value));
    if (!right) return tl::unexpected(right.error());
    values.emplace(setting.name, std::move(*right));
  }
  return Settings(std::move(values));
}

Result<void> check_value(const Setting& setting, const std::string& value, const std::string& place) {
  const std::string shown = shown_value(setting, value);
  switch (setting.kind) {
    case Setting::Kind::text:
      if (value.empty() && !setting.fallback.empty()) return fail(Code::invalid, "cli.value_empty", {place});
      return {};
    case Setting::Kind::folder:
    case Setting::Kind::list:
      if (value.empty()) return fail(Code::invalid, "cli.value_empty", {place});
      return {};
    case Setting::Kind::endpoint:
      if (!parse_endpoint(value)) return fail(Code::invalid, "cli.value_not_endpoint", {place, shown});
      return {};
    case Setting::Kind::url:
      if (!value.empty() && !is_url(value)) return fail(Code::invalid, "cli.value_not_url", {place, shown});
      return {};
    case Setting::Kind::choice:
      if (std::ranges::find(setting.choices, value) == setting.choices.end())
        return fail(Code::invalid, "cli.value_not_chosen", {place, shown, joined(setting.choices)});
      return {};
    case Setting::Kind::number: {
      const auto number = parse_whole_number(value);
      if (!number || *number < setting.least || *number > setting.most)
        return fail(Code::invalid, "cli.value_not_number", {place, shown, std::to_string(setting.least), std::to_string(setting.most)});
      return {};
    }
  }
  return {};
}

std::string shown_value(const Setting& setting, const std::string& value) {
  if (value.empty() || setting.secrecy == Setting::Secrecy::open) return value;
  return setting.secrecy == Setting::Secrecy::hidden ? "***" : store::shown_location(value);
}

}  // namespace nhipcau::cli
