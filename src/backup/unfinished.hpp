#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "store/database.hpp"

/// While an office is made of a copy, its own database says so: on PostgreSQL the rows are there before the index of the search is, and
/// what was cut off in between looks like an office that finds half of its papers.
namespace nhipcau::backup {

/// The statements of the mark; whoever calls a function here opens the database with them.
store::QueryFile queries();

void mark_unfinished(store::Write& tx);

/// Takes the mark away from the database at a location, which is brought up to date.
/// errors  those of store::Database::open
Result<void> mark_finished(const std::string& location);

/// Whether this is a whole office.
/// errors  unavailable backup.unfinished{location}: it is being made, or that was cut off
Result<void> check_finished(store::Read& tx, const std::string& location);

/// The mark as a row, which belongs to no copy.
inline constexpr std::string_view kMarkTable = "office_setting";
inline constexpr std::string_view kMarkKey = "unfinished_copy";

}  // namespace nhipcau::backup
