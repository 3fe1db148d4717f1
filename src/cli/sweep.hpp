#pragma once
#include "cli/opened_office.hpp"

namespace nhipcau::cli {

/// Takes away what processes that died have left in the data folder: files half written, and originals whose transaction never came.
/// Several processes may do so at once. An original goes only when nobody has put it for a week and no record refers to it; and none goes
/// when so many are without a record (all old ones, or more than kSpareOrphans and a tenth of them) that the folder may belong to another
/// database than this. For whoever serves the office: a command run once may have been given the wrong database.
void sweep_files(OpenedOffice& opened);

inline constexpr std::size_t kSpareOrphans = 10;

}  // namespace nhipcau::cli
