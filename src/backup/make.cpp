#include "backup/make.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "backup/part.hpp"
#include "backup/tables.hpp"

namespace nhipcau::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListName = "originals";  // while it is made: the names, one a line

/// One backup while it is made.
class Making {
 public:
  Making(const Source& source, fs::path folder, fs::path last, const Report& report)
      : source_(source), folder_(std::move(folder)), last_(std::move(last)), report_(report) {}

  /// Everything that has to be of one moment.
  Result<void> take_snapshot(store::Read& tx, const std::vector<store::Table>& tables) {
    if (auto same = check_tables(tx, tables); !same) return same;
    head_.schema = store::newest_step(tx);
    if (auto listed = list_originals(tx); !listed) return listed;
    for (const store::Table& table : tables) {
      tell(report_, tables_.size(), steps(tables.size()), table.name);
      auto part = write_one(tx, table);
      if (!part) return tl::unexpected(part.error());
      made_.bytes += part->size;
      tables_.push_back(std::move(*part));
    }
    std::sort(tables_.begin(), tables_.end(), [](const Part& a, const Part& b) { return a.path < b.path; });
    return {};
  }

  /// The originals, and with them the manifest, whose parts stand in order: files before tables.
  Result<Made> finish(Head head) {
    head.schema = head_.schema;
    made_.tables = tables_.size();
    auto manifest = PartWriter::create(folder_, std::string(kManifestName));
    if (!manifest) return tl::unexpected(manifest.error());
    if (auto put = add_line(*manifest, to_lines(head)); !put) return tl::unexpected(put.error());
    if (auto copied = copy_originals(*manifest); !copied) return tl::unexpected(copied.error());
    for (const Part& part : tables_) {
      if (auto put = add_line(*manifest, to_line(part)); !put) return tl::unexpected(put.error());
    }
    if (auto put = add_line(*manifest, end_line(hash_.result())); !put) return tl::unexpected(put.error());
    if (auto finished = manifest->finish(); !finished) return tl::unexpected(finished.error());
    return made_;
  }

 private:
  [[nodiscard]] std::size_t steps(std::size_t tables) const { return tables + made_.originals; }

  Result<void> list_originals(store::Read& tx) {
    auto list = PartWriter::create(folder_, std::string(kListName));
    if (!list) return tl::unexpected(list.error());
    std::string after;
    for (auto page = store::list_file_names(tx, after); !page.empty(); page = store::list_file_names(tx, after)) {
      after = page.back();
      for (const std::string& name : page) {
        if (!is_file_path(file_path({name}))) continue;
        ++made_.originals;
        if (auto put = list->write(name + "\n"); !put) return put;
      }
    }
    auto finished = list->finish();
    return finished ? Result<void>() : Result<void>(tl::unexpected(finished.error()));
  }

  Result<Part> write_one(store::Read& tx, const store::Table& table) {
    auto part = PartWriter::create(folder_, table_path(table.name));
    if (!part) return part.map([](PartWriter&) { return Part(); });
    auto written = write_table(tx, table, [&](std::string_view bytes) { return part->write(bytes); });
    if (!written) return tl::unexpected(written.error());
    return part->finish();
  }

  Result<void> copy_originals(PartWriter& manifest) {
    std::ifstream list(folder_ / kListName);
    std::size_t done = tables_.size();
    for (std::string name; std::getline(list, name);) {
      const Sha256 hash{name};
      tell(report_, done++, steps(tables_.size()), file_path(hash));
      auto part = copy_original(hash);
      if (!part) return tl::unexpected(part.error());
      made_.bytes += part->size;
      if (auto put = add_line(manifest, to_line(*part)); !put) return put;
    }
    if (list.bad() || done != steps(tables_.size())) {  // a disk that cannot read ends the loop as the end of the list does
      return fail(Code::unavailable, "backup.cannot_read", {std::string(kListName), std::generic_category().message(EIO)});
    }
    fs::remove(folder_ / kListName);
    return {};
  }

  Result<Part> copy_original(const Sha256& hash) {
    const std::string path = file_path(hash);
    if (auto linked = link_from_last(hash, path)) return std::move(*linked);
    const auto bytes = source_.files.get(hash);
    if (!bytes) return tl::unexpected(bytes.error());
    auto part = PartWriter::create(folder_, path);
    if (!part) return tl::unexpected(part.error());
    if (auto put = part->write(*bytes); !put) return tl::unexpected(put.error());
    return part->finish();
  }

  /// Nothing if the last backup has no such file, not the right one any more, or stands on another disk.
  std::optional<Part> link_from_last(const Sha256& hash, const std::string& path) {
    if (last_.empty()) return std::nullopt;
    auto part = measure(last_ / path, path);
    if (!part || part->sha256 != hash) return std::nullopt;
    std::error_code refused;
    fs::create_directories((folder_ / path).parent_path(), refused);
    fs::create_hard_link(last_ / path, folder_ / path, refused);
    if (refused) return std::nullopt;
    ++made_.linked;
    return std::move(*part);
  }

  Result<void> add_line(PartWriter& manifest, const std::string& line) {
    hash_.add(line);
    return manifest.write(line);
  }

  const Source& source_;
  const fs::path folder_;
  const fs::path last_;
  const Report& report_;
  Head head_;
  std::vector<Part> tables_;
  Sha256Stream hash_;  // of the manifest's lines so far
  Made made_;
};

}  // namespace

Result<Made> make(const Source& source, const fs::path& target, const fs::path& last, const Clock& clock, const Report& report) {
  auto folder = NewFolder::create(target);
  if (!folder) return tl::unexpected(folder.error());
  auto opened = open_tables_as_they_are(source.database, source.originals);
  if (!opened) return tl::unexpected(opened.error());
  Making making(source, folder->path(), last, report);
  const auto taken = opened->database->read([&](store::Read& tx) { return making.take_snapshot(tx, opened->tables); });
  if (!taken) return tl::unexpected(taken.error());
  auto made = making.finish(
      {.program = source.program, .engine = opened->database->is_sqlite() ? "sqlite" : "postgres", .made_at = to_rfc3339(clock.now())});
  if (!made) return made;
  if (auto named = folder->give_name(); !named) return tl::unexpected(named.error());
  return made;
}

}  // namespace nhipcau::backup
