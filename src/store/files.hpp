#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "base/result.hpp"

namespace nhipcau::store {

/// Original bytes of received papers, kept untouched and named by their SHA-256: files/ab/cdef… below the data folder.
class FileStore {
 public:
  explicit FileStore(std::filesystem::path root) : root_(std::move(root)) {}

  /// Keeps the bytes; the same bytes again take no room and count as put anew. They are on the disk (fsync) when this returns.
  /// Throws DatabaseError when the disk refuses. Call it before the transaction that refers to the file.
  Sha256 put(std::string_view bytes) const;
  /// errors  not_found store.file_missing | unavailable store.file_damaged: the bytes no longer have their hash
  [[nodiscard]] Result<std::string> get(const Sha256& hash) const;
  [[nodiscard]] bool has(const Sha256& hash) const;
  /// Takes away what a process that died while it wrote has left half-written, once it is older than kLeftoverAge; gives how many files.
  /// Not for a process's normal end: that leaves nothing. Other files stay.
  std::size_t remove_leftovers(Instant now) const;
  static constexpr std::chrono::hours kLeftoverAge{24};

  /// The originals that nobody has put for kUnreferencedAge, in no order: those that no record refers to were left by a process that died
  /// between `put` and its transaction. Putting the same bytes again makes an original new.
  [[nodiscard]] std::vector<Sha256> list_old(Instant now) const;
  /// Takes away an original that no record refers to, unless it was put again meanwhile by whatever process: says whether it is gone.
  /// Whoever puts it at the same moment has it kept, or writes it anew.
  bool remove_old(const Sha256& hash, Instant now) const;
  /// Takes away an original at once; says whether it was there. For one that must not be here and that no record refers to.
  bool remove(const Sha256& hash) const;
  static constexpr std::chrono::hours kUnreferencedAge{7 * 24};

 private:
  [[nodiscard]] std::filesystem::path path_of(const Sha256& hash) const;
  std::filesystem::path root_;
};

}  // namespace nhipcau::store
