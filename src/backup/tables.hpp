#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backup/manifest.hpp"
#include "backup/report.hpp"
#include "store/tables.hpp"

/// The tables of an office as parts of a backup.
namespace nhipcau::backup {

using Sink = std::function<Result<void>(std::string_view)>;

/// A database opened to be copied, with the statements for its tables.
struct OpenedTables {
  std::vector<store::Table> tables;  ///< without those that are made from others (search::is_derived_table); parents first
  std::unique_ptr<store::Database> database;
};

/// Opens a database and looks which tables it has.
/// step    what its schema is brought up to, at most
/// files   see store::table_statements
/// errors  those of store::Database::open
Result<OpenedTables> open_tables(const std::string& location, int step, std::span<const store::FileColumn> files = {});

/// The tables of a database that is not to be changed, as they are.
/// errors  not_found backup.no_office{location} | unavailable backup.unfinished{location} | those of store::Database::open
Result<OpenedTables> open_tables_as_they_are(const std::string& location, std::span<const store::FileColumn> files = {});

/// Whether the database still has these tables. Look in the transaction that reads them: another program may have changed the schema.
/// errors  unavailable backup.schema_changed
Result<void> check_tables(store::Read& tx, const std::vector<store::Table>& tables);

/// Gives the bytes of the table's part to `sink`: the header, then each row but the mark of an unfinished office.
Result<void> write_table(store::Read& tx, const store::Table& table, const Sink& sink);

/// The SHA-256 of what write_table gives.
Sha256 digest_of(store::Read& tx, const store::Table& table);

/// Calls `take` with each row of a table's part.
/// errors  conflict backup.part_changed{path}: header or a row are not this table's | not_found backup.part_missing{path} | those of `take`
Result<void> read_table(const std::filesystem::path& folder, const store::Table& table,
                        const std::function<Result<void>(const std::vector<store::Value>&)>& take);

}  // namespace nhipcau::backup
