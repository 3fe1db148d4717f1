#include <iostream>

#include "api/json.hpp"
#include "cli/commands.hpp"
#include "cli/config_text.hpp"

namespace nhipcau::cli {
namespace {

api::json::array to_json(const Settings& settings) {
  api::json::array out;
  for (const Setting& setting : all_settings()) {
    const SettingValue& value = settings.value(setting.name);
    api::json::array texts;
    for (const std::string& text : value.texts) texts.emplace_back(shown_value(setting, text));
    const bool is_list = setting.kind == Setting::Kind::list;
    out.push_back({{"name", setting.name},
                   {"value", is_list ? api::json::value(texts) : texts.front()},
                   {"origin", to_name(value.origin)},
                   {"place", value.place}});
  }
  return out;
}

int run_config_dump(const Invocation& invocation) {
  if (invocation.has("json")) {
    std::cout << api::json::serialize(to_json(invocation.settings)) << '\n';
  } else {
    std::cout << dumped_config(invocation.settings, invocation.language);
  }
  return kDone;
}

}  // namespace

/// `nhipcau config dump`: the values in force, each with where it comes from; passwords masked.
Command config_dump_command() {
  return {.name = "config dump",
          .about = "cli.dump_about",
          .flags = {{.name = "json", .help = "cli.json_help"}},
          .settings = all_setting_names(),
          .run = run_config_dump};
}

}  // namespace nhipcau::cli
