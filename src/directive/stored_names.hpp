#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "files/extract.hpp"

/// How values stand in the tables of this room.
namespace nhipcau::directive {

std::string_view to_stored(System system);
std::string_view to_stored(const std::optional<System>& system);  ///< empty if none
std::string_view to_stored(Scope scope);
std::string_view to_stored(const std::optional<Role>& role);      ///< empty if none
std::string_view to_stored(const std::optional<Effect>& effect);  ///< empty if none
std::string_view to_stored(Severity severity);
std::string_view to_stored(files::Format format);

std::optional<System> system_stored_as(std::string_view stored);
Scope scope_stored_as(std::string_view stored);
std::optional<Role> role_stored_as(std::string_view stored);
std::optional<Effect> effect_stored_as(std::string_view stored);
Severity severity_stored_as(std::string_view stored);
files::Format format_stored_as(std::string_view stored);

/// A list of names or numbers as one text and back: one a line, or numbers between spaces. Line ends inside a name become spaces.
std::string to_stored_lines(const std::vector<std::string>& items);
std::vector<std::string> lines_stored_as(std::string_view stored);
std::string to_stored_numbers(const std::vector<int>& numbers);
std::vector<int> numbers_stored_as(std::string_view stored);

}  // namespace nhipcau::directive
