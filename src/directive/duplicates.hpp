#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "directive/paper.hpp"
#include "directive/tables.hpp"
#include "store/database.hpp"

/// Papers that look like one another: noticed before one is saved, and kept side by side when a person says why.
/// source  Nghị định 30/2020/NĐ-CP, appendix VI, part II, 3.h: who registers is warned of the same number, symbol and issuer
namespace nhipcau::directive {

/// A registered paper that a file on its way in may be.
struct SamePaper {
  enum class Why {
    number,        ///< its number, symbol, issuer, year or term, as far as they are said
    file,          ///< these very bytes
    earlier_file,  ///< these very bytes, and another file has taken their place since
  };
  PaperRow row;
  std::int64_t version = 0;
  std::string received_by;  ///< shown name
  Why why = Why::number;
  bool dates_differ = false;  ///< with Why::number: the two are of one number and two days
};

/// At most so many are told of one file.
inline constexpr std::size_t kMostSamePapers = 5;

/// Which registered papers a reading may be; the surest first. Empty: it is new.
/// unit  in whose register is looked
std::vector<SamePaper> find_same(store::Read& tx, const Reading& reading, const office::UnitId& unit, const Tables& tables);
/// Those papers once more, as they are now; an id that is unknown, or of another unit, is left out.
/// original  the file that may be one of them
std::vector<SamePaper> load_same(store::Read& tx, const std::vector<PaperId>& papers, const Sha256& original, const office::UnitId& unit);
/// A paper that stands beside another though the two look like one.
struct KeptBeside {
  PaperRow other;
  std::string reason, kept_by;  ///< shown name
  Instant kept_at;
  bool came_later = false;  ///< this paper is the one that was kept beside the other
};
/// Both ways, oldest first.
std::vector<KeptBeside> list_kept_beside(store::Read& tx, const PaperId& paper);

inline constexpr std::size_t kReasonCharacters = 300;

}  // namespace nhipcau::directive
