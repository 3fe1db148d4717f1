#include "directive/stored_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/require.hpp"

namespace nhipcau::directive {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<System, 3> kSystems{{{System::state, "state"}, {System::party, "party"}, {System::front, "front"}}};
constexpr Names<Scope, 2> kScopes{{{Scope::open, "open"}, {Scope::declined, "declined"}}};
constexpr Names<Severity, 3> kSeverities{{{Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::hint, "hint"}}};
constexpr Names<files::Format, 6> kFormats{{{files::Format::plain_text, "plain_text"},
                                            {files::Format::docx, "docx"},
                                            {files::Format::pdf, "pdf"},
                                            {files::Format::picture, "picture"},
                                            {files::Format::doc, "doc"},
                                            {files::Format::odt, "odt"}}};
constexpr Names<Effect, 3> kEffects{{{Effect::replaces, "replaces"}, {Effect::amends, "amends"}, {Effect::ends, "ends"}}};
constexpr Names<Role, 9> kRoles{{{Role::report, "report"},
                                 {Role::coordinate, "coordinate"},
                                 {Role::carry_out, "carry_out"},
                                 {Role::steer, "steer"},
                                 {Role::advise, "advise"},
                                 {Role::inform, "inform"},
                                 {Role::inspect, "inspect"},
                                 {Role::publish, "publish"},
                                 {Role::archive, "archive"}}};

template <class Enum, std::size_t N>
std::string_view name_of(const Names<Enum, N>& names, Enum value) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& pair) { return pair.first == value; });
  require(found != names.end(), "a value without a stored name");
  return found->second;
}

template <class Enum, std::size_t N>
std::optional<Enum> find_named(const Names<Enum, N>& names, std::string_view stored) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& pair) { return pair.second == stored; });
  if (found == names.end()) return std::nullopt;
  return found->first;
}

template <class Enum, std::size_t N>
Enum named(const Names<Enum, N>& names, std::string_view stored) {
  const auto found = find_named(names, stored);
  require(found.has_value(), "a stored name of no value");
  return *found;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

std::string_view to_stored(System system) {
  return name_of(kSystems, system);
}
std::string_view to_stored(const std::optional<System>& system) {
  return system ? to_stored(*system) : std::string_view{};
}
std::string_view to_stored(Scope scope) {
  return name_of(kScopes, scope);
}
std::string_view to_stored(const std::optional<Role>& role) {
  return role ? name_of(kRoles, *role) : std::string_view{};
}
std::string_view to_stored(const std::optional<Effect>& effect) {
  return effect ? name_of(kEffects, *effect) : std::string_view{};
}
std::string_view to_stored(Severity severity) {
  return name_of(kSeverities, severity);
}
std::string_view to_stored(files::Format format) {
  return name_of(kFormats, format);
}

std::optional<System> system_stored_as(std::string_view stored) {
  return find_named(kSystems, stored);
}
Scope scope_stored_as(std::string_view stored) {
  return named(kScopes, stored);
}
std::optional<Role> role_stored_as(std::string_view stored) {
  return find_named(kRoles, stored);
}
std::optional<Effect> effect_stored_as(std::string_view stored) {
  return find_named(kEffects, stored);
}
Severity severity_stored_as(std::string_view stored) {
  return named(kSeverities, stored);
}
files::Format format_stored_as(std::string_view stored) {
  return named(kFormats, stored);
}

std::string to_stored_lines(const std::vector<std::string>& items) {
  std::string stored;
  for (const auto& item : items) {
    if (&item != &items.front()) stored += '\n';
    std::transform(item.begin(), item.end(), std::back_inserter(stored), [](char c) { return c == '\n' ? ' ' : c; });
  }
  return stored;
}

std::vector<std::string> lines_stored_as(std::string_view stored) {
  const auto parts = split(stored, '\n');
  return {parts.begin(), parts.end()};
}

std::string to_stored_numbers(const std::vector<int>& numbers) {
  std::string stored;
  for (const int number : numbers) {
    if (!stored.empty()) stored += ' ';
    stored += std::to_string(number);
  }
  return stored;
}

std::vector<int> numbers_stored_as(std::string_view stored) {
  std::vector<int> numbers;
  for (const auto part : split(stored, ' ')) {
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    numbers.push_back(number);
  }
  return numbers;
}

}  // namespace nhipcau::directive
