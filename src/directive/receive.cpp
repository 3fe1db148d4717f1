#include "directive/fields.hpp"
#include "directive/records.hpp"
#include "directive/save.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kFileNameCharacters = 255;
constexpr std::string_view kClassified = "directive.classified";

std::optional<PaperId> find_paper_of(store::Read& tx, const Sha256& original) {
  const auto row = tx.one("directive.find_paper_of_original", original.hex);
  return row ? std::optional(PaperId{row->text("paper_id")}) : std::nullopt;
}

/// The one trace a classified paper leaves (bound 10).
Fail refuse(store::Database& database, const Clock& clock, const office::Actor& actor) {
  const auto noted = database.write([&](store::Write& tx) -> Result<void> {
    office::audit(tx, clock, actor, {.event = "directive.refused_classified", .subject_kind = "paper"});
    return {};
  });
  if (!noted) return Fail(noted.error());
  return fail(Code::forbidden, std::string(kClassified));
}

Result<Received> register_reading(store::Write& tx, const Clock& clock, const office::Actor& actor, const Incoming& incoming,
                                  const Reading& reading, const Tables& tables) {
  if (const auto known = find_paper_of(tx, reading.original)) return Received{.id = *known, .was_known = true};
  const Instant now = clock.now();
  const auto now_ms = now.time_since_epoch().count();
  const Registration registration{.paper = make_id<PaperId>(now_ms),
                                  .reading = make_id<ReadingId>(now_ms),
                                  .file_name = incoming.file_name,
                                  .size_bytes = incoming.bytes.size(),
                                  .at = now,
                                  .received_on = clock.today(),
                                  .by = actor.account};
  save_paper(tx, registration, reading, tables);
  office::audit(tx, clock, actor, {.event = "directive.registered", .subject_kind = "paper", .subject_id = registration.paper.value});
  return Received{.id = registration.paper};
}

/// What came of it, with what else is to be done.
Result<Received> with_more(store::Write& tx, const Incoming& incoming, Result<Received> received) {
  if (!received || !incoming.also) return received;
  if (const auto more = incoming.also(tx, *received); !more) return tl::unexpected(more.error());
  return received;
}

}  // namespace

Result<Received> receive(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                         const Incoming& incoming, const Tables& tables) {
  if (text::count_characters(incoming.file_name) > kFileNameCharacters) {
    return fail(Code::invalid, "directive.name_too_long", {std::to_string(kFileNameCharacters)});
  }
  const Sha256 original = sha256(incoming.bytes);
  if (const auto known = database.read([&](store::Read& tx) { return find_paper_of(tx, original); })) {
    files.put(incoming.bytes);  // costs nothing, unless the original was lost or damaged on the disk
    const Received received{.id = *known, .was_known = true};
    if (!incoming.also) return received;
    return database.write([&](store::Write& tx) { return with_more(tx, incoming, received); });
  }
  const auto reading = read(incoming.bytes, tables, incoming.limits);
  if (!reading && reading.error().key == kClassified) return refuse(database, clock, actor);
  if (!reading) return Fail(reading.error());
  files.put(incoming.bytes);
  return database.write(
      [&](store::Write& tx) { return with_more(tx, incoming, register_reading(tx, clock, actor, incoming, *reading, tables)); });
}

}  // namespace nhipcau::directive
