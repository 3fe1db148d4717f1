#include "cli/config_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "cli/nearest.hpp"

namespace nhipcau::cli {
namespace {

constexpr std::size_t kMostBytes = 256U << 10U;
constexpr std::string_view kUsualFiles[] = {"nhipcau.toml", "/etc/nhipcau/nhipcau.toml"};

/// How a value of this kind is written.
std::string example_of(const Setting& setting) {
  const std::string name(setting.name);
  if (setting.kind == Setting::Kind::list) return name + " = [\"…\", \"…\"]";
  if (setting.kind == Setting::Kind::number) return name + " = " + std::string(setting.fallback);
  return name + " = \"" + std::string(setting.fallback.empty() ? "…" : setting.fallback) + "\"";
}

/// The texts of a node; none if it is not of the kind the setting wants.
std::optional<std::vector<std::string>> texts_of(const Setting& setting, const toml::node& node) {
  if (setting.kind == Setting::Kind::number) {
    const auto number = node.value_exact<std::int64_t>();
    return number ? std::optional(std::vector{std::to_string(*number)}) : std::nullopt;
  }
  if (setting.kind != Setting::Kind::list) {
    const auto text = node.value_exact<std::string>();
    return text ? std::optional(std::vector{*text}) : std::nullopt;
  }
  const toml::array* const array = node.as_array();
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const toml::node& part : *array) {
    const auto text = part.value_exact<std::string>();
    if (!text) return std::nullopt;
    texts.push_back(*text);
  }
  return texts;
}

Error unknown_key(const std::string& key) {
  std::vector<std::string_view> names;
  for (const Setting& setting : all_settings()) names.push_back(setting.name);
  const std::string nearest = find_nearest(key, names);
  if (nearest.empty()) return {Code::invalid, "cli.config_unknown", {key}};
  return {Code::invalid, "cli.config_unknown_near", {key, nearest}};
}

/// One key of the file: its value, or what is wrong with it.
Result<SettingValue> read_key(const std::string& key, const toml::node& node, const std::string& place) {
  const Setting* const setting = find_setting(key);
  if (setting == nullptr && node.is_table()) return fail(Code::invalid, "cli.config_table", {key});
  if (setting == nullptr) return tl::unexpected(unknown_key(key));
  auto texts = texts_of(*setting, node);
  if (!texts) return fail(Code::invalid, "cli.config_type", {key, example_of(*setting)});
  for (const std::string& text : *texts) {
    if (const auto fits = check_value(*setting, text, key); !fits) return tl::unexpected(fits.error());
  }
  return SettingValue{.texts = std::move(*texts), .origin = Origin::file, .place = place};
}

}  // namespace

ConfigFile read_config(std::string_view text, const std::string& path) {
  ConfigFile config;
  try {
    const toml::table table = toml::parse(text, path);
    for (const auto& [key, node] : table) {
      const int line = static_cast<int>(key.source().begin.line);
      auto value = read_key(std::string(key.str()), node, path + ":" + std::to_string(line));
      if (value) {
        config.values.emplace(std::string(key.str()), std::move(*value));
      } else {
        config.faults.push_back({line, value.error()});
      }
    }
  } catch (const toml::parse_error& trouble) {  // the library's only way to say it
    config.faults.push_back(
        {static_cast<int>(trouble.source().begin.line), {Code::invalid, "cli.config_syntax", {std::string(trouble.description())}}});
  }
  std::ranges::stable_sort(config.faults, {}, &ConfigFault::line);
  return config;
}

Result<ConfigFile> load_config_file(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string text(kMostBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad() || (file.gcount() == 0 && std::filesystem::is_directory(path))) {
    const std::string why = std::generic_category().message(errno == 0 ? EISDIR : errno);
    return fail(Code::not_found, "cli.config_unreadable", {path, why});
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMostBytes) return fail(Code::too_large, "cli.config_too_large", {path});
  return read_config(text, path);
}

std::string find_usual_config_file() {
  std::error_code ignored;
  for (const std::string_view path : kUsualFiles) {
    if (std::filesystem::exists(path, ignored)) return std::string(path);
  }
  return "";
}

}  // namespace nhipcau::cli
