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

/// One value from the database. `nullptr` is SQL NULL.
using Value = std::variant<std::nullptr_t, std::int64_t, double, bool, std::string>;

/// One value on its way to the database; its text belongs to the caller and outlives the call. A text is UTF-8 without NUL bytes, as
/// PostgreSQL demands (a NUL is BrokenInvariant on both engines).
using Argument = std::variant<std::nullptr_t, std::int64_t, double, bool, std::string_view>;

Argument argument(std::nullptr_t);
Argument argument(std::string_view text);
Argument argument(const char* text);
Argument argument(const std::string& text);
Argument argument(bool truth);
Argument argument(int number);
Argument argument(std::int64_t number);
Argument argument(std::size_t number);
Argument argument(double number);
Argument argument(const Value& value);
template <class T>
Argument argument(const std::optional<T>& maybe) {
  return maybe ? argument(*maybe) : Argument(nullptr);
}
std::vector<Argument> to_arguments(const std::vector<Value>& values);

/// The same with a text of its own.
Value to_value(const Argument& argument);
template <class T>
Value value(const T& given) {
  return to_value(argument(given));
}

/// One row of an answer. Columns are asked for by name; a missing column or one of another kind is a bug (BrokenInvariant).
/// All its texts lie in one, so that a row costs two allocations, however many columns it has. For one thread at a time, reading too.
class Row {
 public:
  using Columns = std::shared_ptr<const std::vector<std::string>>;

  /// Still without values: the engine adds one for each column, in their order, before any is asked for.
  explicit Row(Columns columns);
  void add(std::nullptr_t) { cells_.emplace_back(nullptr); }
  void add(std::int64_t number) { cells_.emplace_back(number); }
  void add(double number) { cells_.emplace_back(number); }
  void add(bool truth) { cells_.emplace_back(truth); }
  void add(std::string_view text);
  /// What SQLite keeps as bytes, which nothing of ours writes: no text, nor any other kind (find_view), until it is asked for as a whole
  /// (values).
  void add_bytes(std::string_view bytes);

  [[nodiscard]] std::string text(std::string_view column) const;       ///< NOT NULL
  [[nodiscard]] std::string_view view(std::string_view column) const;  ///< the same; good as long as the row stays where it is
  [[nodiscard]] std::int64_t integer(std::string_view column) const;   ///< NOT NULL
  [[nodiscard]] std::size_t size(std::string_view column) const;       ///< an integer of at least 0
  [[nodiscard]] double real(std::string_view column) const;            ///< NOT NULL
  [[nodiscard]] bool boolean(std::string_view column) const;           ///< BOOLEAN; SQLite has 0 and 1
  [[nodiscard]] bool is_null(std::string_view column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::string_view column) const;
  /// The same for who reads what others may have altered: none for NULL and for a value of another kind.
  [[nodiscard]] std::optional<std::string_view> find_view(std::string_view column) const;
  [[nodiscard]] std::optional<std::int64_t> find_integer(std::string_view column) const;
  [[nodiscard]] std::vector<Value> values() const;  ///< in the order of the statement, as the engine has them; bytes become a text

 private:
  struct Text {
    std::size_t begin = 0, size = 0;  ///< its place in texts_
  };
  struct Bytes : Text {};
  using Cell = std::variant<std::nullptr_t, std::int64_t, double, bool, Text, Bytes>;

  Text keep(std::string_view text);

  [[nodiscard]] const Cell& at(std::string_view column) const;
  [[nodiscard]] std::string_view view(const Text& text) const { return std::string_view(texts_).substr(text.begin, text.size); }

  Columns columns_;
  std::vector<Cell> cells_;
  std::string texts_;
  mutable std::size_t next_ = 0;  ///< where to look first: columns are mostly asked for in their order
};

}  // namespace nhipcau::store
