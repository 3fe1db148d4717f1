#pragma once
#include <bitset>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <vector>

namespace nhipcau::office {

/// The catalogue of permissions; a route names one. "session" (any signed-in account) and "public" are not in it.
inline constexpr std::string_view kPermissions[] = {"papers.read", "papers.register", "papers.correct", "plans.read",
                                                    "plans.edit",  "units.read",      "units.edit"};

/// Some of kPermissions. A value that owns no memory: one is made for every request.
class Permissions {
 public:
  Permissions() = default;
  /// names  of kPermissions; any other is a bug
  Permissions(std::initializer_list<std::string_view> names);
  static Permissions all();

  /// False for a name that is not in the catalogue.
  [[nodiscard]] bool contains(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return held_.count(); }
  /// In the order of the catalogue.
  [[nodiscard]] std::vector<std::string_view> names() const;

 private:
  std::bitset<std::size(kPermissions)> held_;  // [i]: kPermissions[i]
};

}  // namespace nhipcau::office
