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
};

/// Writes the paper, its reading, every row of what was read, and the search entry. The paper and the reading are new.
void save_paper(store::Write& tx, const Registration& registration, const Reading& read, const Tables& tables);

/// (Re)places what is searched for a paper: number, title, type and issuer, then the text.
struct Header;
void index_paper(store::Write& tx, const PaperId& id, const Header& header, const std::string& text);

/// NULL for an empty id.
template <class IdType>
std::optional<std::string> id_or_null(const IdType& id) {
  return id.empty() ? std::nullopt : std::optional<std::string>(id.value);
}

}  // namespace nhipcau::directive
