#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/extract.hpp"
#include "jobs/job.hpp"
#include "store/files.hpp"

namespace nhipcau::cli {

/// A file to be imported, and how it is called in what is said of it: for one found in a folder with the folders below that.
struct FoundFile {
  std::string path, shown;
};

/// The files a person named: those of folders are found, all the way down, in order of name; links to folders are not followed.
/// errors  not_found cli.cannot_open{name}
Result<std::vector<FoundFile>> find_files(const std::vector<std::string>& names);

/// Looks at one file, or at each in a zip of papers, and keeps what is to be registered; gives an item for each. What is wrong with a zip
/// as a whole is its item's outcome.
std::vector<jobs::Item> take_file(const store::FileStore& files, const FoundFile& file, const files::Limits& limits);

}  // namespace nhipcau::cli
