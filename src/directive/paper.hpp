#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "directive/read.hpp"
#include "office/account.hpp"
#include "office/unit.hpp"

namespace nhipcau::directive {

using PaperId = Id<struct PaperTag>;
using ReadingId = Id<struct ReadingTag>;
using ClauseId = Id<struct ClauseTag>;
using AssignmentId = Id<struct AssignmentTag>;

/// A place in a reading that survives re-reading: quote and context find it again in a newer one.
struct Anchor {
  ReadingId reading;
  Span span;
  std::string quote, before, after;  ///< before and after: up to 40 bytes at a character boundary
};

/// The fields of the record that a person may correct, in the record's order.
enum class FieldName {
  number,
  type,
  issuer,
  parent_body,
  issued_on,
  place,
  title,
  handling,
  signer_name,
  signer_position,
  signer_capacity
};
inline constexpr FieldName kFieldNames[] = {
    FieldName::number, FieldName::type,     FieldName::issuer,      FieldName::parent_body,     FieldName::issued_on,      FieldName::place,
    FieldName::title,  FieldName::handling, FieldName::signer_name, FieldName::signer_position, FieldName::signer_capacity};
std::string_view to_name(FieldName name);  ///< "signer_name"
std::optional<FieldName> field_named(std::string_view name);

/// Whether a person has looked the record of a paper over and said that it is right.
enum class LookOverState { waiting, done };
/// Why a person is asked to: it was taken in; a newer file took the place of its file; a newer reader says something else. Or nobody asked,
/// and a person did it of themselves.
enum class LookOverCause { registered, newer_file, read_otherwise, person };
std::string_view to_name(LookOverState state);  ///< "waiting"
std::string_view to_name(LookOverCause cause);  ///< "newer_file"
std::optional<LookOverState> look_over_state_named(std::string_view name);
std::optional<LookOverCause> look_over_cause_named(std::string_view name);

/// Where a paper stands on its way to being looked over.
struct LookOver {
  LookOverState state = LookOverState::waiting;
  LookOverCause cause = LookOverCause::registered;
  std::string by;  ///< shown name; empty while it waits
  std::optional<Instant> at;
};

/// One field as it stands: the reader's value, or a person's over it.
struct RecordField {
  FieldName name = FieldName::number;
  std::string value;       ///< empty: not said; issued_on as YYYY-MM-DD, handling as to_name(Handling)
  std::string as_written;  ///< the reader's, when it differs
  std::optional<Span> where;
  bool by_person = false;
  std::string changed_by;  ///< shown name
  std::optional<Instant> changed_at;
  std::string doubt_key;                    ///< message key saying why it is in doubt ("directive.doubt.missing"); empty if sure
  std::optional<std::string> value_before;  ///< what it said before the paper came back to be looked over; none if it is no other
};

/// A clause, an assignment as stored: with the id that outlives re-reading, in text order.
struct StoredClause {
  ClauseId id;
  int depth = 0;
  std::optional<int> attachment;
  std::string path, enumerator, heading;
  Span where;
};
struct StoredAssignment {
  AssignmentId id;
  std::optional<ClauseId> clause;  ///< none: it stands in no numbered clause
  Assignment assignment;
};

/// A registered paper, whole.
struct Paper {
  PaperId id;
  std::int64_t version = 1;
  ReadingId reading;
  std::string file_name;
  office::UnitId unit;  ///< whose register it stands in; empty: the office as a whole
  std::int64_t size_bytes = 0;
  Sha256 original;
  files::Format format = files::Format::plain_text;
  std::string reader;
  Instant received_at;
  std::string received_by;  ///< shown name
  std::string text;
  std::optional<System> system;
  std::string type_code;
  std::optional<InForce> in_force;
  std::vector<RecordField> fields;  ///< one for each of kFieldNames
  std::vector<StoredClause> clauses;
  std::vector<Attachment> attachments;  ///< without their clauses, which are in `clauses`
  std::vector<Citation> citations;
  std::vector<StoredAssignment> assignments;
  std::vector<Recipient> recipients;
  std::vector<Footnote> footnotes;
  std::vector<Occasion> occasions;
  std::vector<Event> events;
  std::vector<Finding> findings;
  std::optional<LookOver> look_over;  ///< none: nobody was asked to look it over
};

/// A paper in the register.
struct PaperRow {
  PaperId id;
  std::string number, type, type_code, title, issuer;  ///< empty: not said
  std::optional<System> system;
  std::optional<Date> issued_on;
  std::string handling;  ///< to_name(Handling)
  Instant received_at;
  std::string file_name;
  office::UnitId unit;  ///< whose register it stands in; empty: the office as a whole
  int doubts = 0;
  int findings = 0;
  int open_assignments = 0;
  int declined_assignments = 0;
  std::optional<LookOverState> look_over;  ///< none: nobody was asked to look it over
};

}  // namespace nhipcau::directive
