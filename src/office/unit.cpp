#include "office/unit.hpp"

#include <array>
#include <utility>

namespace nhipcau::office {
namespace {

constexpr std::array<std::string_view, 4> kTrees = {"territory", "state", "party", "front"};
constexpr std::array<std::string_view, 4> kLevels = {"central", "province", "district", "commune"};
constexpr std::array<std::string_view, 3> kShares = {"whole", "part", "seat"};

template <class Enum, std::size_t kCount>
std::optional<Enum> find_named(const std::array<std::string_view, kCount>& names, std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_name(Tree tree) {
  return kTrees.at(static_cast<std::size_t>(tree));
}

std::string_view to_name(Level level) {
  return kLevels.at(static_cast<std::size_t>(level));
}

std::optional<Level> level_named(std::string_view name) {
  return find_named<Level>(kLevels, name);
}

std::string_view to_name(Share share) {
  return kShares.at(static_cast<std::size_t>(share));
}

std::optional<Share> share_named(std::string_view name) {
  return find_named<Share>(kShares, name);
}

std::optional<Tree> tree_named(std::string_view name) {
  return find_named<Tree>(kTrees, name);
}

}  // namespace nhipcau::office
