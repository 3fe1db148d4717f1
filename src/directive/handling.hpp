#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "directive/document.hpp"
#include "directive/tables.hpp"

/// How a paper may go round: the boxed directions "LƯU HÀNH NỘI BỘ" and "XEM XONG TRẢ LẠI". No secrecy (that is refused at the door), but
/// such a paper is for the office alone (bound 10).
/// source  Nghị định 30/2020/NĐ-CP, appendix I, part II, place 11; the forms of data/handling_marks.csv
namespace nhipcau::directive {

/// A class a paper may bear, from the weaker to the stricter. Records and the wire hold its name: "internal", "return".
enum class Handling { internal, give_back };
std::string_view to_name(Handling handling);
std::optional<Handling> handling_named(std::string_view name);

/// The class that words mean: its name, or marks and nothing else, whatever their letter case and signs. Of two marks the stricter.
std::optional<Handling> handling_of(std::string_view words, const Tables& tables);

/// Where the mark stands in the paper's head, alone on its line or in its column; its value is the class's name. None if there is none.
/// text  cleaned
std::optional<Field> find_handling(std::string_view text, const Tables& tables);

}  // namespace nhipcau::directive
