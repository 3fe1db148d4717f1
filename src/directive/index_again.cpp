#include "directive/index_again.hpp"

#include <string>

#include "directive/fields.hpp"
#include "directive/save.hpp"

namespace nhipcau::directive {
namespace {

constexpr int kPage = 20;  // papers; a text has some megabytes at most

/// Indexes the papers behind `after`; gives the last id, or nothing if there was none.
Result<std::string> index_page(store::Write& tx, const std::string& after) {
  std::string last;
  for (const store::Row& row : tx.many("directive.list_to_index", after, kPage)) {
    last = row.text("id");
    const RegisterColumns header{
        .number = row.text("number"), .type = row.text("type"), .issuer = row.text("issuer"), .title = row.text("title")};
    index_paper(tx, PaperId{last}, {row.text("unit_id")}, header, row.text("text"));
  }
  return last;
}

}  // namespace

Result<void> index_again(store::Database& database, const std::function<void(std::size_t, std::size_t)>& progress) {
  const auto total = database.read([](store::Read& tx) { return tx.one("directive.count_to_index")->size("papers"); });
  std::string after;
  for (std::size_t done = 0;; done += kPage) {
    if (progress && done < total) progress(done, total);
    const auto last = database.write([&](store::Write& tx) { return index_page(tx, after); });
    if (!last) return tl::unexpected(last.error());
    if (last->empty()) return {};
    after = *last;
  }
}

}  // namespace nhipcau::directive
