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

Fail refuse_classified(store::Database& database, const Clock& clock, const office::Actor& actor) {
  const auto noted = database.write([&](store::Write& tx) -> Result<void> {
    office::audit(tx, clock, actor, {.event = "directive.refused_classified", .subject_kind = "paper"});
    return {};
  });
  if (!noted) return Fail(noted.error());
  return fail(Code::forbidden, std::string(kClassified));
}

std::optional<PaperId> find_paper_of(store::Read& tx, const Sha256& original) {
  const auto row = tx.one("directive.find_paper_of_original", original.hex);
  return row ? std::optional(PaperId{row->text("paper_id")}) : std::nullopt;
}

}  // namespace nhipcau::directive
