#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "calendar/day_rule.hpp"
#include "calendar/year_class.hpp"

namespace nhipcau::calendar {

enum class OccasionKind {
  great_day,          ///< Nghị định 145/2013/NĐ-CP, article 4
  national_day,       ///< kept all over the country, of a profession or a matter
  memorial,           ///< an event of history
  feast,              ///< of custom or religion
  founding,           ///< founding and traditional days of bodies: Nghị định 111/2018/NĐ-CP
  relation,           ///< diplomatic relations with a country
  international_day,  ///< kept in many countries
};
/// Their names in data, JSON and the command line; message calendar.kind_<name>.
inline constexpr std::array<std::string_view, 7> kOccasionKinds = {"great_day", "national_day", "memorial",         "feast",
                                                                   "founding",  "relation",     "international_day"};
std::string_view name_of(OccasionKind kind);
std::optional<OccasionKind> find_kind(std::string_view name);

/// A day that is kept, year for year or once: a row of data/occasions.csv.
struct Occasion {
  std::string id;    ///< "relations_fr"; stays for ever
  std::string name;  ///< Vietnamese
  std::string english;
  OccasionKind kind = OccasionKind::memorial;
  DayRule rule;
  std::optional<Date> since;  ///< the day of the event, from which years are counted; none: they are not
  std::string country;        ///< ISO 3166-1 alpha-2, or EU; empty for none
  std::string theme;          ///< "diplomacy"; message calendar.theme_<theme>
  std::string regulation;     ///< "111/2018/NĐ-CP": which says what may be held (find_commemoration); empty if none is known
  std::string note, note_en;  ///< what should be known of the day; may be empty
  std::string source;
  bool is_confirmed = false;  ///< the day was seen in the source named
};

/// The occasions shipped with the program, in the order of the file.
const std::vector<Occasion>& shipped_occasions();
/// When they, and what may be held on them, were last revised: DTSTAMP of the days that come from them (RFC 5545, 3.8.7.2), the same
/// whenever a file is written.
Instant shipped_revised_at();
/// Their themes, each once, sorted.
const std::vector<std::string>& shipped_themes();
/// The regulations they name, each once, sorted.
const std::vector<std::string>& occasion_regulations();

/// What may be held in a class of years by a regulation: a row of data/commemorations.csv.
struct Commemoration {
  std::string regulation;
  YearClass year_class = YearClass::other;
  bool has_ceremony = false;
  std::string activities, activities_en;
  std::string source;
  bool is_confirmed = false;
};

/// None if the regulation of an occasion is not known, or says nothing of such years.
const Commemoration* find_commemoration(const Occasion& occasion, YearClass year_class);

/// The occasions of an event on that day, of those shipped.
std::vector<const Occasion*> list_since(const Date& day);

/// "round", "five", "other": their names in data and JSON; message calendar.year_<name>.
std::string_view name_of(YearClass year_class);

}  // namespace nhipcau::calendar
