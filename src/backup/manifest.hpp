#pragma once
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "backup/lines.hpp"
#include "base/hash.hpp"
#include "base/result.hpp"

/// What a backup holds. Grammar of the file `manifest`:
///   manifest = "nhipcau-backup 1" LF "program " text LF "engine " text LF "schema " number LF "made_at " instant LF
///              { "part " path " " size " " sha256 LF } "end " sha256 LF
///   path     = "tables/" name ".rows" | "files/" 2*2hex "/" 62*62hex       in order, none twice
/// The last line is the SHA-256 of all lines before it. A newer form raises the number in the first line.
namespace nhipcau::backup {

inline constexpr int kFormat = 1;
inline constexpr std::string_view kManifestName = "manifest";

struct Head {
  std::string program;  ///< its version
  std::string engine;   ///< "sqlite", "postgres": where the rows came from; they are the same on both
  int schema = 0;       ///< the newest step of schema/ they have
  std::string made_at;  ///< RFC 3339
};

struct Part {
  std::string path;
  std::uint64_t size = 0;  ///< bytes
  Sha256 sha256;
};

std::string to_lines(const Head& head);
std::string to_line(const Part& part);
std::string end_line(const Sha256& of_lines_before);

bool is_file_path(std::string_view path);   ///< files/ab/cdef…
bool is_table_path(std::string_view path);  ///< tables/paper.rows
std::string table_path(std::string_view table);
std::string file_path(const Sha256& file);

/// Reads a manifest part by part, after a first pass that proves its last line.
class ManifestReader {
 public:
  /// stream   any bytes; it must allow going back, and outlive the reader
  /// errors   conflict backup.newer_format{have, known} | conflict backup.manifest_changed: it breaks the grammar or its own hash
  static Result<ManifestReader> open(std::istream& stream);

  [[nodiscard]] const Head& head() const { return head_; }
  [[nodiscard]] std::size_t parts() const { return parts_; }
  /// The next part; nothing behind the last.
  std::optional<Part> next();
  /// Begins again at the first part.
  void rewind();

 private:
  explicit ManifestReader(std::istream& stream) : stream_(&stream) {}
  Result<void> read_head(LineReader& lines, Sha256Stream& hash);
  Result<void> check_parts(LineReader& lines, Sha256Stream& hash);

  std::istream* stream_;
  Head head_;
  std::size_t parts_ = 0;
  std::size_t given_ = 0;
  std::streampos first_part_;
};

}  // namespace nhipcau::backup
