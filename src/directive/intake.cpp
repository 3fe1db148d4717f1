#include "directive/intake.hpp"

#include <string>

#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kFileNameCharacters = 255;

}  // namespace

Result<void> check_file_name(std::string_view file_name) {
  if (text::count_characters(file_name) <= kFileNameCharacters) return {};
  return fail(Code::invalid, "directive.name_too_long", {std::to_string(kFileNameCharacters)});
}

Result<void> check_reason(const std::optional<KeepBeside>& keep) {
  if (!keep) return {};
  if (keep->reason.empty()) return fail(Code::invalid, "directive.reason_missing");
  if (text::count_characters(keep->reason) <= kReasonCharacters) return {};
  return fail(Code::invalid, "directive.reason_too_long", {std::to_string(kReasonCharacters)});
}

Result<Received> with_more(store::Write& tx, const Also& also, Result<Received> received) {
  if (!received || !also) return received;
  if (const auto more = also(tx, *received); !more) return tl::unexpected(more.error());
  return received;
}

Result<Received> without_saving(store::Database& database, const Also& also, const Received& received) {
  if (!also) return received;
  return database.write([&](store::Write& tx) { return with_more(tx, also, received); });
}

Fail refuse_classified(store::Database& database, const Clock& clock, const office::Actor& actor) {
  const auto noted = database.write([&](store::Write& tx) -> Result<void> {
    office::audit(tx, clock, actor, {.event = "directive.refused_classified", .subject_kind = "paper"});
    return {};
  });
  if (!noted) return Fail(noted.error());
  return fail(Code::forbidden, std::string(kClassified));
}

std::optional<PaperId> find_paper_of(store::Read& tx, const Sha256& original, const office::UnitId& unit) {
  const auto row = tx.one("directive.find_paper_of_original", original.hex, unit.value);
  return row ? std::optional(PaperId{row->text("paper_id")}) : std::nullopt;
}

}  // namespace nhipcau::directive
