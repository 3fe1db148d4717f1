// The published lists of all units, two levels and three, taken over into a new SQLite office, beside the floor: the same list's rows
// written to the disk with the same library in one transaction, a row each and nothing else. The guard is 5 seconds for both lists. Usage,
// from the repository: bench_units_import [FOLDER]   (../shared/data/territory; skipped where that is absent)
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "api/territory_json.hpp"
#include "office/account.hpp"
#include "office/territory.hpp"
#include "store/schema.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr double kGuardSeconds = 5;

std::string file_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Work>
double seconds_of(const Work& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

std::unique_ptr<store::Database> open_office(const fs::path& folder, const std::string& name) {
  const store::QueryFile queries[] = {office::queries()};
  auto opened = store::Database::open({.path = (folder / name).string()}, store::shipped_migrations(), queries);
  if (!opened) std::exit(1);
  return std::move(*opened);
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path folder = argc > 1 ? argv[1] : "../shared/data/territory";
  const std::string old = file_bytes(folder / "units-before-2025.json"), now = file_bytes(folder / "units-2026-07-25.json");
  if (old.empty() || now.empty()) {
    std::printf("skipped: %s is not here\n", folder.c_str());
    return 0;
  }
  const fs::path place = fs::temp_directory_path() / ("nhipcau-bench-" + std::to_string(getpid()));
  fs::create_directories(place);
  const SystemClock clock;
  const auto database = open_office(place, "office.db"), bare = open_office(place, "bare.db");
  std::size_t rows = 0;
  const double ours = seconds_of([&] {
    for (const std::string* bytes : {&old, &now}) {
      const auto list = api::read_territories(*bytes);
      if (!list) std::exit(1);
      rows += list->units.size();
      const auto report = database->write([&](store::Write& tx) {
        return office::import_territories(tx, clock, office::Actor{}, *list, office::shipped_territory_tables());
      });
      if (!report) std::exit(1);
    }
  });
  const double floor = seconds_of([&] {
    (void)bare->write([&](store::Write& tx) -> Result<void> {
      for (std::size_t i = 0; i < rows; ++i)
        tx.run("office.add_unit", tx.next_id(static_cast<std::int64_t>(i)), "territory", "commune", "", std::optional<std::string>());
      return {};
    });
  });
  std::printf("%zu units taken over in %.2f s (guard %.0f s), %.1f times the floor of a row each (%.2f s)\n", rows, ours, kGuardSeconds,
              ours / floor, floor);
  fs::remove_all(place);
  return ours < kGuardSeconds ? 0 : 1;
}
