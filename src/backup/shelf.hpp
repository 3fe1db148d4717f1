#pragma once
#include <filesystem>
#include <vector>

#include "backup/make.hpp"

/// A shelf: the folder where an office's backups stand one after another, each under the time it was begun ("20261122T070915Z", UTC).
namespace nhipcau::backup {

struct Shelved {
  std::filesystem::path folder;
  Head head;
};

/// The backups in a folder, whatever they are called, whose manifests prove themselves: the newest first. What else lies there is passed
/// over. None if there is no such folder. Their parts are not read: see `check`.
std::vector<Shelved> list_backups(const std::filesystem::path& shelf);

struct Placed {
  std::filesystem::path folder;
  Made made;
  std::size_t removed = 0;  ///< older ones
};

/// Makes the next backup on a shelf, which is made if need be. Originals are shared with the newest one there. What a killed one left is
/// removed before; once the new one is whole, so are the oldest beyond `most` (1 or more), but nothing that somebody gave a name.
/// errors  conflict backup.shelf_taken{shelf}: another is being made there | those of `make`
Result<Placed> place_next(const Source& source, const std::filesystem::path& shelf, std::size_t most, const Clock& clock,
                          const Report& report);

}  // namespace nhipcau::backup
