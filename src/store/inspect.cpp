#include "store/inspect.hpp"

#include <filesystem>
#include <system_error>

#include "base/embedded.hpp"
#include "store/connection.hpp"
#include "store/location.hpp"
#include "store/migrate.hpp"
#include "store/statements.hpp"

namespace nhipcau::store::sql {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::store {
namespace {

/// A read transaction; what is open is undone at its end.
class Looking {
 public:
  explicit Looking(Connection& connection) : connection_(connection) { connection_.begin(Access::read); }
  Looking(const Looking&) = delete;
  Looking& operator=(const Looking&) = delete;
  ~Looking() { connection_.rollback(); }
  [[nodiscard]] std::vector<Row> rows(std::string_view statement, const std::vector<Argument>& args = {}) const {
    return connection_.run(statement, args).rows;
  }

 private:
  Connection& connection_;
};

std::vector<std::string> texts(const std::vector<Row>& rows, std::string_view column) {
  std::vector<std::string> out;
  for (const Row& row : rows) out.push_back(row.text(column));
  return out;
}

/// Pages so broken that the check itself cannot go on are what it was looking for.
std::vector<std::string> list_damage(const Looking& looking) {
  try {
    return texts(looking.rows("store.list_damage", {argument(Inspection::kMostFaults)}), "fault");
  } catch (const DatabaseError& trouble) {
    if (trouble.kind() != DatabaseError::Kind::damaged) throw;
    return {trouble.what()};
  }
}

Statements our_statements(Engine engine) {
  std::vector<QueryFile> files;
  for (const base::EmbeddedFile& file : sql::embedded_files()) files.push_back({"store", file.bytes});
  return Statements::parse(files, engine);
}

}  // namespace

Result<Inspection> inspect(const Options& options, std::span<const Migration> migrations, Depth depth) {
  const Engine engine = engine_of(options.path);
  std::error_code why;
  if (engine == Engine::sqlite && !std::filesystem::is_regular_file(options.path, why)) {  // opening would make it
    const std::string reason = why ? why.message() : std::make_error_code(std::errc::no_such_file_or_directory).message();
    return fail(Code::unavailable, "store.cannot_open", {options.path, reason});
  }
  const Statements statements = our_statements(engine);
  auto connection = open_connection(options, statements, Access::read);
  if (!connection) return tl::unexpected(connection.error());

  const Looking looking(**connection);
  const Row about = looking.rows("store.describe_engine").front();
  Inspection seen{.engine = about.text("engine"),
                  .version = about.text("version"),
                  .encoding = about.text("encoding"),
                  .collation = about.text("collation")};
  std::vector<Row> steps;
  if (!looking.rows("store.find_step_table").empty()) steps = looking.rows("store.list_steps");
  std::map<std::int64_t, std::string> applied;
  for (const Row& step : steps) applied.emplace(step.integer("number"), step.text("sha256"));
  const StepsLeft left = compare_steps(engine, applied, migrations);
  seen.have = applied.empty() ? 0 : static_cast<int>(applied.rbegin()->first);
  seen.known = left.newest;
  seen.pending = left.pending;
  seen.history = left.refusal;
  if (depth == Depth::whole) {
    seen.damage = list_damage(looking);
    if (seen.damage.empty())
      seen.loose_links = texts(looking.rows("store.list_loose_links", {argument(Inspection::kMostFaults)}), "table_name");
  }
  return seen;
}

}  // namespace nhipcau::store
