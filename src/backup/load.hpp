#pragma once
#include <functional>
#include <map>
#include <string>

#include "backup/report.hpp"
#include "backup/tables.hpp"

namespace nhipcau::backup {

/// Gives the rows of a table to `take`.
using RowSource =
    std::function<Result<void>(const store::Table&, const std::function<Result<void>(const std::vector<store::Value>&)>& take)>;

/// Marks the office as unfinished, then fills the tables in one transaction, parents first. `rows` may be asked for a table again, when the
/// transaction lost a race.
/// errors  those of `rows` | unavailable backup.disk_full{location}
Result<void> load(OpenedTables& target, const std::string& location, const RowSource& rows, const Report& report);

/// Compares each table with the hash it should have (by the table's name).
/// errors  conflict backup.loaded_differs{table}
Result<void> compare(OpenedTables& target, const std::map<std::string, Sha256>& expected, const Report& report);

}  // namespace nhipcau::backup
