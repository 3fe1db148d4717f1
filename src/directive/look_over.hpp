#pragma once
#include <string>
#include <vector>

#include "directive/paper.hpp"
#include "directive/records.hpp"

/// Looking papers over: a person reads what the reader made of a paper beside its text and says that the record is right. A paper waits for
/// that from the moment it is taken in. It waits again when a newer file takes the place of its file, and when it is read again and a field
/// that nobody corrected says something else; a reading that says the same asks nobody. What cannot be corrected (clauses, citations,
/// duties) cannot be said to be right either, so it asks for nothing. Papers registered before the office kept this wait for nobody until
/// one of the two happens.
namespace nhipcau::directive {

/// A paper as somebody saw it.
struct SeenPaper {
  PaperId paper;
  std::int64_t version = 0;
};
/// A person has looked over the record of that version and says it is right. Raises the version, audits. One that is looked over already
/// stays as it is, so who got no answer may ask again.
/// errors  not_found directive.no_such_paper | conflict api.changed_meanwhile
Result<Paper> look_over(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPaper& seen);
/// Takes that back: the paper waits again, as it did. Raises the version, audits.
/// errors  those of look_over(); invalid directive.not_looked_over
Result<Paper> take_look_over_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPaper& seen);

/// How many papers wait to be looked over.
std::int64_t count_to_look_over(store::Read& tx, const office::Sight& sight);

/// For who saves a paper for the first time: it waits.
void ask_first(store::Write& tx, const PaperId& paper, Instant at);
/// For who has saved another reading of it: whether it waits again. One that waits already goes on waiting for what it did.
/// now  the record as it stands over the new reading
struct Asking {
  PaperId paper;
  LookOverCause cause = LookOverCause::newer_file;
  Instant at;
  ReadingId before;  ///< the current one until then
};
void ask_again(store::Write& tx, const Asking& asking, const std::vector<RecordField>& now);

/// For who loads a paper with its fields: how it stands, and in which fields it says something else than before.
void add_look_over(store::Read& tx, Paper& paper);

}  // namespace nhipcau::directive
