#include "directive/import.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "directive/scan.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kShownCharacters = 400;  ///< of a path
constexpr std::string_view kNameless = "?";

/// The first characters of a text, with … if any are left out.
std::string cut(std::string_view text, std::size_t most_characters) {
  if (text::count_characters(text) <= most_characters) return std::string(text);
  std::size_t at = 0;
  for (std::size_t i = 0; i < most_characters; ++i) at += text::decode(text, at).length;
  return std::string(text.substr(0, at)) + "…";
}

/// A path as it is shown: cleaned, without roots, steps up and control characters.
std::string shown_path(std::string_view path) {
  const std::string cleaned = text::clean(path).text;
  std::string shown;
  for (std::size_t begin = 0; begin < cleaned.size();) {
    const std::size_t end = std::min(cleaned.find_first_of("/\\", begin), cleaned.size());
    std::string part = cleaned.substr(begin, end - begin);
    std::ranges::replace_if(
        part, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }, ' ');
    const std::string_view trimmed = text::trim(part);
    if (!trimmed.empty() && trimmed != "." && trimmed != "..") shown.append(shown.empty() ? "" : "/").append(trimmed);
    begin = end + 1;
  }
  return cut(shown.empty() ? kNameless : std::string_view(shown), kShownCharacters);
}

bool is_classified(const jobs::Item& item) {
  return item.outcome == import_outcome::kRefused;
}

constexpr std::string_view kIsPhotograph = "files.heic";

/// A scan that nobody has looked at leaves nothing on the disk, not its name either (bound 10): its place in the import tells which it was.
bool forget_unseen_scans(std::vector<jobs::Item>& items) {
  bool was_any = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& why = items[i].message.key;
    if (items[i].outcome != import_outcome::kFailed || (why != kIsScan && why != kIsPhotograph)) continue;
    items[i] = {.outcome = std::string(import_outcome::kFailed),
                .message = {.key = "directive.import_scan", .args = {std::to_string(i + 1)}}};
    was_any = true;
  }
  return was_any;
}

jobs::Item item_of_look(std::string_view path, std::string_view bytes, const Result<void>& seen, jobs::Remark doubt) {
  if (seen) {
    jobs::Item item = item_of(path, import_outcome::kToDo, std::move(doubt));
    item.subject = sha256(bytes).hex;
    return item;
  }
  const Error& error = seen.error();
  if (error.code == Code::forbidden) return {.outcome = std::string(import_outcome::kRefused), .message = {.key = error.key}};
  return item_of(path, import_outcome::kFailed, {error.key, error.args});
}

/// One file of a zip; an error is one about the whole.
Result<jobs::Item> look_at_entry(files::Archive& archive, const files::ArchiveEntry& entry, const files::Limits& limits) {
  if (entry.is_left_out) return item_of(entry.path, import_outcome::kLeftOut, {.key = "directive.import_left_out"});
  const auto bytes = archive.read(entry);
  if (!bytes && files::Archive::is_of_whole(bytes.error())) return tl::unexpected(bytes.error());
  if (!bytes) return item_of(entry.path, import_outcome::kFailed, {bytes.error().key, bytes.error().args});
  const jobs::Remark doubt = entry.is_name_doubtful ? jobs::Remark{.key = "directive.import_name_doubtful"} : jobs::Remark{};
  auto seen = look(*bytes, limits);
  const auto is_busy = [&] { return !seen && seen.error().code == Code::unavailable; };  // that says nothing of the file
  while (is_busy() && !archive.is_out_of_time()) seen = look(*bytes, limits);
  if (is_busy()) return tl::unexpected(seen.error());
  return item_of_look(entry.path, *bytes, seen, doubt);
}

}  // namespace

jobs::Item item_after(jobs::Item item, const Received& paper, const std::optional<Choice>& choice) {
  if (!paper.same.empty()) return item_of_same(std::move(item), paper.same);
  const bool is_replaced = choice && std::holds_alternative<InPlaceOf>(*choice);
  item.outcome = is_replaced ? import_outcome::kReplaced : paper.was_known ? import_outcome::kKnown : import_outcome::kRegistered;
  item.made = paper.id.value;
  if (choice) item.message = {};
  return item;
}

jobs::Item item_of(std::string_view path, std::string_view outcome, jobs::Remark why) {
  return {.name = shown_path(path), .outcome = std::string(outcome), .message = std::move(why)};
}

jobs::Item look_at_file(std::string_view path, std::string_view bytes, jobs::Remark doubt, const files::Limits& limits) {
  return item_of_look(path, bytes, look(bytes, limits), std::move(doubt));
}

Result<std::vector<jobs::Item>> look_at_archive(std::string_view bytes, const files::ArchiveLimits& limits, files::Limits file_limits) {
  file_limits.converter = nullptr;  // some seconds a file, while the sender waits
  auto archive = files::Archive::open(bytes, limits);
  if (!archive) return tl::unexpected(archive.error());
  std::vector<jobs::Item> items;
  items.reserve(archive->entries().size());
  for (const files::ArchiveEntry& entry : archive->entries()) {
    if (archive->is_out_of_time()) return fail(Code::too_large, "files.archive_too_slow");
    auto item = look_at_entry(*archive, entry, file_limits);
    if (!item) return tl::unexpected(item.error());
    items.push_back(std::move(*item));
  }
  return items;
}

Result<void> keep_archive(const store::FileStore& files, std::string_view bytes, const std::vector<jobs::Item>& items) {
  auto archive = files::Archive::open(bytes);
  if (!archive) return tl::unexpected(archive.error());
  require(archive->entries().size() == items.size(), "items of another zip");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].outcome != import_outcome::kToDo) continue;
    const auto content = archive->read(archive->entries()[i]);
    if (!content) return tl::unexpected(content.error());
    require(files.put(*content).hex == items[i].subject, "a file of a zip that was another when it was looked at");
  }
  return {};
}

Result<jobs::JobId> put_import(store::Write& tx, const Clock& clock, const office::Actor& actor, NewImport import) {
  if (import.items.empty()) return fail(Code::invalid, "directive.import_empty");
  if (import.items.size() > jobs::kMostItems) return fail(Code::too_large, "directive.import_too_many", {std::to_string(jobs::kMostItems)});
  const auto classified = std::ranges::count_if(import.items, is_classified);
  for (auto i = classified; i > 0; --i) office::audit(tx, clock, actor, {.event = "directive.refused_classified", .subject_kind = "paper"});
  const bool is_nameless = forget_unseen_scans(import.items) || classified > 0;
  const auto put = jobs::put(tx, clock,
                             {.kind = std::string(kImportKind),
                              .name = is_nameless ? "" : std::move(import.name),
                              .asked_by = actor.account.value,
                              .asked_from = actor.from_address,
                              .unit = import.unit.value,
                              .items = std::move(import.items)});
  return put.id;
}

Result<jobs::JobId> import_archive(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                                   const Incoming& archive) {
  auto items = look_at_archive(archive.bytes, {.seconds = kLookSeconds}, archive.limits);
  if (!items) return tl::unexpected(items.error());
  if (const auto kept = keep_archive(files, archive.bytes, *items); !kept) return tl::unexpected(kept.error());
  return database.write([&](store::Write& tx) {
    return put_import(tx, clock, actor,
                      {.name = archive.file_name, .items = *items, .unit = archive.unit});  // it may run again: nothing is moved out of it
  });
}

}  // namespace nhipcau::directive
