#include "files/zip.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

#include "files/zip_end.hpp"

namespace nhipcau::files {
namespace {

constexpr std::size_t kMostBelieved = 1U << 20U;  // bytes of room made for a part because its header asks for it

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Fail damaged() {
  return fail(Code::invalid, "files.damaged");
}

}  // namespace

void Zip::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<Zip> Zip::open(std::string_view bytes, Budget& budget) {
  if (promises_too_many_entries(bytes, budget.limits())) return fail(Code::too_large, "files.expands_too_much");
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  std::unique_ptr<zip, Close> archive(source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
  if (!archive && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return damaged();
  const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
  if (entries < 0) return damaged();
  if (static_cast<std::size_t>(entries) > budget.limits().zip_entries) return fail(Code::too_large, "files.expands_too_much");
  return Zip(std::move(archive), budget);
}

bool Zip::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> Zip::names() const {
  std::vector<std::string> found;
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) found.emplace_back(name);
  }
  return found;
}

std::vector<Zip::Name> Zip::list() const {
  std::vector<Name> found;
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* raw = zip_get_name(archive_.get(), index, ZIP_FL_ENC_RAW);
    const std::string as_written = raw == nullptr ? "" : raw;
    const char* read = zip_get_name(archive_.get(), index, ZIP_FL_ENC_GUESS);
    if (read != nullptr) found.push_back({.text = read, .is_guessed = as_written != read, .index = index});
  }
  return found;
}

Result<std::string> Zip::read(const std::string& name, std::size_t most_bytes) {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return damaged();
  return read_at(static_cast<std::uint64_t>(index), most_bytes);
}

Result<std::string> Zip::mimetype() {
  constexpr std::size_t kLongest = 256;  // RFC 6838: two names of 127 characters
  if (!has("mimetype")) return std::string();
  auto content = read("mimetype", kLongest);
  return content || content.error().key != "files.too_large" ? std::move(content) : std::string();
}

Result<std::string> Zip::read_at(std::uint64_t index, std::size_t most_bytes) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return damaged();
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0U && stat.encryption_method != ZIP_EM_NONE) {
    return fail(Code::invalid, "files.encrypted");
  }
  if (auto whole = read_whole(stat, most_bytes)) {
    const std::size_t size = whole->size();
    if (auto error = budget_->unpack(size, stat.comp_size, size)) return Fail(std::move(*error));
    return std::move(*whole);
  }
  return read_in_pieces(stat, most_bytes);
}

std::optional<std::string> Zip::read_whole(const struct zip_stat& stat, std::size_t most_bytes) {
  constexpr zip_uint64_t kNeeded = ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  if ((stat.valid & kNeeded) != kNeeded || stat.comp_method != ZIP_CM_DEFLATE) return std::nullopt;
  if (stat.size > std::min(most_bytes, kMostBelieved) || stat.comp_size > kMostBelieved) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), stat.index, ZIP_FL_COMPRESSED));
  if (!file) return std::nullopt;
  std::string packed(stat.comp_size, '\0');
  const zip_int64_t count = zip_fread(file.get(), packed.data(), packed.size());
  if (count < 0 || static_cast<std::size_t>(count) != packed.size()) return std::nullopt;
  return inflater_.unpack(packed, stat.size, stat.crc);
}

Result<std::string> Zip::read_in_pieces(const struct zip_stat& stat, std::size_t most_bytes) {
  const std::size_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0U ? stat.comp_size : 0;
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), stat.index, 0));
  if (!file) return damaged();
  const std::size_t told = (stat.valid & ZIP_STAT_SIZE) != 0U ? stat.size : 0;
  std::string content;
  content.reserve(std::min(told, kMostBelieved));
  std::array<char, 65536> chunk;  // filled by each look, before it is read
  while (true) {
    const zip_int64_t count = zip_fread(file.get(), chunk.data(), chunk.size());
    if (count < 0) return damaged();
    if (count == 0) return content;
    content.append(chunk.data(), static_cast<std::size_t>(count));
    if (content.size() > most_bytes) return fail(Code::too_large, "files.too_large");
    if (auto error = budget_->unpack(static_cast<std::size_t>(count), packed, content.size())) return Fail(std::move(*error));
  }
}

}  // namespace nhipcau::files
