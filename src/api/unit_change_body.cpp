#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/unit_change_json.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 40, kDayCharacters = 10, kKindCharacters = 20, kFingerprintCharacters = 64;
constexpr std::size_t kMostCarried = 500;

/// Reads each object of an array with a reader of its own; the first fault is blamed on the fields around it.
template <class Item, class ReadOne>
std::vector<Item> take_each(FieldReader& fields, std::string_view name, std::size_t most, const ReadOne& read_one) {
  std::vector<Item> items;
  const json::array* array = fields.array(name);
  if (array == nullptr) return items;
  if (array->size() > most) fields.blame({Code::invalid, "api.too_long", {std::string(name)}});
  for (const json::value& value : *array) {
    if (items.size() == most) break;
    const json::object* object = value.if_object();
    if (object == nullptr) {
      fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
      break;
    }
    FieldReader inner(*object);
    items.push_back(read_one(inner));
    if (const auto fault = inner.finish()) fields.blame(*fault);
  }
  return items;
}

std::string take_line(FieldReader& fields, std::string_view name, std::size_t most) {
  return words_on_one_line(fields.text(name, most).value_or(""));
}

std::size_t take_place(FieldReader& fields, std::string_view name) {
  fields.need(name);
  const auto number = fields.integer(name).value_or(0);
  if (number < 0) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return static_cast<std::size_t>(std::max<std::int64_t>(number, 0));
}

office::ChangeResult take_result(FieldReader& fields) {
  return {.unit = {fields.text("unit", kIdCharacters).value_or("")},
          .name = take_line(fields, "name", office::kLongestUnitName),
          .english = take_line(fields, "english", office::kLongestUnitName),
          .code = take_line(fields, "code", office::kLongestUnitCode),
          .parent = {fields.text("parent", kIdCharacters).value_or("")}};
}

office::UnitChange take_change(FieldReader& fields, const office::UnitId& unit) {
  for (const auto name : {"kind", "on", "source"}) fields.need(name);
  const auto kind = office::change_kind_named(fields.text("kind", kKindCharacters).value_or(""));
  if (!kind) fields.blame({Code::invalid, "api.wrong_type", {"kind"}});
  const auto on = Date::from_iso(fields.text("on", kDayCharacters).value_or(""));
  if (!on) fields.blame({Code::invalid, "api.wrong_type", {"on"}});
  office::UnitChange change{.kind = kind.value_or(office::ChangeKind::rename),
                            .units = {unit},
                            .results = take_each<office::ChangeResult>(fields, "results", office::kMostSplit, take_result),
                            .places = {},
                            .close_below = fields.boolean("close_below").value_or(false),
                            .on = on.value_or(*Date::make(1945, 9, 2)),
                            .source = take_line(fields, "source", office::kLongestSource)};
  for (const std::string& other : fields.texts("with", office::kMostMerged, kIdCharacters).value_or(std::vector<std::string>()))
    change.units.push_back({other});
  change.places = take_each<office::UnitChange::Place>(fields, "places", office::kMostGoingAlong, [](FieldReader& place) {
    return office::UnitChange::Place{.unit = {place.text("unit", kIdCharacters).value_or("")}, .result = take_place(place, "result")};
  });
  return change;
}

}  // namespace

Result<ReadChange> read_change(std::string_view body, const office::UnitId& unit, bool is_made) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  ReadChange read{.change = take_change(fields, unit), .seen = {}, .carried = {}};
  if (is_made) {
    fields.need("seen");
    read.seen = fields.text("seen", kFingerprintCharacters).value_or("");
    read.carried = take_each<office::CarriedGrant>(fields, "carried", kMostCarried, [](FieldReader& one) {
      return office::CarriedGrant{.grant = {one.text("grant", kIdCharacters).value_or("")}, .result = take_place(one, "result")};
    });
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return read;
}

}  // namespace nhipcau::api
