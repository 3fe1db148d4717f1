#pragma once
#include <cstddef>
#include <optional>

#include "directive/words.hpp"

namespace nhipcau::directive {

// Names of bodies in running prose, and the verb that ends them. Vietnamese marks neither: a body is told by its first words ("Ủy ban",
// "các cơ quan", "Sở" before a capital), its end by the first lower-case verb group. Letter case tells "Ban Tổ chức" from "tổ chức".

/// How surely a verb group ends a name.
enum class Verb {
  none,
  weak,    ///< a verb that also stands inside names ("tổ chức", "quản lý"), not behind a word that takes it as its noun
  strong,  ///< a modal, an adverb, or a verb no name holds ("phối hợp", "cần", "có trách nhiệm")
};

/// A subject and its verb: words [begin, end) are the name, `verb` is the index of the first verb word.
struct Subject {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t verb = 0;
};

/// True if a body's name may start at `at`: "Ban Tuyên giáo", "UBND tỉnh", "các cơ quan", "Giám đốc Sở"; never "Ban hành", "Hội nghị".
bool starts_body(const Words& words, std::size_t at);

/// The verb group at `at`, if a lower-case one starts there and the words before it do not take it as a noun.
Verb verb_at(const Words& words, std::size_t at);

/// True if a verb group begins at `at` in either letter case, as behind a colon: "Sở Tài chính: Tham mưu …".
bool begins_verb(const Words& words, std::size_t at);

/// The name that starts at `at` and the verb that ends it, before `last`; none if no body starts there, if a colon, semicolon or the
/// end comes first, or if the name would be unreasonably long.
std::optional<Subject> find_subject(const Words& words, std::size_t at, std::size_t last);

/// One past the last word of the name that starts at `at`: up to a verb, a sign that ends a clause, or a joint ("để", "về", "theo").
/// Commas and "và" inside a list of bodies are passed over. `at` if no body starts there.
std::size_t end_of_body(const Words& words, std::size_t at, std::size_t last);

}  // namespace nhipcau::directive
