#include "directive/scan.hpp"

#include "directive/choice.hpp"
#include "directive/intake.hpp"
#include "directive/parse.hpp"
#include "files/scan.hpp"
#include "text/clean.hpp"

namespace nhipcau::directive {

Result<WaitingScan> look_at_scan(store::Database& database, const Clock& clock, const office::Actor& actor, const Incoming& scan) {
  if (const auto named = check_file_name(scan.file_name); !named) return tl::unexpected(named.error());
  auto front = files::read_scan_front(scan.bytes, scan.limits);
  if (!front) return tl::unexpected(front.error());
  WaitingScan waiting{
      .account = actor.account, .unit = scan.unit, .original = sha256(scan.bytes), .bytes = {}, .file_name = scan.file_name};
  waiting.text = text::clean(front->read.bytes).text;
  const bool is_marked = bears_secrecy_mark(waiting.text, text::clean(front->read.margins).text) ||
                         bears_secrecy_mark(text::clean(front->hidden.bytes).text, text::clean(front->hidden.margins).text);
  if (is_marked) return refuse_classified(database, clock, actor);
  waiting.bytes = std::string(scan.bytes);
  waiting.pages = front->pages;
  waiting.size = front->read.pages.front();
  waiting.red_places = std::move(front->red_places);
  waiting.until = clock.now() + WaitingScans::kWait;
  return waiting;
}

Result<jobs::JobId> keep_scan(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                              const Incoming& scan) {
  const auto& keep = scan.keep;
  if (const auto reasoned = check_reason(keep); !reasoned) return tl::unexpected(reasoned.error());
  const auto choice = keep ? std::optional<Choice>(*keep) : std::nullopt;
  const Sha256 original = files.put(scan.bytes);
  return database.write([&](store::Write& tx) -> Result<jobs::JobId> {
    const auto put =
        jobs::put(tx, clock,
                  {.kind = std::string(kScanKind),
                   .key = original.hex + " " + actor.account.value + (keep ? " " + keep->other.value : "") + " " + scan.unit.value,
                   .name = scan.file_name,
                   .payload = to_payload(choice),
                   .asked_by = actor.account.value,
                   .asked_from = actor.from_address,
                   .unit = scan.unit.value,
                   .items = {{.name = scan.file_name, .subject = original.hex}}});
    if (!put.was_open)
      office::audit(tx, clock, actor, {.event = "directive.scan_confirmed", .subject_kind = "job", .subject_id = put.id.value});
    return put.id;
  });
}

Result<void> refuse_scan(store::Database& database, const Clock& clock, const office::Actor& actor) {
  const Fail refused = refuse_classified(database, clock, actor);
  if (refused.value().key == kClassified) return {};
  return refused;
}

}  // namespace nhipcau::directive
