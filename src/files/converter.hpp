#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nhipcau::files {

/// Turns papers of older and other word processors into DOCX with LibreOffice, a program of its own, started for each paper. All it reads
/// and writes lies in memory (MemoryFolder), never on the disk; it has no network, no other open file, no new rights, follows no link and
/// runs no macro of the paper, has limits of memory, processor time and output, and is stopped when the time is over or this process ends.
/// Safe from many threads.
class Converter {
 public:
  static constexpr int kMostAtOnce = 1;   // each takes some hundred MB
  static constexpr int kMostWaiting = 2;  // who waits holds one of the places that answer requests
  static constexpr int kSeconds = 60;

  /// Where Debian puts LibreOffice Writer; none if it is not there.
  static std::optional<std::filesystem::path> find_installed();

  /// program  none: every paper is answered with files.no_converter
  explicit Converter(std::optional<std::filesystem::path> program = find_installed(), int most_at_once = kMostAtOnce);
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  [[nodiscard]] bool is_installed() const { return program_.has_value(); }

  /// kind    "doc" or "odt": how the file is called while it is read
  /// errors  unavailable files.no_converter: LibreOffice is not installed, or there is no file system in memory | unavailable files.busy:
  ///         no turn came in time, or too many wait for one | too_large files.too_slow | invalid files.damaged: it could not read the file
  [[nodiscard]] Result<std::string> to_docx(std::string_view bytes, std::string_view kind, int seconds = kSeconds) const;

 private:
  struct Turns;
  std::optional<std::filesystem::path> program_;
  std::unique_ptr<Turns> turns_;
};

}  // namespace nhipcau::files
