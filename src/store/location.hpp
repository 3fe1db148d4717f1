#pragma once
#include <string>
#include <string_view>

#include "store/engine.hpp"

/// Where a database is: a file for SQLite, a URI for PostgreSQL ("postgresql://user@host/office", "postgres://…").
namespace nhipcau::store {

Engine engine_of(std::string_view location);

/// The location as a person or a log may see it: a password in it is "***", also one among the parameters of the URI. A file stays as it
/// is; an address of another kind is shown likewise. What is no proper URI is hidden rather too widely than too little.
std::string shown_location(std::string_view location);

/// The same server and parameters, another database. For a PostgreSQL URI alone.
std::string with_database(std::string_view location, std::string_view database);

}  // namespace nhipcau::store
