#pragma once
#include <string>

#include "directive/paper.hpp"
#include "store/database.hpp"

namespace nhipcau::directive {

/// A reading on its way into the register.
struct Registration {
  PaperId paper;
  ReadingId reading;
  std::string file_name;
  std::size_t size_bytes = 0;
  Instant at;
  Date received_on;  ///< the same in Việt Nam; a paper cannot be dated later
  office::AccountId by;
  office::UnitId unit = {};  ///< whose register it comes into; of a registered paper not looked at
};

/// Writes the paper, its reading, every row of what was read, and the search entry. The paper and the reading are new.
void save_paper(store::Write& tx, const Registration& registration, const Reading& read, const Tables& tables);

/// Writes another reading of a registered paper, which becomes the current one; the reading is new. What people corrected stands over it.
/// Clauses and assignments that are there again keep their ids; those that are not stay with the reading that had them last.
/// A person is asked to look it over again where ask_again() says so.
/// version  the paper's, which is raised
struct Rereading {
  std::int64_t version = 0;
  LookOverCause cause = LookOverCause::read_otherwise;
};
void save_reading_again(store::Write& tx, const Registration& registration, const Reading& read, const Rereading& again,
                        const Tables& tables);

struct RegisterColumns;
/// Replaces the columns of the register that follow from the fields, and raises the version.
/// version  the paper's as this transaction read it
void save_header(store::Write& tx, const PaperId& id, std::int64_t version, const RegisterColumns& header);
/// (Re)places what is searched for a paper: number, title, type and issuer, then the text.
/// unit  whose register it stands in: its area of the search
void index_paper(store::Write& tx, const PaperId& id, const office::UnitId& unit, const RegisterColumns& header, const std::string& text);

/// NULL for an empty id.
template <class IdType>
std::optional<std::string> id_or_null(const IdType& id) {
  return id.empty() ? std::nullopt : std::optional<std::string>(id.value);
}

}  // namespace nhipcau::directive
