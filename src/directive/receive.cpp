#include "directive/duplicates.hpp"
#include "directive/fields.hpp"
#include "directive/intake.hpp"
#include "directive/records.hpp"
#include "directive/save.hpp"
#include "office/notices.hpp"

namespace nhipcau::directive {
namespace {

/// A file that somebody had kept beside that paper already: who got no answer asks again.
std::optional<PaperId> find_kept(store::Read& tx, const PaperId& other, const Sha256& original) {
  const auto row = tx.one("directive.find_kept_beside", other.value, original.hex);
  return row ? std::optional(PaperId{row->text("paper_id")}) : std::nullopt;
}

/// What the register says of the file before anything is saved: it is known, it may be another paper, or nothing at all.
std::optional<Received> look_up(store::Read& tx, const Incoming& incoming, const Reading& reading, const Tables& tables) {
  if (incoming.keep) {
    const auto kept = find_kept(tx, incoming.keep->other, reading.original);
    return kept ? std::optional(Received{.id = *kept, .was_known = true}) : std::nullopt;
  }
  if (const auto known = find_paper_of(tx, reading.original, incoming.unit)) return Received{.id = *known, .was_known = true};
  auto same = find_same(tx, reading, incoming.unit, tables);
  if (same.empty()) return std::nullopt;
  return Received{.same = std::move(same)};
}

void note_kept(store::Write& tx, const Clock& clock, const office::Actor& actor, const KeepBeside& keep, const PaperId& paper,
               const Sha256& original) {
  tx.run("directive.insert_kept_beside", paper.value, keep.other.value, original.hex, keep.reason, id_or_null(actor.account),
         to_rfc3339(clock.now()));
  office::audit(tx, clock, actor,
                {.event = "directive.kept_beside",
                 .subject_kind = "paper",
                 .subject_id = paper.value,
                 .field = "reason",
                 .before = keep.other.value,
                 .after = keep.reason});
}

/// Those who look papers over there; of what comes on one day, what they have not seen yet is one notice.
void tell_who_corrects(store::Write& tx, const Clock& clock, const office::Actor& actor, const Registration& registration) {
  office::notify_holders(tx, clock, actor,
                         {.kind = "papers",
                          .words = "paper_came",
                          .subject_kind = "paper",
                          .subject_id = registration.paper.value,
                          .unit = registration.unit,
                          .bundle = registration.unit.value + " " + registration.received_on.to_iso()});
}

Result<Received> register_reading(store::Write& tx, const Clock& clock, const office::Actor& actor, const Incoming& incoming,
                                  const Reading& reading, const Tables& tables) {
  if (auto known = look_up(tx, incoming, reading, tables)) return std::move(*known);
  if (incoming.keep) {
    if (find_unit(tx, incoming.keep->other) != incoming.unit) return fail(Code::not_found, "directive.no_such_paper");
  }
  const Instant now = clock.now();
  const auto now_ms = now.time_since_epoch().count();
  const Registration registration{.paper = make_id<PaperId>(now_ms),
                                  .reading = make_id<ReadingId>(now_ms),
                                  .file_name = incoming.file_name,
                                  .size_bytes = incoming.bytes.size(),
                                  .at = now,
                                  .received_on = clock.today(),
                                  .by = actor.account,
                                  .unit = incoming.unit};
  save_paper(tx, registration, reading, tables);
  office::audit(tx, clock, actor, {.event = "directive.registered", .subject_kind = "paper", .subject_id = registration.paper.value});
  tell_who_corrects(tx, clock, actor, registration);
  if (incoming.keep) note_kept(tx, clock, actor, *incoming.keep, registration.paper, reading.original);
  return Received{.id = registration.paper};
}

}  // namespace

Result<Received> receive(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                         const Incoming& incoming, const Tables& tables) {
  if (const auto named = check_file_name(incoming.file_name); !named) return tl::unexpected(named.error());
  if (const auto reasoned = check_reason(incoming.keep); !reasoned) return tl::unexpected(reasoned.error());
  const Sha256 original = sha256(incoming.bytes);
  const auto known = database.read([&](store::Read& tx) { return find_paper_of(tx, original, incoming.unit); });
  if (known) files.put(incoming.bytes);  // costs nothing, unless the original was lost or damaged on the disk
  if (known && !incoming.keep) return without_saving(database, incoming.also, {.id = *known, .was_known = true});
  const auto reading = read(incoming.bytes, tables, incoming.limits);
  if (!reading && reading.error().key == kClassified) return refuse_classified(database, clock, actor);
  if (!reading) return Fail(reading.error());
  const auto settled = database.read([&](store::Read& tx) { return look_up(tx, incoming, *reading, tables); });
  if (settled) return without_saving(database, incoming.also, *settled);
  files.put(incoming.bytes);
  return database.write(
      [&](store::Write& tx) { return with_more(tx, incoming.also, register_reading(tx, clock, actor, incoming, *reading, tables)); });
}

}  // namespace nhipcau::directive
