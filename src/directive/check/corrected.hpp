#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "directive/check/answers.hpp"
#include "directive/records.hpp"
#include "files/extract.hpp"
#include "store/files.hpp"

/// The corrected copy of a paper: its fixes as tracked changes in a DOCX.
namespace nhipcau::directive::check {

/// What a corrected copy is made of, as it stands in one snapshot.
struct CopySource {
  Sha256 original;
  files::Format format = files::Format::plain_text;
  std::string text;       ///< cleaned
  text::PlaceMap places;  ///< where its bytes stood in what files::extract gave
  std::string title;
  std::vector<Answer> fixes;  ///< in order of place
  std::vector<Finding> open;  ///< to be remarked beside the text
  Instant made_at;            ///< the remarks are the program's, of then
};
enum class Remarks { none, of_open };
/// errors  not_found directive.no_such_paper | conflict directive.nothing_fixed: no fix stands, and nothing is to be remarked
Result<CopySource> load_copy_source(store::Read& tx, const PaperId& paper, const Tables& tables, const Clock& clock, Remarks remarks);

struct CorrectedCopy {
  std::string bytes;                    ///< a DOCX
  std::vector<std::string> not_placed;  ///< the words of the fixes that could not be put into it
};
/// Changes bear the name of who accepted each; remarks, which nobody said but the rules, that of the program.
/// say     the sentence of a finding, in the language of the copy
/// limits  with the converter that makes a DOCX of a .doc or .odt; without one, or where it cannot, such a paper is made anew
/// errors  those of files::track_docx, and of FileStore::get for the original; unavailable files.busy of the converter
/// speed   a .doc or .odt some seconds
Result<CorrectedCopy> make_corrected_copy(const CopySource& source, const store::FileStore& files,
                                          const std::function<std::string(const Finding&)>& say, const files::Limits& limits = {});

}  // namespace nhipcau::directive::check
