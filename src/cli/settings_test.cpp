#include "cli/settings.hpp"

#include <doctest/doctest.h>

#include <set>

#include "api/messages.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;

namespace {

Environment environment_of(const std::map<std::string, std::string>& variables) {
  return [variables](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

const SettingValues kFile{{"listen", {.texts = {"[::1]:3"}, .origin = Origin::file, .place = "x.toml:3"}}};

}  // namespace

TEST_CASE("a flag wins over the environment, that over the file, that over the fallback, and each value knows its place") {
  struct Row {
    std::map<std::string, std::vector<std::string>, std::less<>> flags;
    std::map<std::string, std::string> environment;
    SettingValues file;
    std::string value, place;
  };
  const std::vector<Row> rows{
      {{}, {}, {}, "127.0.0.1:8080", ""},
      {{}, {}, kFile, "[::1]:3", "x.toml:3"},
      {{}, {{"NHIPCAU_LISTEN", ""}}, kFile, "[::1]:3", "x.toml:3"},
      {{}, {{"NHIPCAU_LISTEN", "0.0.0.0:2"}}, kFile, "0.0.0.0:2", "NHIPCAU_LISTEN"},
      {{{"listen", {"10.0.0.1:1", "10.0.0.1:4"}}}, {{"NHIPCAU_LISTEN", "0.0.0.0:2"}}, kFile, "10.0.0.1:4", "--listen"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    const auto settings = resolve_settings(row.flags, environment_of(row.environment), row.file);
    REQUIRE(settings);
    CHECK(settings->text("listen") == row.value);
    CHECK(settings->value("listen").place == row.place);
  }
}

TEST_CASE("a list comes from repeated flags or from a variable with commas") {
  const auto from_flags = resolve_settings({{"trusted-proxy", {"::1", "10.0.0.1"}}}, environment_of({}), {});
  CHECK(from_flags->list("trusted-proxy") == std::vector<std::string>{"::1", "10.0.0.1"});
  const auto from_variable = resolve_settings({}, environment_of({{"NHIPCAU_TRUSTED_PROXY", "::1,10.0.0.1,"}}), {});
  CHECK(from_variable->list("trusted-proxy") == std::vector<std::string>{"::1", "10.0.0.1"});
  CHECK(resolve_settings({}, environment_of({}), {})->list("trusted-proxy").empty());
}

TEST_CASE("a wrong value is refused with its place, the value and what is allowed") {
  struct Row {
    std::string setting, value, error;
  };
  const std::vector<Row> rows{
      {"listen", "8080", "cli.value_not_endpoint"},
      {"listen", "127.0.0.1:65536", "cli.value_not_endpoint"},
      {"listen", ":80", "cli.value_not_endpoint"},
      {"listen", "127.0.0.1:", "cli.value_not_endpoint"},
      {"listen", "127.0.0.1:65535", ""},
      {"listen", "[::1]:0", ""},
      {"url", "nhipcau.example", "cli.value_not_url"},
      {"url", "https://", "cli.value_not_url"},
      {"url", "https://x/pages", "cli.value_not_url"},
      {"url", "https://x.example:8443", ""},
      {"url", "", ""},
      {"log", "loud", "cli.value_not_chosen"},
      {"log", "warning", ""},
      {"data", "", "cli.value_empty"},
      {"account", "", "cli.value_empty"},
      {"language", "fr", "cli.value_not_chosen"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.setting);
    CAPTURE(row.value);
    const auto fits = check_value(*find_setting(row.setting), row.value, "--" + row.setting);
    CHECK((fits ? "" : fits.error().key) == row.error);
    if (!fits) CHECK(fits.error().args.front() == "--" + row.setting);
  }
}

TEST_CASE("a password in the database's address is never shown") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"office.db", "office.db"},
      {"postgresql://db/office", "postgresql://db/office"},
      {"postgresql://office@db/office", "postgresql://office@db/office"},
      {"postgresql://office:bi-mat@db:5432/office", "postgresql://office:***@db:5432/office"},
      {"postgresql://office:bi@mat@db/office", "postgresql://office:***@db/office"},
      {"postgresql:///office?user=a&password=bi-mat&host=/run", "postgresql:///office?user=a&password=***&host=/run"},
  };
  for (const auto& [value, shown] : rows) CHECK(shown_value(*find_setting("database"), value) == shown);
}

TEST_CASE("each setting has a name of its own, a right fallback and a sentence in both languages") {
  std::set<std::string_view> names;
  for (const Setting& setting : all_settings()) {
    CAPTURE(setting.name);
    CHECK(names.insert(setting.name).second);
    CHECK(api::has_message(setting.help));
    CHECK_FALSE(setting.shape.empty());
    const bool is_unset_list = setting.kind == Setting::Kind::list && setting.fallback.empty();
    if (!is_unset_list) CHECK(check_value(setting, std::string(setting.fallback), ""));
  }
}
