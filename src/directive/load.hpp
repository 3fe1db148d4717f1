#pragma once
#include <string>
#include <vector>

#include "directive/paper.hpp"
#include "store/database.hpp"

/// The rows of one reading, back as values; each kind in one statement.
namespace nhipcau::directive {

/// The record as it stands: the reader's fields with the standing corrections over them.
/// text  of the reading: words selected in an older one are found again in it
std::vector<RecordField> load_fields(store::Read& tx, const PaperId& paper, const ReadingId& reading, std::string_view text);

/// What the reader alone said in a reading, without any correction.
std::vector<RecordField> list_read_fields(store::Read& tx, const ReadingId& reading);

/// A person's value that was not taken back.
struct StandingCorrection {
  std::string id;
  FieldName field = FieldName::number;
  RecordField as_field;
};
/// Oldest first.
std::vector<StandingCorrection> list_standing_corrections(store::Read& tx, const PaperId& paper, const ReadingId& reading,
                                                          std::string_view text);

std::vector<StoredClause> list_clauses(store::Read& tx, const ReadingId& reading);
std::vector<Attachment> list_attachments(store::Read& tx, const ReadingId& reading);
std::vector<Citation> list_citations(store::Read& tx, const ReadingId& reading);
std::vector<StoredAssignment> list_assignments(store::Read& tx, const ReadingId& reading);
std::vector<Recipient> list_recipients(store::Read& tx, const ReadingId& reading);
std::vector<Footnote> list_footnotes(store::Read& tx, const ReadingId& reading);
std::vector<Occasion> list_occasions(store::Read& tx, const ReadingId& reading);
std::vector<Event> list_events(store::Read& tx, const ReadingId& reading);
std::vector<Finding> list_findings(store::Read& tx, const ReadingId& reading);

StoredClause to_clause(const store::Row& row, const ClauseId& id);
PaperRow to_paper_row(const store::Row& row);

}  // namespace nhipcau::directive
