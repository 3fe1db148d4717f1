#include "api/territory_json.hpp"

#include "api/json.hpp"
#include "office/unit_names.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::api {
namespace {

using office::Level;
using office::Territories;
using office::Territory;

constexpr std::size_t kLongestName = 200;  // characters
constexpr std::size_t kLongestCode = 20;
constexpr std::size_t kDepth = 8;  // three levels are six deep

/// How a list calls what it says of a unit.
struct Words {
  Territories::Levels levels;
  std::string_view code, name, english;
  std::vector<std::string_view> below;  ///< the list of units right below, from the provinces' on
};

const Words kTwoLevels{Territories::Levels::two, "Code", "FullName", "FullNameEn", {"Wards"}};
const Words kThreeLevels{Territories::Levels::three, "Id", "Name", "", {"Districts", "Wards"}};

Fail not_territories() {
  return fail(Code::invalid, "office.not_territories");
}

std::string_view text_of(const json::object& unit, std::string_view name) {
  const json::value* const value = name.empty() ? nullptr : unit.if_contains(to_view(name));
  const json::string* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view() : std::string_view(text->data(), text->size());
}

/// Cleaned, on one line; empty if it is too long to be a name.
std::string name_of(std::string_view written) {
  if (written.size() > 4 * kLongestName) return {};
  const std::string cleaned = text::clean(written).text;
  const std::string_view name = text::trim(cleaned);
  if (name.find('\n') != std::string_view::npos || text::count_characters(name) > kLongestName) return {};
  return std::string(name);
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= kLongestCode && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(const Words& words) : words_(words) { list_.levels = words.levels; }

  Result<Territories> read(const json::array& provinces) {
    if (!take_all(provinces, 0, {})) return not_territories();
    return std::move(list_);
  }

 private:
  bool take_all(const json::array& units, std::size_t depth, const std::string& parent) {
    for (const json::value& unit : units) {
      const json::object* const object = unit.if_object();
      if (object == nullptr || !take(*object, depth, parent)) return false;
    }
    return true;
  }

  bool take(const json::object& unit, std::size_t depth, const std::string& parent) {
    const std::string name = name_of(text_of(unit, words_.name));
    const std::string code(text_of(unit, words_.code));
    const bool is_lowest = depth == words_.below.size();
    if (code.empty() && is_lowest) {  // a district without communes has an empty one in its place
      list_.without_code += name.empty() ? 0 : 1;
      return list_.without_code < kMostTerritories;
    }
    if (name.empty() || !is_code(code) || list_.units.size() == kMostTerritories) return false;
    list_.units.push_back({.code = code,
                           .name = office::with_kind(name),
                           .english = name_of(text_of(unit, words_.english)),
                           .level = depth == 0  ? Level::province
                                    : is_lowest ? Level::commune
                                                : Level::district,
                           .parent = parent});
    if (is_lowest) return true;
    const json::value* const below = unit.if_contains(to_view(words_.below[depth]));
    if (below == nullptr || below->is_null()) return true;
    return below->is_array() && take_all(below->get_array(), depth + 1, code);
  }

  const Words& words_;
  Territories list_;
};

}  // namespace

Result<Territories> read_territories(std::string_view bytes) {
  if (bytes.size() > kTerritoryBytes)
    return fail(Code::too_large, "office.territory_file_too_large", {std::to_string(kTerritoryBytes >> 20U)});
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = kDepth;
  const json::value value = json::parse(to_view(bytes), error, {}, options);
  const json::array* const provinces = error || !value.is_array() ? nullptr : &value.get_array();
  if (provinces == nullptr || provinces->empty() || !provinces->front().is_object()) return not_territories();
  return Reader(provinces->front().get_object().contains(to_view(kThreeLevels.below.front())) ? kThreeLevels : kTwoLevels).read(*provinces);
}

}  // namespace nhipcau::api
