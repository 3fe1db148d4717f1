#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "store/database.hpp"
#include "store/engine.hpp"

namespace nhipcau::store {

/// The named statements of all rooms, for one engine. Grammar of a queries.sql:
///   file       = comments { entry }
///   entry      = "-- name: " name [ " @" engine ] LF { comment LF } statement [ ";" ]
///   name       = lower-case letters, digits, "_";  engine = "sqlite" | "postgres": for that engine only
class Statements {
 public:
  /// Throws BrokenInvariant, naming room and statement, when a file breaks the grammar or a name stands twice. An empty file is fine.
  static Statements parse(std::span<const QueryFile> files, Engine engine);

  /// The SQL of "room.name"; throws BrokenInvariant if there is none.
  [[nodiscard]] const std::string& load(std::string_view name) const;
  /// name → SQL, in order of name.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return by_name_; }

 private:
  std::map<std::string, std::string, std::less<>> by_name_;
};

}  // namespace nhipcau::store
