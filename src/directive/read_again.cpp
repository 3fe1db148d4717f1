#include "directive/parse.hpp"
#include "directive/records.hpp"
#include "directive/save.hpp"

namespace nhipcau::directive {
namespace {

/// What a new reading starts from.
struct Before {
  std::int64_t version = 0;
  ReadingId reading;
  Sha256 original;
  std::string file_name, reader;
  std::size_t size_bytes = 0;
};

Result<Before> load_before(store::Read& tx, const PaperId& id) {
  const auto row = tx.one("directive.load_for_rereading", id.value);
  if (!row) return fail(Code::not_found, "directive.no_such_paper");
  return Before{.version = row->integer("version"),
                .reading = {row->text("reading_id")},
                .original = {row->text("original")},
                .file_name = row->text("file_name"),
                .reader = row->text("reader"),
                .size_bytes = row->size("size_bytes")};
}

Result<bool> save_again(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& id, const Before& seen,
                        const Reading& reading, const Tables& tables) {
  const auto before = load_before(tx, id);
  if (!before) return tl::unexpected(before.error());
  if (before->reading != seen.reading) return false;  // somebody was faster
  const Instant now = clock.now();
  const Registration registration{.paper = id,
                                  .reading = make_id<ReadingId>(now.time_since_epoch().count()),
                                  .file_name = before->file_name,
                                  .size_bytes = before->size_bytes,
                                  .at = now,
                                  .received_on = clock.today(),
                                  .by = actor.account};
  save_reading_again(tx, registration, reading, {.version = before->version, .cause = LookOverCause::read_otherwise}, tables);
  office::audit(tx, clock, actor,
                {.event = "directive.read_again",
                 .subject_kind = "paper",
                 .subject_id = id.value,
                 .field = "reader",
                 .before = before->reader,
                 .after = reading.reader});
  return true;
}

}  // namespace

bool is_read_by_newest(const std::string& reader) {
  return reader == kReaderVersion;
}

Result<bool> read_again(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                        const PaperId& id, const Tables& tables, const files::Limits& limits) {
  const auto before = database.read([&](store::Read& tx) { return load_before(tx, id); });
  if (!before) return tl::unexpected(before.error());
  if (is_read_by_newest(before->reader)) return false;
  const auto bytes = files.get(before->original);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto reading = read(*bytes, tables, limits);
  if (!reading) return tl::unexpected(reading.error());
  return database.write([&](store::Write& tx) { return save_again(tx, clock, actor, id, *before, *reading, tables); });
}

std::vector<PaperId> list_read_by_older(store::Read& tx, const std::string& after, std::int64_t limit) {
  std::vector<PaperId> ids;
  for (const store::Row& row : tx.many("directive.list_read_by_others", kReaderVersion, after, limit))
    ids.push_back({row.text("paper_id")});
  return ids;
}

std::int64_t count_read_by_older(store::Read& tx) {
  return tx.one("directive.count_read_by_others", kReaderVersion)->integer("papers");
}

}  // namespace nhipcau::directive
