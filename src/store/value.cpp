#include "store/value.hpp"

#include <limits>

#include "base/require.hpp"

namespace nhipcau::store {
namespace {

[[noreturn]] void broken(std::string_view column, const char* what) {
  throw BrokenInvariant("column " + std::string(column) + " " + what);
}

}  // namespace

Value value(std::nullptr_t) {
  return nullptr;
}
Value value(std::string_view text) {
  require(text.find('\0') == std::string_view::npos, "a text with a NUL byte, which PostgreSQL cannot keep");
  return std::string(text);
}
Value value(const char* text) {
  return std::string(text);
}
Value value(const std::string& text) {
  return value(std::string_view(text));
}
Value value(bool truth) {
  return truth;
}
Value value(int number) {
  return std::int64_t{number};
}
Value value(std::int64_t number) {
  return number;
}
Value value(double number) {
  return number;
}

Value value(std::size_t number) {
  require(number <= static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max()), "a number too large for the database");
  return static_cast<std::int64_t>(number);
}

Row::Row(std::shared_ptr<const std::vector<std::string>> columns, std::vector<Value> values)
    : columns_(std::move(columns)), values_(std::move(values)) {
  require(columns_ && columns_->size() == values_.size(), "a row with another number of values than columns");
}

const Value& Row::at(std::string_view column) const {
  const std::size_t count = columns_->size();
  for (std::size_t tries = 0; tries < count; ++tries, ++next_) {
    if (next_ >= count) next_ = 0;
    if ((*columns_)[next_] == column) return values_[next_++];
  }
  broken(column, "is not in the answer");
}

std::string Row::text(std::string_view column) const {
  const auto* text = std::get_if<std::string>(&at(column));
  if (!text) broken(column, "is not a text");
  return *text;
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
  const Value& found = at(column);
  if (const auto* number = std::get_if<double>(&found)) return *number;
  if (const auto* number = std::get_if<std::int64_t>(&found)) return static_cast<double>(*number);  // SQLite gives 2 for 2.0 in expressions
  broken(column, "is not a number");
}

bool Row::boolean(std::string_view column) const {
  const Value& found = at(column);
  if (const auto* truth = std::get_if<bool>(&found)) return *truth;
  const auto* number = std::get_if<std::int64_t>(&found);
  if (!number || (*number != 0 && *number != 1)) broken(column, "is not a boolean");
  return *number == 1;
}

std::optional<std::string> Row::maybe_text(std::string_view column) const {
  if (std::holds_alternative<std::nullptr_t>(at(column))) return std::nullopt;
  return text(column);
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const {
  if (std::holds_alternative<std::nullptr_t>(at(column))) return std::nullopt;
  return integer(column);
}

}  // namespace nhipcau::store
