#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nhipcau::store {

/// Thrown when the database itself is in trouble: disk full, lost connection, a constraint no caller expects. Caught only where a
/// request or a job ends.
class DatabaseError;

/// One value on its way to or from the database. `nullptr` is SQL NULL. A text is UTF-8 without NUL bytes, as PostgreSQL demands (a NUL is
/// BrokenInvariant on both engines).
using Value = std::variant<std::nullptr_t, std::int64_t, double, bool, std::string>;

Value value(std::nullptr_t);
Value value(std::string_view text);
Value value(const char* text);
Value value(const std::string& text);
Value value(bool truth);
Value value(int number);
Value value(std::int64_t number);
Value value(std::size_t number);
Value value(double number);
template <class T>
Value value(const std::optional<T>& maybe) {
  return maybe ? value(*maybe) : Value(nullptr);
}

/// One row of an answer. Columns are asked for by name; a missing column or one of another kind is a bug (BrokenInvariant).
/// For one thread at a time, reading too.
class Row {
 public:
  Row(std::shared_ptr<const std::vector<std::string>> columns, std::vector<Value> values);

  [[nodiscard]] std::string text(std::string_view column) const;      ///< NOT NULL
  [[nodiscard]] std::int64_t integer(std::string_view column) const;  ///< NOT NULL
  [[nodiscard]] std::size_t size(std::string_view column) const;      ///< an integer of at least 0
  [[nodiscard]] double real(std::string_view column) const;           ///< NOT NULL
  [[nodiscard]] bool boolean(std::string_view column) const;          ///< BOOLEAN; SQLite has 0 and 1
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::string_view column) const;
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }  ///< in the order of the statement, as the engine has them

 private:
  [[nodiscard]] const Value& at(std::string_view column) const;
  std::shared_ptr<const std::vector<std::string>> columns_;
  std::vector<Value> values_;
  mutable std::size_t next_ = 0;  ///< where to look first: columns are mostly asked for in their order
};

}  // namespace nhipcau::store
