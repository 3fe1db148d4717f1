#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "store/database.hpp"

/// Full-text search inside the database, in the same transaction as what it finds. One analyser (text::analyse) feeds every engine,
/// so "thong tin doi ngoai", "thông tin đối ngoại", "hoà bình"/"hòa bình" and "97 /hd-mttw-btt" find what an officer means.
namespace nhipcau::search {

/// What is searched for one thing. Earlier texts weigh more (number, title, then body).
struct Entry {
  std::string kind;  ///< "paper"
  std::string id;
  std::vector<std::string> texts;  ///< at most 4, cleaned
  std::string area = {};           ///< what it is found within, in the words of who puts it; may be empty
};

void put(store::Write& tx, const Entry& entry);  ///< adds or replaces
void remove(store::Write& tx, std::string_view kind, std::string_view id);

struct Match {
  std::string id;
  double rank = 0;  ///< smaller is better; a text that holds the words with the very tones typed comes before one that does not
};

/// Things of a kind that hold all words of `query` (the last one as a prefix, words in quotes as a phrase, a document number in any
/// spacing); best first, at most `limit`. Of equals the greatest id comes first: with ids by time, the newest.
/// query    any text, cleaned here; its first 1024 bytes and 32 words count
/// returns  never fails: a query without a word finds nothing
/// areas    only things of these are found; none: of all
std::vector<Match> find(store::Read& tx, std::string_view kind, std::string_view query, int limit,
                        const std::optional<std::vector<std::string>>& areas = std::nullopt);

struct Passage {
  Span where;               ///< in `text`, cut at syllables
  std::vector<Span> marks;  ///< in `text`, inside `where`, in order; neighbouring words are one mark
};
/// Passages of `text` where the query's words stand, best first: those with more of its words, in a row, with the marks typed. None
/// overlap; those far worse than the best are left out.
/// text          cleaned
/// most          at most 50 are given
/// length_bytes  a passage is longer only if one word is
/// speed         linear in `text`
std::vector<Passage> passages(std::string_view text, std::string_view query, int most, std::size_t length_bytes);

/// Whether a table only holds what `put` made of texts that stand elsewhere: copies of an office leave it out and make it anew.
bool is_derived_table(std::string_view name);

/// SQL of this module, for Database::open.
store::QueryFile queries();

}  // namespace nhipcau::search
