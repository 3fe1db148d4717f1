#include "directive/versions.hpp"

#include "directive/intake.hpp"
#include "directive/save.hpp"

namespace nhipcau::directive {
namespace {

/// The paper before its file is replaced, and how that file came in.
struct Before {
  std::int64_t version = 0;
  Sha256 original;
  std::string file_name;
  std::int64_t size_bytes = 0;
  std::string received_at;
  std::optional<std::string> received_by;
  int earlier_files = 0;
};

Result<Before> load_before(store::Read& tx, const PaperId& id) {
  const auto row = tx.one("directive.load_for_replacing", id.value);
  if (!row) return fail(Code::not_found, "directive.no_such_paper");
  Before before{.version = row->integer("version"),
                .original = {row->text("original")},
                .file_name = row->text("file_name"),
                .size_bytes = row->integer("size_bytes"),
                .received_at = row->text("received_at"),
                .received_by = row->maybe_text("received_by")};
  if (const auto last = tx.one("directive.last_earlier_file", id.value)) {
    before.received_at = last->text("replaced_at");
    before.received_by = last->maybe_text("replaced_by");
    before.earlier_files = static_cast<int>(last->integer("position"));
  }
  return before;
}

/// Whether the newer file may take the place of the one that is there.
Result<void> check_place(store::Read& tx, const Before& before, const NewerFile& newer, const Sha256& original) {
  if (before.version != newer.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto other = find_paper_of(tx, original, find_unit(tx, newer.paper).value_or(office::UnitId{}));
  if (!other) return {};
  const auto row = load_paper_row(tx, *other);
  if (!row) return tl::unexpected(row.error());
  return fail(Code::conflict, "directive.file_of_another", {row->number.empty() ? row->file_name : row->number});
}

/// What the register says of the new file before anything is saved; none: it may be saved.
Result<std::optional<Received>> look_up(store::Read& tx, const NewerFile& newer, const Sha256& original) {
  const auto before = load_before(tx, newer.paper);
  if (!before) return tl::unexpected(before.error());
  if (before->original == original) return Received{.id = newer.paper, .was_known = true};
  if (const auto free = check_place(tx, *before, newer, original); !free) return tl::unexpected(free.error());
  return std::optional<Received>();
}

Result<Received> save_version(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewerFile& newer,
                              const Reading& reading, const Tables& tables) {
  const auto settled = look_up(tx, newer, reading.original);
  if (!settled) return tl::unexpected(settled.error());
  if (*settled) return **settled;
  const auto before = load_before(tx, newer.paper);
  const Instant now = clock.now();
  tx.run("directive.insert_earlier_file", newer.paper.value, before->earlier_files + 1, before->original.hex, before->file_name,
         before->size_bytes, before->received_at, before->received_by, to_rfc3339(now), id_or_null(actor.account));
  tx.run("directive.update_file", newer.paper.value, newer.file_name, newer.bytes.size());
  const Registration registration{.paper = newer.paper,
                                  .reading = make_id<ReadingId>(now.time_since_epoch().count()),
                                  .file_name = newer.file_name,
                                  .size_bytes = newer.bytes.size(),
                                  .at = now,
                                  .received_on = clock.today(),
                                  .by = actor.account};
  save_reading_again(tx, registration, reading, {.version = before->version, .cause = LookOverCause::newer_file}, tables);
  office::audit(tx, clock, actor,
                {.event = "directive.file_replaced",
                 .subject_kind = "paper",
                 .subject_id = newer.paper.value,
                 .field = "file",
                 .before = before->original.hex,
                 .after = reading.original.hex});
  return Received{.id = newer.paper};
}

EarlierFile to_earlier_file(const store::Row& row) {
  return {.position = static_cast<int>(row.integer("position")),
          .file_name = row.text("file_name"),
          .size_bytes = row.integer("size_bytes"),
          .original = {row.text("original")},
          .received_at = from_rfc3339(row.text("received_at")),
          .replaced_at = from_rfc3339(row.text("replaced_at")),
          .received_by = row.text("received_by"),
          .replaced_by = row.text("replaced_by")};
}

}  // namespace

Result<Received> replace_file(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                              const NewerFile& newer, const Tables& tables) {
  if (const auto named = check_file_name(newer.file_name); !named) return tl::unexpected(named.error());
  const Sha256 original = sha256(newer.bytes);
  const auto settled = database.read([&](store::Read& tx) { return look_up(tx, newer, original); });
  if (!settled) return tl::unexpected(settled.error());
  if (*settled) {
    files.put(newer.bytes);  // costs nothing, unless the original was lost or damaged on the disk
    return without_saving(database, newer.also, **settled);
  }
  const auto reading = read(newer.bytes, tables, newer.limits);
  if (!reading && reading.error().key == kClassified) return refuse_classified(database, clock, actor);
  if (!reading) return Fail(reading.error());
  files.put(newer.bytes);
  return database.write(
      [&](store::Write& tx) { return with_more(tx, newer.also, save_version(tx, clock, actor, newer, *reading, tables)); });
}

std::vector<EarlierFile> list_earlier_files(store::Read& tx, const PaperId& paper) {
  std::vector<EarlierFile> files;
  for (const store::Row& row : tx.many("directive.list_earlier_files", paper.value)) files.push_back(to_earlier_file(row));
  return files;
}

Result<EarlierFile> load_earlier_file(store::Read& tx, const PaperId& paper, int position) {
  for (EarlierFile& file : list_earlier_files(tx, paper))
    if (file.position == position) return std::move(file);
  return fail(Code::not_found, "directive.no_such_version");
}

}  // namespace nhipcau::directive
