#include "files/zip_writer.hpp"

#include <zip.h>

#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/require.hpp"

namespace nhipcau::files {
namespace {

constexpr zip_uint16_t kDosDate = (1U << 5U) | 1U;  // 1 January 1980, the first a zip knows

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeError {
  zip_error_t error;
  FreeError() { zip_error_init(&error); }
  FreeError(const FreeError&) = delete;
  FreeError& operator=(const FreeError&) = delete;
  ~FreeError() { zip_error_fini(&error); }
};

bool put(zip_t* archive, const std::string& name, const std::string& content) {
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t there = zip_name_locate(archive, name.c_str(), ZIP_FL_NOCASE);
  const zip_int64_t added = there < 0 ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
  if (there < 0 && added < 0) {
    zip_source_free(source);
    return false;
  }
  if (there >= 0 && zip_file_replace(archive, static_cast<zip_uint64_t>(there), source, 0) != 0) {
    zip_source_free(source);
    return false;
  }
  const auto index = static_cast<zip_uint64_t>(there < 0 ? added : there);
  return zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 0) == 0 && zip_file_set_dostime(archive, index, 0, kDosDate, 0) == 0;
}

Result<std::string> read_all(zip_source_t* source) {
  if (zip_source_open(source) != 0) return fail(Code::invalid, "files.damaged");
  std::string bytes;
  zip_stat_t stat;
  zip_stat_init(&stat);
  const bool is_known = zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0U;
  bytes.resize(is_known ? stat.size : 0);
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (!is_known || count < 0 || static_cast<std::size_t>(count) != bytes.size()) return fail(Code::invalid, "files.damaged");
  return bytes;
}

/// A copy that libzip frees: of bytes that it may not free, 1.7 frees those in front of the first changed part all the same.
void* to_own(std::string_view content) {
  void* copy = std::malloc(content.size());
  require(copy != nullptr, "no memory for a copy of a zip");
  std::memcpy(copy, content.data(), content.size());
  return copy;
}

/// `content` may be empty: a new zip.
Result<std::string> write(std::string_view content, const ZipParts& parts) {
  FreeError told;
  void* copy = content.empty() ? nullptr : to_own(content);
  const std::unique_ptr<zip_source_t, FreeSource> source(zip_source_buffer_create(copy, content.size(), 1, &told.error));
  if (!source) return fail(Code::invalid, "files.damaged");
  zip_source_keep(source.get());  // once for the archive, once to read what it wrote
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source.get(), content.empty() ? ZIP_TRUNCATE : 0, &told.error));
  if (!archive) {
    zip_source_free(source.get());
    return fail(Code::invalid, "files.damaged");
  }
  for (const auto& [name, part] : parts) {
    if (!put(archive.get(), name, part)) return fail(Code::invalid, "files.damaged");
  }
  if (zip_close(archive.get()) != 0) return fail(Code::invalid, "files.damaged");
  static_cast<void>(archive.release());  // zip_close has freed it
  return read_all(source.get());
}

}  // namespace

Result<std::string> write_zip(const ZipParts& parts) {
  return write({}, parts);
}

Result<std::string> replace_in_zip(std::string_view zip, const ZipParts& parts) {
  return write(zip, parts);
}

}  // namespace nhipcau::files
