#include "cli/import_files.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/file_bytes.hpp"
#include "directive/import.hpp"
#include "files/archive.hpp"

namespace nhipcau::cli {
namespace {

namespace fs = std::filesystem;
namespace outcome = directive::import_outcome;

Fail cannot_open(const std::string& name) {
  return fail(Code::not_found, "cli.cannot_open", {name});
}

Result<std::vector<FoundFile>> files_below(const std::string& folder) {
  std::vector<FoundFile> found;
  std::error_code why;
  fs::recursive_directory_iterator at(folder, why);
  for (; !why && at != fs::recursive_directory_iterator(); at.increment(why)) {
    if (at->is_regular_file(why)) found.push_back({.path = at->path().string(), .shown = at->path().lexically_relative(folder).string()});
    if (why) break;
  }
  if (why) return cannot_open(at == fs::recursive_directory_iterator() ? folder : at->path().string());
  std::ranges::sort(found, {}, &FoundFile::shown);
  return found;
}

jobs::Item failed(const std::string& name, const Error& error) {
  return directive::item_of(name, outcome::kFailed, {error.key, error.args});
}

std::vector<jobs::Item> take_archive(const store::FileStore& files, const FoundFile& file, std::string_view bytes,
                                     const files::Limits& limits) {
  auto items = directive::look_at_archive(bytes, {.seconds = directive::kLookSeconds}, limits);
  if (!items) return {failed(file.shown, items.error())};
  if (const auto kept = directive::keep_archive(files, bytes, *items); !kept) return {failed(file.shown, kept.error())};
  return std::move(*items);
}

}  // namespace

Result<std::vector<FoundFile>> find_files(const std::vector<std::string>& names) {
  std::vector<FoundFile> found;
  for (const std::string& name : names) {
    std::error_code why;
    if (fs::is_directory(name, why)) {
      auto below = files_below(name);
      if (!below) return below;
      std::ranges::move(*below, std::back_inserter(found));
    } else if (fs::is_regular_file(name, why)) {
      found.push_back({.path = name, .shown = fs::path(name).filename().string()});
    } else {
      return cannot_open(name);
    }
  }
  return found;
}

std::vector<jobs::Item> take_file(const store::FileStore& files, const FoundFile& file, const files::Limits& limits) {
  if (files::is_left_out(file.shown)) return {directive::item_of(file.shown, outcome::kLeftOut, {.key = "directive.import_left_out"})};
  const auto bytes = load_bytes(file.path, files::ArchiveLimits{}.archive_bytes);
  if (!bytes) return {failed(file.shown, bytes.error())};
  if (files::is_archive(*bytes)) return take_archive(files, file, *bytes, limits);
  jobs::Item item = directive::look_at_file(file.shown, *bytes, {}, limits);
  if (item.outcome == outcome::kToDo) files.put(*bytes);
  return {std::move(item)};
}

}  // namespace nhipcau::cli
