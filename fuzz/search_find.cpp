// Any bytes as a query, and as a text to search in: search::find, passages and put never fail, and passages keep their promises.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/search.hpp"
#include "store/schema.hpp"
#include "text/clean.hpp"

namespace {

using namespace nhipcau;

std::unique_ptr<store::Database> open() {
  const std::vector<store::QueryFile> queries{search::queries()};
  auto database = store::Database::open({.path = ":memory:"}, store::shipped_migrations(), queries);
  if (!database) std::abort();
  return std::move(*database);
}

void must(bool holds) {
  if (!holds) std::abort();
}

void check_passages(std::string_view text, std::string_view query) {
  for (const search::Passage& passage : search::passages(text, query, 5, 60)) {
    must(passage.where.begin < passage.where.end && passage.where.end <= text.size() && !passage.marks.empty());
    for (const Span mark : passage.marks) must(!mark.empty() && passage.where.contains(mark));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::unique_ptr<store::Database> database = open();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view query = bytes.substr(0, bytes.find('\0'));
  const std::string text = text::clean(bytes.substr(query.size())).text;
  (void)database->write([&](store::Write& tx) -> Result<void> {
    search::put(tx, {"paper", "P", {"", text, "", "Thông tin đối ngoại 97/HD-MTTW-BTT"}});
    (void)search::find(tx, "paper", query, 5);
    return {};
  });
  check_passages(text, query);
  return 0;
}
