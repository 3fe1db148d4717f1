#include "store/migrate.hpp"

#include <algorithm>
#include <map>

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "base/require.hpp"

namespace nhipcau::store {
namespace {

constexpr std::string_view kMakeStepTable =
    "CREATE TABLE IF NOT EXISTS schema_step (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL, sha256 TEXT NOT "
    "NULL)";

/// A transaction that is undone unless committed.
class Transaction {
 public:
  Transaction(Connection& connection, Access access) : connection_(connection) { connection_.begin(access); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() { connection_.rollback(); }
  void commit() { connection_.commit(); }

 private:
  Connection& connection_;
};

/// While it lives, no other process changes the schema.
class SchemaLock {
 public:
  explicit SchemaLock(Connection& connection) : connection_(connection) { connection_.lock_schema(); }
  SchemaLock(const SchemaLock&) = delete;
  SchemaLock& operator=(const SchemaLock&) = delete;
  ~SchemaLock() { connection_.unlock_schema(); }

 private:
  Connection& connection_;
};

bool is_for(Engine engine, std::string_view name) {
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const std::size_t dot = stem.rfind('.');
  if (dot == std::string_view::npos) return true;
  const auto only = engine_named(stem.substr(dot + 1));
  if (!only) throw BrokenInvariant("schema step " + std::string(name) + " is for an unknown engine");
  return *only == engine;
}

std::vector<Migration> steps_for(Engine engine, std::span<const Migration> migrations) {
  std::vector<Migration> steps;
  std::copy_if(migrations.begin(), migrations.end(), std::back_inserter(steps), [&](const Migration& m) { return is_for(engine, m.name); });
  std::sort(steps.begin(), steps.end(), [](const Migration& a, const Migration& b) { return a.number < b.number; });
  const auto twin =
      std::adjacent_find(steps.begin(), steps.end(), [](const Migration& a, const Migration& b) { return a.number == b.number; });
  if (twin != steps.end()) throw BrokenInvariant("two schema steps have the number of " + std::string(twin->name));
  return steps;
}

/// number → SHA-256 of the steps the database has seen
std::map<std::int64_t, std::string> applied_steps(Connection& connection) {
  std::map<std::int64_t, std::string> applied;
  for (const Row& row : connection.run("store.list_steps", {}).rows) applied.emplace(row.integer("number"), row.text("sha256"));
  return applied;
}

Result<void> check_history(const std::map<std::int64_t, std::string>& applied, const std::vector<Migration>& steps) {
  const std::int64_t newest = applied.empty() ? 0 : applied.rbegin()->first;
  const std::int64_t known = steps.empty() ? 0 : steps.back().number;
  if (newest > known) return fail(Code::conflict, "store.newer_schema", {std::to_string(newest), std::to_string(known)});
  for (const Migration& step : steps) {
    const auto found = applied.find(step.number);
    if (found == applied.end()) {
      if (step.number < newest) return fail(Code::conflict, "store.missing_step", {std::string(step.name)});
    } else if (found->second != sha256(step.sql).hex) {
      return fail(Code::conflict, "store.altered_step", {std::string(step.name)});
    }
  }
  return {};
}

void apply(Connection& connection, const Migration& step) {
  Transaction transaction(connection, Access::write);
  if (applied_steps(connection).contains(step.number)) return;  // another process was faster
  connection.run_script(step.name, step.sql);
  // The one place without an injected clock: this runs before the program is wired, and nothing is decided by it.
  const std::string now = to_rfc3339(SystemClock().now());
  const std::string hash = sha256(step.sql).hex;
  connection.run("store.add_step", std::array{argument(step.number), argument(step.name), argument(now), argument(hash)});
  transaction.commit();
}

}  // namespace

StepsLeft compare_steps(Engine engine, const std::map<std::int64_t, std::string>& applied, std::span<const Migration> migrations) {
  const std::vector<Migration> steps = steps_for(engine, migrations);
  StepsLeft left{.newest = steps.empty() ? 0 : steps.back().number};
  if (const auto right = check_history(applied, steps); !right) left.refusal = right.error();
  for (const Migration& step : steps) {
    if (!applied.contains(step.number)) left.pending.emplace_back(step.name);
  }
  return left;
}

Result<void> check_schema(Connection& connection, std::span<const Migration> migrations, const std::string& location) {
  const Transaction reading(connection, Access::read);
  std::map<std::int64_t, std::string> applied;
  if (!connection.run("store.find_step_table", {}).rows.empty()) applied = applied_steps(connection);
  if (applied.empty()) return fail(Code::not_found, "store.nothing_there", {location});
  const StepsLeft left = compare_steps(connection.engine(), applied, migrations);
  if (left.refusal) return tl::unexpected(*left.refusal);
  if (left.pending.empty()) return {};
  return fail(Code::conflict, "store.older_schema", {std::to_string(applied.rbegin()->first), std::to_string(left.newest)});
}

Result<void> migrate(Connection& connection, std::span<const Migration> migrations) {
  const std::vector<Migration> steps = steps_for(connection.engine(), migrations);
  const SchemaLock lock(connection);
  connection.run_script("schema_step", kMakeStepTable);
  Transaction reading(connection, Access::read);
  const auto applied = applied_steps(connection);
  reading.commit();
  if (auto right = check_history(applied, steps); !right) return right;
  for (const Migration& step : steps) {
    if (!applied.contains(step.number)) apply(connection, step);
  }
  return {};
}

}  // namespace nhipcau::store
