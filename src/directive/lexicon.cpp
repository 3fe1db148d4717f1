#include "directive/lexicon.hpp"

#include "base/require.hpp"

namespace nhipcau::directive {

Lexicon::Lexicon(const Tables& tables) : countries(tables), scopes(tables) {
  for (const DocumentType& type : tables.types) type_names.add(type.name);
  for (const Country& country : tables.countries)
    for (const std::string& name : country.names)
      if (name.find('-') != std::string::npos) hyphenated_countries.add(name);
}

const Lexicon& lexicon_of(const Tables& tables) {
  require(tables.lexicon != nullptr, "tables without their lexicon");
  return *tables.lexicon;
}

}  // namespace nhipcau::directive
