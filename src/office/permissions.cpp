#include "office/permissions.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::office {
namespace {

/// The catalogue's size where the name is not in it.
std::size_t place_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kPermissions, name) - std::begin(kPermissions));
}

}  // namespace

Permissions::Permissions(std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const std::size_t place = place_of(name);
    require(place < held_.size(), "a permission that is not in the catalogue");
    held_.set(place);
  }
}

Permissions Permissions::all() {
  Permissions all;
  all.held_.set();
  return all;
}

bool Permissions::contains(std::string_view name) const {
  const std::size_t place = place_of(name);
  return place < held_.size() && held_.test(place);
}

std::vector<std::string_view> Permissions::names() const {
  std::vector<std::string_view> names;
  for (const std::string_view name : kPermissions) {
    if (contains(name)) names.push_back(name);
  }
  return names;
}

}  // namespace nhipcau::office
