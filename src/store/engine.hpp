#pragma once
#include <optional>
#include <string_view>

namespace nhipcau::store {

/// Which database is under us.
enum class Engine { sqlite, postgres };

/// "sqlite", "postgres": as they stand after `@` in a queries.sql and before ".sql" in the name of a schema step.
inline std::optional<Engine> engine_named(std::string_view name) {
  if (name == "sqlite") return Engine::sqlite;
  if (name == "postgres") return Engine::postgres;
  return std::nullopt;
}

}  // namespace nhipcau::store
