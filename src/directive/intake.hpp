#pragma once
#include <optional>
#include <string_view>

#include "directive/paper.hpp"
#include "directive/records.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"

/// What every way into the register has in common.
namespace nhipcau::directive {

inline constexpr std::string_view kClassified = "directive.classified";

/// errors  invalid directive.name_too_long
Result<void> check_file_name(std::string_view file_name);
/// errors  invalid directive.reason_missing | directive.reason_too_long{most}
Result<void> check_reason(const std::optional<KeepBeside>& keep);
/// What came of it, with what else is to be done.
Result<Received> with_more(store::Write& tx, const Also& also, Result<Received> received);
/// The same for a file of which nothing was saved.
Result<Received> without_saving(store::Database& database, const Also& also, const Received& received);
/// The one trace a classified paper leaves (bound 10); gives the refusal.
Fail refuse_classified(store::Database& database, const Clock& clock, const office::Actor& actor);
/// The paper in the register of a unit that this very file is now; of several the first.
std::optional<PaperId> find_paper_of(store::Read& tx, const Sha256& original, const office::UnitId& unit);

}  // namespace nhipcau::directive
