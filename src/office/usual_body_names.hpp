#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "office/unit.hpp"

namespace nhipcau::office {

/// A row of data/usual_bodies.csv: a body that there usually is in a territory of a level whose name begins so, and what it is called.
struct UsualBody {
  std::string kind;  ///< the same on all levels: one of a lower level stands under that of the higher
  Tree tree = Tree::state;
  Level level = Level::province;
  std::string begins;   ///< "Tỉnh"; of two that fit, the longer
  std::string name;     ///< {whole}: "tỉnh Sơn La", {short}: "Sơn La"
  std::string english;  ///< {english}: "Son La Province"
};

/// Those shipped with the program.
const std::vector<UsualBody>& shipped_usual_bodies();

/// The row for a kind in a territory of that level and name; nullptr: there is none.
const UsualBody* find_usual_body(const std::vector<UsualBody>& rows, std::string_view kind, Level level, std::string_view territory);

/// What the body is called there. A proper name that is a number keeps the word for its kind, with a capital: "Phường 5" (Decree
/// 30/2020/NĐ-CP, Appendix II).
std::string usual_name(const UsualBody& body, std::string_view territory);
/// The same in English; empty where the territory has no English name.
std::string usual_english(const UsualBody& body, std::string_view territory_english);

}  // namespace nhipcau::office
