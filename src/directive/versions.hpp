#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "directive/paper.hpp"
#include "directive/records.hpp"
#include "directive/tables.hpp"

/// The files a paper was before the one it is now. The paper goes on under its id: links, tasks and corrections stay with it.
namespace nhipcau::directive {

/// A file that another took the place of.
struct EarlierFile {
  int position = 0;  ///< from 1, in order of coming in
  std::string file_name;
  std::int64_t size_bytes = 0;
  Sha256 original;
  Instant received_at, replaced_at;
  std::string received_by, replaced_by;  ///< shown names
};
/// Oldest first.
std::vector<EarlierFile> list_earlier_files(store::Read& tx, const PaperId& paper);
/// errors  not_found directive.no_such_version
Result<EarlierFile> load_earlier_file(store::Read& tx, const PaperId& paper, int position);

struct NewerFile {
  PaperId paper;
  std::int64_t version = 0;  ///< of the paper as it was seen
  std::string_view bytes;
  std::string file_name;  ///< cleaned, at most 255 characters
  Also also = {};
  files::Limits limits = {};
};
/// Puts a newer file in the place of a paper's: it is read and becomes the current reading as read_again() makes one, and the older file
/// stays as an earlier version. A file that the paper is already changes nothing (`was_known`), so who got no answer may ask again.
/// errors  those of receive(); not_found directive.no_such_paper | conflict api.changed_meanwhile | conflict
///         directive.file_of_another{name}: these bytes are another registered paper
Result<Received> replace_file(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                              const NewerFile& newer, const Tables& tables);

}  // namespace nhipcau::directive
