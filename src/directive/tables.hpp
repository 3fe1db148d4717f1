#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "directive/document.hpp"
#include "directive/known_papers.hpp"

namespace nhipcau::directive {

struct Lexicon;

/// A row of data/document_types.csv.
struct DocumentType {
  std::string code;     ///< "KH"; may be empty (công văn)
  std::string name;     ///< "Kế hoạch"
  std::string key;      ///< search_key of it
  std::string english;  ///< "Plan"
  std::vector<System> systems;
};

/// A row of data/declined_duties.csv: sentences of papers this system does not turn into work (bound 2).
struct DeclinedDuty {
  std::string key;
  /// What a clause must hold: "+" joins parts that must all be there in order and near, "|" joins phrases of which a part needs one;
  /// compared by search_key at syllable boundaries.
  std::string pattern;
  std::string unless;  ///< phrases, "|" between, that make the place they overlap open again ("xử lý văn bản"); may be empty
  std::string reason_vi;
  std::string reason_en;
};

/// A row of data/countries.csv.
struct Country {
  std::string code;                ///< ISO 3166-1 alpha-2
  std::vector<std::string> names;  ///< Vietnamese names, the usual one first
};

/// A row of data/verbs.csv: what offices do, by which the end of a body's name is told.
struct OfficeVerb {
  std::string words;
  bool is_strong = false;  ///< no name holds it; the others stand inside names too ("quản lý", "tổ chức")
};

/// Lets a table keyed by strings be asked for a piece of a text.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

enum class Handling;

/// A row of data/handling_marks.csv: a direction on how a paper may go round (handling.hpp).
struct HandlingMark {
  std::string key;  ///< search_key of the mark
  Handling handling;
};

/// The words the reader knows. Shipped inside the program from data/*.csv; an office may put its own beside its data.
struct Tables {
  std::vector<DocumentType> types;
  std::vector<DeclinedDuty> declined;
  std::vector<Country> countries;
  std::vector<OfficeVerb> verbs;
  std::vector<HandlingMark> handling_marks;
  std::vector<std::string> handling_letters;  ///< every mark, in capitals or small letters, holds one of these
  KnownPapers known_papers;                   ///< data/known_papers.csv
  std::vector<Date> party_congresses;         ///< the day each national congress opened, oldest first; data/party_congresses.csv
  /// Abbreviations of bodies as symbols use them: "BTT" → "Ban Thường trực"; data/issuer_codes.csv.
  std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> issuer_codes;
  std::map<std::string, System> issuer_systems;  ///< the same codes: the tree each body belongs to

  std::shared_ptr<const Lexicon> lexicon;  ///< what the readers look up in all this (lexicon.hpp), made with it

  [[nodiscard]] const DocumentType* find_type(std::string_view code, std::optional<System> system) const;
  [[nodiscard]] const DocumentType* find_type_named(std::string_view name) const;  ///< any letter case
};

/// The tables shipped with the program.
const Tables& shipped_tables();

}  // namespace nhipcau::directive
