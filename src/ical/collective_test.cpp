#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "ical/lines.hpp"
#include "ical/reading.hpp"

using namespace nhipcau::ical;

/// Files that other programs wrote, and broken ones; they are not part of the repository.
TEST_CASE("every calendar file of ../shared is read, and no event is lost without a word") {
  const std::filesystem::path folder = "../shared/data/ical";
  std::error_code none;
  if (!std::filesystem::is_directory(folder, none)) {
    MESSAGE("skipped: ../shared/data/ical is not here");
    return;
  }
  int files = 0;
  std::size_t events = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const Reading read = read_calendar(bytes.str());
    std::size_t told = 0;
    for (const ReadingNote& note : read.notes) told += note.key == "ical.event_without_start" ? 1 : 0;
    events += read.calendar.events.size();
    const std::size_t held = count_components(unfolded(bytes.str()), "VEVENT");
    CHECK(read.calendar.events.size() <= held);
    CHECK((read.calendar.events.size() == held || told > 0));
    for (const Event& event : read.calendar.events) CHECK((event.zone.empty() || read.calendar.find_zone(event.zone)));
  }
  MESSAGE(files << " files, " << events << " events");
}
