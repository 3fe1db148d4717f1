#include "office/permissions.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::office {
namespace {

/// The catalogue's size where the name is not in it.
std::size_t place_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kPermissions, name, &Permission::name) - std::begin(kPermissions));
}

}  // namespace

const Permission* find_permission(std::string_view name) {
  const std::size_t place = place_of(name);
  return place < std::size(kPermissions) ? &kPermissions[place] : nullptr;
}

Permissions::Permissions(std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const std::size_t place = place_of(name);
    require(place < held_.size(), "a permission that is not in the catalogue");
    held_.set(place);
  }
}

Permissions Permissions::all() {
  Permissions all;
  for (const Permission& permission : kPermissions) all.held_.set(place_of(permission.name), !permission.is_by_name);
  return all;
}

bool Permissions::add(std::string_view name) {
  const Permission* permission = find_permission(name);
  const bool is_known = permission != nullptr;
  for (; permission != nullptr; permission = find_permission(permission->includes)) held_.set(place_of(permission->name));
  return is_known;
}

bool Permissions::contains(std::string_view name) const {
  const std::size_t place = place_of(name);
  return place < held_.size() && held_.test(place);
}

std::vector<std::string_view> Permissions::names() const {
  std::vector<std::string_view> names;
  for (const Permission& permission : kPermissions) {
    if (contains(permission.name)) names.push_back(permission.name);
  }
  return names;
}

std::vector<std::string_view> Permissions::named() const {
  Permissions included;
  for (const std::string_view name : names()) included.add(find_permission(name)->includes);
  std::vector<std::string_view> named = names();
  std::erase_if(named, [&](std::string_view name) { return included.contains(name); });
  return named;
}

}  // namespace nhipcau::office
