#include "cli/config_text.hpp"

#include <algorithm>

namespace nhipcau::cli {
namespace {

/// A basic string of TOML: quotes, backslashes and control characters are escaped.
std::string quoted(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append(1, '\\').append(1, c);
    } else if (byte < 0x20 || byte == 0x7F) {
      out.append("\\u00").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string assignment(const Setting& setting, const std::vector<std::string>& texts) {
  std::string out = std::string(setting.name) + " = ";
  if (setting.kind == Setting::Kind::number) return out + texts.front();
  if (setting.kind != Setting::Kind::list) return out + quoted(shown_value(setting, texts.front()));
  std::string parts;
  for (const std::string& text : texts) parts.append(parts.empty() ? "" : ", ").append(quoted(shown_value(setting, text)));
  return out + "[" + parts + "]";
}

/// What a person would write in place of an empty fallback.
std::vector<std::string> example_of(const Setting& setting) {
  if (setting.kind == Setting::Kind::list && setting.fallback.empty()) return {};
  return {std::string(setting.fallback)};
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

}  // namespace

std::string commented_config(api::Language language) {
  std::string out = "# " + api::message(language, "cli.init_head") + "\n";
  for (const Setting& setting : all_settings()) {
    out += "\n# " + api::message(language, setting.help) + ".\n";
    if (!setting.choices.empty()) out += "# " + joined(setting.choices) + "\n";
    if (setting.kind == Setting::Kind::number) out += "# " + std::to_string(setting.least) + " – " + std::to_string(setting.most) + "\n";
    out += "# " + environment_name(setting.name) + ", --" + std::string(setting.name) + "\n";
    out += "#" + assignment(setting, example_of(setting)) + "\n";
  }
  return out;
}

std::string dumped_config(const Settings& settings, api::Language language) {
  std::string out;
  for (const Setting& setting : all_settings()) {
    const SettingValue& value = settings.value(setting.name);
    const std::string place = value.origin == Origin::fallback ? api::message(language, "cli.help_default") : value.place;
    out += assignment(setting, value.texts) + "   # " + place + "\n";
  }
  return out;
}

std::string_view to_name(Origin origin) {
  switch (origin) {
    case Origin::flag: return "flag";
    case Origin::environment: return "environment";
    case Origin::file: return "file";
    case Origin::fallback: return "default";
  }
  return "default";
}

}  // namespace nhipcau::cli
