// Any bytes as a backup's manifest and as the rows of a table: both are refused or read, and what is read is written again as the same
// bytes.
#include <cstdint>
#include <sstream>
#include <string_view>

#include "backup/manifest.hpp"
#include "backup/rows.hpp"
#include "base/require.hpp"

using namespace nhipcau;

namespace {

const store::Table kTable{"animal",
                          {{"id", store::ColumnKind::text},
                           {"place", store::ColumnKind::integer},
                           {"weight", store::ColumnKind::real},
                           {"is_tame", store::ColumnKind::boolean}},
                          {0},
                          {}};

/// Reads a manifest, and gives what it said, written anew.
std::string rewritten(std::istream& stream) {
  auto manifest = backup::ManifestReader::open(stream);
  if (!manifest) return "";
  std::string lines = backup::to_lines(manifest->head());
  std::size_t parts = 0;
  for (auto part = manifest->next(); part; part = manifest->next(), ++parts) {
    require(backup::is_table_path(part->path) != backup::is_file_path(part->path), "a part of no kind");
    require(part->path.find("..") == std::string::npos && part->path.front() != '/', "a part that leads out of the backup");
    lines += backup::to_line(*part);
  }
  require(parts == manifest->parts(), "a part was lost");
  return lines + backup::end_line(sha256(lines));
}

void check_manifest(const std::string& bytes) {
  std::istringstream stream(bytes);
  const std::string written = rewritten(stream);
  require(written.empty() || written == bytes, "a manifest was read as something else");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check_manifest(bytes);
  check_manifest(bytes + backup::end_line(sha256(bytes)));  // one that proves itself, whatever it says
  std::istringstream stream(bytes);
  backup::LineReader lines(stream, 4'096);
  for (auto line = lines.next(); line; line = lines.next()) {
    const auto values = backup::parse_line(kTable, *line);
    if (values) require(backup::parse_line(kTable, backup::to_line(*values)) == values, "a row was read as something else");
  }
  return 0;
}
