// Any bytes as a table an office may put beside its data: nothing is thrown, every row is as long as the header, no cell holds more than
// was there; and as lists of a stored cell.
#include <cstdlib>

#include "directive/stored_names.hpp"
#include "text/clean.hpp"
#include "text/csv.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_table(std::string_view bytes) {
  const text::CsvTable table = text::read_csv(bytes);
  std::size_t total = 0;
  for (const auto& row : table.rows) {
    demand(row.size() == table.header.size());
    for (const std::string& cell : row) total += cell.size();
  }
  demand(total <= bytes.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (const std::string& part : text::split_cell(table.cell(row, "names"), '|'))
      demand(!part.empty() && part.find('|') == std::string::npos);
  }
}

void check_stored(std::string_view bytes) {
  const std::vector<std::string> items = lines_stored_as(bytes);
  demand(lines_stored_as(to_stored_lines(items)) == items);
  const std::vector<int> numbers = numbers_stored_as(bytes);
  demand(numbers_stored_as(to_stored_numbers(numbers)) == numbers);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const std::string_view bytes(static_cast<const char*>(start), size);
  check_table(bytes);
  check_stored(text::clean(bytes).text);
  return 0;
}
