#pragma once
#include <string>
#include <vector>

#include "base/date.hpp"
#include "directive/document.hpp"
#include "directive/words.hpp"

/// What the checker knows of the world beyond the tables of the reader.
namespace nhipcau::directive::check {

/// A row of data/known_periods.csv: plans that are made for so many years at a time, one after the other.
struct KnownPeriod {
  std::string words;  ///< "kế hoạch phát triển kinh tế - xã hội"
  Phrases phrase;     ///< the same, to look for
  int years = 5;
  int from = 0, until = 0;  ///< the first year of the first one known, and the last of the last
};

/// A row of data/ended_bodies.csv.
struct EndedBody {
  std::string name;
  Date ended_on;  ///< the first day on which it was no more
  std::string successor;
};

struct Facts {
  std::vector<KnownPeriod> periods;
  std::vector<EndedBody> ended_bodies;
};

/// The facts shipped with the program.
const Facts& shipped_facts();

}  // namespace nhipcau::directive::check
