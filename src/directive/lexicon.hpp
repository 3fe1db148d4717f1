#pragma once
#include "directive/country_names.hpp"
#include "directive/duty_scope.hpp"
#include "directive/tables.hpp"
#include "directive/words.hpp"

namespace nhipcau::directive {

/// What the readers look up in the tables, made ready once for all papers. Safe from many threads.
struct Lexicon {
  explicit Lexicon(const Tables& tables);

  CountryNames countries;
  ScopeReader scopes;
  Phrases type_names;            ///< of document types
  Phrases hyphenated_countries;  ///< names of countries that hold a hyphen: "Bắc Ai-len", "Mô-dăm-bích"
};

/// The lexicon of these tables, which shipped_tables() has made with them.
const Lexicon& lexicon_of(const Tables& tables);

}  // namespace nhipcau::directive
