#include "store/schema.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/require.hpp"

namespace nhipcau::schema {
std::span<const nhipcau::base::EmbeddedFile> embedded_files();
}

namespace nhipcau::store {
namespace {

constexpr std::size_t kNumberDigits = 4;

int number_of(std::string_view name) {
  int number = 0;
  for (const char c : name.substr(0, kNumberDigits)) {
    require(c >= '0' && c <= '9', "a schema step begins with four digits");
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::vector<Migration> shipped_migrations() {
  std::vector<Migration> steps;
  for (const base::EmbeddedFile& file : schema::embedded_files()) steps.push_back({number_of(file.path), file.path, file.bytes});
  std::sort(steps.begin(), steps.end(), [](const Migration& a, const Migration& b) { return a.name < b.name; });
  return steps;
}

}  // namespace nhipcau::store
