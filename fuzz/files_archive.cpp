// Any file as a zip of papers. Good seeds are zips of a few small files, with folders, old names, passwords and folders of macOS.
#include <cstdint>
#include <string_view>

#include "base/require.hpp"
#include "files/archive.hpp"

using namespace nhipcau;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const files::ArchiveLimits limits{.entries = 64, .expanded_bytes = 8U << 20U, .file_bytes = 1U << 20U, .seconds = 2};
  auto archive = files::Archive::open(bytes, limits);
  require(archive.has_value() || !files::is_archive(bytes) || archive.error().code == Code::too_large, "an archive that is none");
  if (!archive) return 0;
  require(archive->entries().size() <= limits.entries, "more files than the limit");
  std::size_t expanded = 0;
  for (const auto& entry : archive->entries()) {
    const auto content = archive->read(entry);
    if (!content && files::Archive::is_of_whole(content.error())) return 0;
    if (!content) continue;
    require(content->size() <= limits.file_bytes, "a larger file than the limit");
    expanded += content->size();
  }
  require(expanded <= limits.expanded_bytes, "more was unpacked than the limit");
  return 0;
}
