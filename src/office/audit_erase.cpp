#include "office/audit_erase.hpp"

#include "office/audit_chain.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::office {

Result<void> check_founded(const std::string& basis, const std::string& reason) {
  if (text::search_key(basis).empty() || text::search_key(reason).empty()) return fail(Code::invalid, "office.erasure_unfounded");
  const bool is_short = text::count_characters(basis) <= kLongestBasis && text::count_characters(reason) <= kLongestErasureReason;
  if (is_short) return {};
  return fail(Code::invalid, "office.erasure_too_long", {std::to_string(kLongestBasis), std::to_string(kLongestErasureReason)});
}

Result<std::size_t> erase_audit_values(store::Write& tx, const Clock& clock, const Actor& actor, const AuditErasure& erasure) {
  if (const auto founded = check_founded(erasure.basis, erasure.reason); !founded) return tl::unexpected(founded.error());
  const auto row = tx.one("office.load_chained_line", erasure.line);
  if (!row) return fail(Code::not_found, "office.no_such_audit_line", {erasure.line});
  auto line = to_chained_line(*row);
  const auto hash = line ? hash_of(*line) : std::nullopt;
  if (!hash || hash->hex != line->hash) return fail(Code::conflict, "office.erasure_of_altered_line", {erasure.line});
  if (line->event == kErasedEvent || line->event == kChainedEvent) return fail(Code::conflict, "office.erasure_kept", {erasure.line});

  std::size_t erased = 0;
  for (const SealedValue value : erasure.values) {
    const std::string before = line->seal;
    erase_value(*line, value);
    if (line->seal == before) continue;
    ++erased;
    audit(tx, clock, actor,
          {.event = std::string(kErasedEvent),
           .subject_kind = std::string(kErasedKind),
           .subject_id = line->id,
           .field = std::string(to_name(value)),
           .before = erasure.basis,
           .after = erasure.reason});
  }
  if (erased > 0) tx.run("office.empty_audit_line", line->id, line->values[0], line->values[1], line->values[2], line->seal);
  return erased;
}

}  // namespace nhipcau::office
