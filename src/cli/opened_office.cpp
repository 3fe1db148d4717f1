#include "cli/opened_office.hpp"

#include <array>
#include <system_error>

#include "directive/records.hpp"
#include "office/account.hpp"
#include "programme/records.hpp"
#include "search/search.hpp"
#include "store/schema.hpp"

namespace nhipcau::cli {

Result<std::unique_ptr<OpenedOffice>> open_office(const std::filesystem::path& folder) {
  std::error_code why;
  std::filesystem::create_directories(folder, why);
  if (!why) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, why);
  if (why) return fail(Code::unavailable, "cli.cannot_make_folder", {folder.string(), why.message()});

  const std::array rooms{search::queries(), office::queries(), directive::queries(), programme::queries()};
  auto database = store::Database::open({.path = (folder / "office.db").string()}, store::shipped_migrations(), rooms);
  if (!database) return tl::unexpected(database.error());
  return std::unique_ptr<OpenedOffice>(new OpenedOffice{std::move(*database), store::FileStore(folder / "files"), {}});
}

}  // namespace nhipcau::cli
