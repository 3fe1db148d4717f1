#pragma once
#include <string>
#include <vector>

namespace nhipcau::directive {

/// Ids in one text, 26 characters each with single spaces between, as statements that ask for many rows take them apart (SQL of both
/// engines has no other list to bind).
template <class IdType>
std::string to_id_list(const std::vector<IdType>& ids) {
  constexpr std::size_t kIdCharacters = 26;
  std::string list;
  for (const IdType& id : ids) {
    if (id.value.size() != kIdCharacters) continue;  // an id of another length is nobody's
    if (!list.empty()) list += ' ';
    list += id.value;
  }
  return list;
}

}  // namespace nhipcau::directive
