#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "directive/duplicates.hpp"
#include "directive/paper.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"
#include "store/files.hpp"

namespace nhipcau::directive::check {
struct Examined;
}

namespace nhipcau::directive {

/// Takes in one file: reads it, keeps the original and the reading, registers the paper, indexes it, writes the audit line.
/// A file whose very bytes are registered gives that paper back (`was_known`). One that may be a registered paper by its number is not
/// saved, and nothing of it is: `same` says which, and a person chooses to open it, to replace its file (versions.hpp) or to keep both.
/// A paper with a secrecy mark leaves nothing on disk and one audit line `directive.refused_classified` without title, number or name.
/// errors  those of read(); invalid directive.name_too_long | directive.reason_missing | directive.reason_too_long{most};
///         not_found directive.no_such_paper for the one to be kept beside
struct Received {
  PaperId id;  ///< empty: nothing was registered, see `same`
  bool was_known = false;
  std::vector<SamePaper> same = {};
};
/// A person's word that a file is a paper of its own, though `other` looks the same. The same file kept beside the same paper once more is
/// the one that was kept.
struct KeepBeside {
  PaperId other;
  std::string reason;  ///< cleaned, at most kReasonCharacters
};
/// What else is done in the transaction that saves a file, or in one of its own for a file that was not saved; its error undoes both.
using Also = std::function<Result<void>(store::Write&, const Received&)>;
struct Incoming {
  std::string_view bytes;
  std::string file_name;  ///< cleaned, at most 255 characters; shown, never used as a path
  std::optional<KeepBeside> keep = {};
  Also also = {};
  files::Limits limits = {};
  office::UnitId unit = {};  ///< whose register it comes into; empty: the office as a whole. Only papers of that register are looked at
};
Result<Received> receive(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                         const Incoming& incoming, const Tables& tables);

/// Reads a registered paper once more from its original, if another version of the reader read it last. The older reading is kept, what
/// people corrected stands, and clauses and assignments that are there again keep their ids, so that tasks stay tied to them.
/// Returns  whether it was read again; false: this reader, or somebody else just now, had read it already
/// errors   those of read(), and of FileStore::get for the original; not_found directive.no_such_paper. Then nothing is changed
Result<bool> read_again(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                        const PaperId& id, const Tables& tables, const files::Limits& limits = {});
/// Whether a reading of that Reading::reader is of the reader at hand.
bool is_read_by_newest(const std::string& reader);
/// The papers that another version of the reader read last, in order of id, those behind `after` (empty: from the first).
std::vector<PaperId> list_read_by_older(store::Read& tx, const std::string& after, std::int64_t limit);
std::int64_t count_read_by_older(store::Read& tx);

/// Whose register a paper stands in (empty: the office as a whole); none if there is no such paper.
std::optional<office::UnitId> find_unit(store::Read& tx, const PaperId& id);
/// How many papers stand in the register of a unit itself.
std::int64_t count_of_unit(store::Read& tx, const office::UnitId& unit);
/// errors  not_found directive.no_such_paper
Result<Paper> load_paper(store::Read& tx, const PaperId& id);
Result<PaperRow> load_paper_row(store::Read& tx, const PaperId& id);
/// Rows of many papers in one statement, for lists that name them (plans, tasks); at most kMostPapersAtOnce. Unknown ids are left out.
std::map<std::string, PaperRow> load_paper_rows(store::Read& tx, const std::vector<PaperId>& ids);
inline constexpr std::size_t kMostPapersAtOnce = 1000;

/// A clause wherever it stands, with the anchor of its words: where a task made by hand hangs.
struct ClausePlace {
  PaperId paper;
  StoredClause clause;
  Anchor anchor;
};
/// errors  not_found directive.no_such_clause
Result<ClausePlace> load_clause(store::Read& tx, const ClauseId& id);

/// Notes that a plan was made of the paper, for PaperFilter::planned. Called by programme, which makes plans; the version stays.
void note_plan(store::Write& tx, const PaperId& id);

enum class Order { newest, oldest };
struct PaperFilter {
  office::Sight sight;    ///< of papers.read
  std::string query;      ///< see search::find; a number in any spacing finds its paper first
  std::string type_code;  ///< as in TypeCount; "CV" for letters, which have no code of their own
  std::optional<System> system;
  std::optional<int> year;  ///< of issue
  std::optional<bool> doubtful;
  std::optional<bool> planned;  ///< whether a plan was made of it
  std::optional<LookOverState> look_over;
  office::UnitId unit;          ///< of that unit alone; empty: of all that are seen
  Order order = Order::newest;  ///< of coming in; what a query finds comes best first
  std::string cursor;           ///< from the page before
  int limit = 50;
};
struct PaperPage {
  std::vector<PaperRow> items;
  std::int64_t total = 0;
  std::string next;  ///< empty: no more
  struct TypeCount {
    std::string code, name;
    std::int64_t count = 0;
  };
  std::vector<TypeCount> types;
};
PaperPage list_papers(store::Read& tx, const PaperFilter& filter);

/// The papers of which no plan was made: how many, and the `limit` (at most 100) that came in last.
struct UnplannedPapers {
  std::vector<PaperRow> newest;
  std::int64_t total = 0;
};
UnplannedPapers list_unplanned(store::Read& tx, const office::Sight& sight, int limit);
/// The cleaned text of a paper, for passages; empty if there is no such paper.
std::string paper_text(store::Read& tx, const PaperId& id);
/// The same with the reading it is of, for places kept in older readings (see find_anchor).
struct CurrentText {
  ReadingId reading;
  std::string text;
};
CurrentText current_text(store::Read& tx, const PaperId& id);
/// Shows the cleaned texts of many papers, a few in memory at a time, in any order. Unknown ids are left out.
void visit_texts(store::Read& tx, const std::vector<PaperId>& ids, const std::function<void(const PaperId&, std::string_view text)>& visit);

/// Which stored file the paper is; errors not_found directive.no_such_paper
Result<Sha256> load_original(store::Read& tx, const PaperId& id);
/// The pages of a paper and where its printed lines stand on them; none for a paper without pages.
PaperPages list_pages(store::Read& tx, const PaperId& id);

/// A person's value over the reader's; none takes it back. Raises the paper's version, counts its findings anew, re-indexes, audits.
/// Corrections are kept: the newest that was not taken back stands, so taking one back shows what was there before it.
/// errors  not_found directive.no_such_paper | conflict api.changed_meanwhile | invalid directive.not_a_date{value} |
///         directive.not_a_handling{value} | directive.field_too_long{most} | directive.selection_outside | directive.nothing_to_take_back
inline constexpr std::size_t kFieldCharacters = 2000;
struct FieldCorrection {
  PaperId paper;
  std::int64_t version = 0;
  FieldName field = FieldName::number;
  std::optional<std::string> value;  ///< at most kFieldCharacters; empty: the paper does not say; issued_on as ISO or as prose writes it
  std::optional<Span> selection;     ///< where in the reading's text it was taken from
};
/// known   what check::examine_registered() gave, so that the text is not read again inside the write; without it, it is
Result<Paper> correct_field(store::Write& tx, const Clock& clock, const office::Actor& actor, const FieldCorrection& correction,
                            const Tables& tables = shipped_tables(), check::Examined* known = nullptr);

/// How much the register holds.
struct Holdings {
  std::int64_t papers = 0;
  std::int64_t bytes = 0;  ///< of their original files, a file that came twice counted twice
};
Holdings count_holdings(store::Read& tx);

/// The original files that readings refer to, each once, in order of hash, those after `after` (empty: from the first); at most
/// kMostOriginalsAtOnce.
std::vector<Sha256> list_originals(store::Read& tx, const std::string& after);
inline constexpr std::int64_t kMostOriginalsAtOnce = 1000;

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::directive
