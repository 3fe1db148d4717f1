#include "directive/check/rule.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "base/embedded.hpp"
#include "base/require.hpp"
#include "text/csv.hpp"

namespace nhipcau::data {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::directive::check {
namespace {

constexpr Group kGroups[] = {Group::identity, Group::dates, Group::citations, Group::structure, Group::duties, Group::language};

Group group_named(std::string_view name) {
  const auto* found = std::find_if(std::begin(kGroups), std::end(kGroups), [&](Group group) { return to_name(group) == name; });
  require(found != std::end(kGroups), "a row of check_rules.csv names no group");
  return *found;
}

ErrorClass class_named(std::string_view name) {
  const auto error_class = error_class_named(name);
  require(error_class.has_value(), "a row of check_rules.csv names no class");
  return *error_class;
}

Severity severity_named(std::string_view name) {
  if (name == "error") return Severity::error;
  if (name == "warning") return Severity::warning;
  require(name == "hint", "a row of check_rules.csv names no severity");
  return Severity::hint;
}

System system_named(std::string_view name) {
  if (name == "state") return System::state;
  if (name == "party") return System::party;
  require(name == "front", "a row of check_sources.csv names no system");
  return System::front;
}

std::vector<Rule> load_rules() {
  const auto csv = text::read_csv(base::bytes_of(data::embedded_files(), "check_rules.csv"));
  std::vector<Rule> rules;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    rules.push_back({.id = csv.cell(row, "rule"),
                     .group = group_named(csv.cell(row, "group")),
                     .error_class = class_named(csv.cell(row, "class")),
                     .severity = severity_named(csv.cell(row, "severity")),
                     .is_fixed_surely = csv.cell(row, "fix") == "sure",
                     .wrong = csv.cell(row, "wrong"),
                     .right = csv.cell(row, "right"),
                     .sources = {}});
  }
  const auto sources = text::read_csv(base::bytes_of(data::embedded_files(), "check_sources.csv"));
  for (std::size_t row = 0; row < sources.rows.size(); ++row) {
    Source source{.systems = {},
                  .from = Date::from_iso(sources.cell(row, "from")),
                  .until = Date::from_iso(sources.cell(row, "until")),
                  .text = sources.cell(row, "source")};
    for (const std::string& name : text::split_cell(sources.cell(row, "systems"), ' ')) source.systems.push_back(system_named(name));
    for (const std::string& id : text::split_cell(sources.cell(row, "rules"), ' ')) {
      const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& known) { return known.id == id; });
      require(rule != rules.end(), "a row of check_sources.csv names no rule");
      rule->sources.push_back(source);
    }
  }
  return rules;
}

const std::unordered_map<std::string_view, const Rule*>& rules_by_id() {
  static const auto index = [] {
    std::unordered_map<std::string_view, const Rule*> by_id;
    for (const Rule& rule : rules()) by_id.emplace(rule.id, &rule);
    return by_id;
  }();
  return index;
}

}  // namespace

std::string_view to_name(Group group) {
  switch (group) {
    case Group::identity: return "identity";
    case Group::dates: return "dates";
    case Group::citations: return "citations";
    case Group::structure: return "structure";
    case Group::duties: return "duties";
    case Group::language: return "language";
  }
  return {};
}

std::string_view to_name(ErrorClass error_class) {
  return error_class == ErrorClass::content ? "content" : "form";
}

std::optional<ErrorClass> error_class_named(std::string_view name) {
  if (name == "content") return ErrorClass::content;
  if (name == "form") return ErrorClass::form;
  return std::nullopt;
}

const Source* Rule::source_for(std::optional<System> system, Date on) const {
  for (const Source& source : sources) {
    const bool is_of_system =
        source.systems.empty() || (system && std::find(source.systems.begin(), source.systems.end(), *system) != source.systems.end());
    if (is_of_system && (!source.from || *source.from <= on) && (!source.until || on <= *source.until)) return &source;
  }
  return nullptr;
}

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all = load_rules();
  return all;
}

const Rule* find_rule(std::string_view id) {
  const auto found = rules_by_id().find(id);
  return found == rules_by_id().end() ? nullptr : found->second;
}

}  // namespace nhipcau::directive::check
