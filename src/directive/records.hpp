#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "directive/paper.hpp"
#include "office/audit.hpp"
#include "store/database.hpp"
#include "store/files.hpp"

namespace nhipcau::directive {

/// Takes in one file: reads it, keeps the original and the reading, registers the paper, indexes it, writes the audit line.
/// A file whose very bytes are registered gives that paper back (`was_known`). A paper with a secrecy mark leaves nothing on disk and
/// one audit line `directive.refused_classified` without title, number or name.
/// errors  those of read(); invalid directive.name_too_long
struct Received {
  PaperId id;
  bool was_known = false;
};
struct Incoming {
  std::string_view bytes;
  std::string file_name;  ///< cleaned, at most 255 characters; shown, never used as a path
};
Result<Received> receive(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                         const Incoming& incoming, const Tables& tables);

/// errors  not_found directive.no_such_paper
Result<Paper> load_paper(store::Read& tx, const PaperId& id);
Result<PaperRow> load_paper_row(store::Read& tx, const PaperId& id);

struct PaperFilter {
  std::string query;  ///< see search::find; a number in any spacing finds its paper first
  std::string type_code;
  std::optional<System> system;
  std::optional<int> year;
  std::optional<bool> doubtful;
  std::vector<PaperId> only;    ///< if `has_only`: at most these
  bool has_only = false;
  std::string cursor;  ///< from the page before
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
/// The cleaned text of a paper, for passages.
std::string paper_text(store::Read& tx, const PaperId& id);

/// A person's value over the reader's; none takes it back. Raises the paper's version, re-indexes, audits.
/// errors  not_found directive.no_such_paper | conflict api.changed_meanwhile | invalid directive.not_a_date | directive.field_too_long
struct FieldCorrection {
  PaperId paper;
  std::int64_t version = 0;
  FieldName field = FieldName::number;
  std::optional<std::string> value;
  std::optional<Span> selection;
};
Result<Paper> correct_field(store::Write& tx, const Clock& clock, const office::Actor& actor, const FieldCorrection& correction);

/// SQL of this room, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::directive
