#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/extract.hpp"

namespace nhipcau::files {

/// Ceilings for a zip of papers from outside.
struct ArchiveLimits {
  std::size_t archive_bytes = 100U << 20U;
  std::size_t entries = 2000;                 ///< folders and left-out files among them
  std::size_t expanded_bytes = 1024U << 20U;  ///< everything that is read from it, once for each time it is read
  std::size_t expansion_ratio = 200;          ///< of any file over 1 MiB
  std::size_t file_bytes = Limits{}.file_bytes;
  std::size_t depth = 16;  ///< folders in folders
  int seconds = 60;        ///< from opening to the last reading
};

/// A file in a zip of papers.
struct ArchiveEntry {
  std::string path;               ///< as written, with its folders; UTF-8, otherwise as it came: still to be cleaned, never used as a path
  bool is_name_doubtful = false;  ///< not written as UTF-8, and read as code page 437: Vietnamese letters may be wrong
  bool is_left_out = false;       ///< what a computer puts beside papers: __MACOSX, .DS_Store, Thumbs.db, ~$ of Word …
  std::uint64_t index = 0;
};

/// Whether a path is that of a file which a computer put there by itself, or which is hidden. "/" and "\" both part folders.
bool is_left_out(std::string_view path);

/// Whether the bytes are a zip that is no document of a kind of its own (DOCX, XLSX …). A damaged one is none: its reader says what is
/// wrong with it.
bool is_archive(std::string_view bytes);

/// A zip of papers in memory, each file of it read on its own. `bytes` must outlive it.
class Archive {
 public:
  /// errors  too_large files.archive_too_large | invalid files.not_an_archive{kind}: another kind of file, DOCX among them
  ///         | invalid files.archive_damaged | too_large files.archive_expands: too many files, or too deep folders
  static Result<Archive> open(std::string_view bytes, const ArchiveLimits& limits = {});
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  /// Its files in the order of the zip, folders left out.
  [[nodiscard]] const std::vector<ArchiveEntry>& entries() const;

  /// The bytes of one file.
  /// errors  about this file: invalid files.archive_file_damaged | invalid files.archive_encrypted | too_large files.too_large
  ///         about the whole zip (is_of_whole): too_large files.archive_expands | too_large files.archive_too_slow
  Result<std::string> read(const ArchiveEntry& entry);
  /// Whether an error of read() means that the rest is not to be read either.
  static bool is_of_whole(const Error& error);
  /// Whether the time for it is over.
  [[nodiscard]] bool is_out_of_time() const;

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace nhipcau::files
