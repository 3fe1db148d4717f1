#include "office/permissions.hpp"

#include <doctest/doctest.h>

#include "base/require.hpp"

using nhipcau::office::Permissions;

TEST_CASE("permissions hold the names they were given and no others") {
  const Permissions some{"plans.read", "papers.read"};
  CHECK(some.contains("papers.read"));
  CHECK(some.contains("plans.read"));
  CHECK_FALSE(some.contains("plans.edit"));
  CHECK_FALSE(some.contains("plans"));
  CHECK_FALSE(some.contains(""));
  CHECK(some.size() == 2);
  CHECK(some.names() == std::vector<std::string_view>{"papers.read", "plans.read"});
}

TEST_CASE("all permissions are those of the catalogue but what is held by name; none are held without being given") {
  std::vector<std::string_view> names, by_name;
  for (const auto& permission : nhipcau::office::kPermissions) (permission.is_by_name ? by_name : names).push_back(permission.name);
  CHECK(Permissions::all().names() == names);
  CHECK(by_name == std::vector<std::string_view>{"personal_data.read", "personal_data.erase"});
  CHECK(Permissions().names().empty());
  CHECK_FALSE(Permissions().contains("papers.read"));
  CHECK_FALSE(Permissions::all().contains("papers.remove"));
}

TEST_CASE("a permission that no catalogue names is a bug") {
  CHECK_THROWS_AS(Permissions({"papers.remove"}), nhipcau::BrokenInvariant);
}
