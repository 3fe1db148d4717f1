#pragma once
#include "office/unit.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// A unit of a row with id, tree, level, from_on, until_on, name, english, code.
Unit to_unit(const store::Row& row);
/// Of from_on and until_on.
Period to_period(const store::Row& row);

/// The day as it is stored; empty for none.
std::string to_stored(const std::optional<Date>& day);
/// The same for a column that is NULL for none.
std::optional<std::string> to_stored_or_null(const std::optional<Date>& day);

}  // namespace nhipcau::office
