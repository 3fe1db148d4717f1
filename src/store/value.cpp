#include "store/value.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include "base/require.hpp"

namespace nhipcau::store {
namespace {

constexpr std::size_t kUsualTexts = 400;  // bytes: the texts of most rows have room

[[noreturn]] void broken(std::string_view column, const char* what) {
  throw BrokenInvariant("column " + std::string(column) + " " + what);
}

}  // namespace

Argument argument(std::nullptr_t) {
  return nullptr;
}
Argument argument(std::string_view text) {
  require(text.find('\0') == std::string_view::npos, "a text with a NUL byte, which PostgreSQL cannot keep");
  return text.data() == nullptr ? std::string_view("") : text;  // no pointer would be NULL to SQLite
}
Argument argument(const char* text) {
  return std::string_view(text);
}
Argument argument(const std::string& text) {
  return argument(std::string_view(text));
}
Argument argument(bool truth) {
  return truth;
}
Argument argument(int number) {
  return std::int64_t{number};
}
Argument argument(std::int64_t number) {
  return number;
}
Argument argument(double number) {
  return number;
}

Argument argument(std::size_t number) {
  require(number <= static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max()), "a number too large for the database");
  return static_cast<std::int64_t>(number);
}

Argument argument(const Value& value) {
  return std::visit([](const auto& held) { return argument(held); }, value);
}

std::vector<Argument> to_arguments(const std::vector<Value>& values) {
  std::vector<Argument> arguments;
  arguments.reserve(values.size());
  for (const Value& value : values) arguments.push_back(argument(value));
  return arguments;
}

Value to_value(const Argument& argument) {
  const auto owned = [](const auto& held) -> Value {
    if constexpr (std::is_same_v<decltype(held), const std::string_view&>) {
      return std::string(held);
    } else {
      return held;
    }
  };
  return std::visit(owned, argument);
}

Row::Row(Columns columns) : columns_(std::move(columns)) {
  cells_.reserve(columns_->size());
}

Row::Text Row::keep(std::string_view text) {
  if (texts_.empty()) texts_.reserve(std::max(text.size(), kUsualTexts));
  const Text place{texts_.size(), text.size()};
  texts_.append(text);
  return place;
}

void Row::add(std::string_view text) {
  cells_.emplace_back(keep(text));
}

void Row::add_bytes(std::string_view bytes) {
  cells_.emplace_back(Bytes{keep(bytes)});
}

const Row::Cell& Row::at(std::string_view column) const {
  const std::size_t count = columns_->size();
  require(cells_.size() == count, "a row with another number of values than columns");
  for (std::size_t tries = 0; tries < count; ++tries, ++next_) {
    if (next_ >= count) next_ = 0;
    if ((*columns_)[next_] == column) return cells_[next_++];
  }
  broken(column, "is not in the answer");
}

std::string Row::text(std::string_view column) const {
  return std::string(view(column));
}

std::string_view Row::view(std::string_view column) const {
  const auto* text = std::get_if<Text>(&at(column));
  if (!text) broken(column, "is not a text");
  return view(*text);
}

std::int64_t Row::integer(std::string_view column) const {
  const auto* number = std::get_if<std::int64_t>(&at(column));
  if (!number) broken(column, "is not an integer");
  return *number;
}

std::size_t Row::size(std::string_view column) const {
  const std::int64_t number = integer(column);
  if (number < 0) broken(column, "is below zero");
  return static_cast<std::size_t>(number);
}

double Row::real(std::string_view column) const {
  const Cell& found = at(column);
  if (const auto* number = std::get_if<double>(&found)) return *number;
  if (const auto* number = std::get_if<std::int64_t>(&found)) return static_cast<double>(*number);  // SQLite gives 2 for 2.0 in expressions
  broken(column, "is not a number");
}

bool Row::boolean(std::string_view column) const {
  const Cell& found = at(column);
  if (const auto* truth = std::get_if<bool>(&found)) return *truth;
  const auto* number = std::get_if<std::int64_t>(&found);
  if (!number || (*number != 0 && *number != 1)) broken(column, "is not a boolean");
  return *number == 1;
}

bool Row::is_null(std::string_view column) const {
  return std::holds_alternative<std::nullptr_t>(at(column));
}

std::optional<std::string> Row::maybe_text(std::string_view column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const {
  return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string_view> Row::find_view(std::string_view column) const {
  const auto* text = std::get_if<Text>(&at(column));
  return text ? std::optional(view(*text)) : std::nullopt;
}

std::optional<std::int64_t> Row::find_integer(std::string_view column) const {
  const auto* number = std::get_if<std::int64_t>(&at(column));
  return number ? std::optional(*number) : std::nullopt;
}

std::vector<Value> Row::values() const {
  std::vector<Value> values;
  values.reserve(cells_.size());
  const auto add = [&](const auto& held) {
    if constexpr (std::is_convertible_v<decltype(held), const Text&>) {
      values.emplace_back(std::string(view(held)));
    } else {
      values.emplace_back(held);
    }
  };
  for (const Cell& cell : cells_) std::visit(add, cell);
  return values;
}

}  // namespace nhipcau::store
