#include "api/due_json.hpp"

#include <array>

namespace nhipcau::api {
namespace {

using programme::DueDate;
using programme::Every;

template <class T>
struct Named {
  std::string_view name;
  T value;
};
constexpr std::array kKinds{Named<DueDate::Kind>{"date", DueDate::Kind::date}, Named<DueDate::Kind>{"moment", DueDate::Kind::moment},
                            Named<DueDate::Kind>{"rule", DueDate::Kind::rule}};
constexpr std::array kPeriods{Named<Every>{"week", Every::week}, Named<Every>{"month", Every::month},
                              Named<Every>{"quarter", Every::quarter}, Named<Every>{"half_year", Every::half_year},
                              Named<Every>{"year", Every::year}};

template <class Table, class T>
std::string_view name_of(const Table& table, T value) {
  for (const auto& row : table) {
    if (row.value == value) return row.name;
  }
  return table.front().name;
}

Error wrong(std::string_view name) {
  return {Code::invalid, "api.wrong_type", {std::string(name)}};
}

/// The value a text field names; a fault of the reader if the table has no such name.
template <class Table>
auto take_named(FieldReader& fields, std::string_view name, const Table& table) -> std::optional<decltype(table.front().value)> {
  const auto given = fields.text(name, 20);
  if (!given) return std::nullopt;
  for (const auto& row : table) {
    if (row.name == *given) return row.value;
  }
  fields.blame(wrong(name));
  return std::nullopt;
}

std::optional<int> take_small(FieldReader& fields, std::string_view name) {
  const auto number = fields.integer(name);
  if (number && (*number < 1 || *number > 31)) fields.blame(wrong(name));
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

}  // namespace

json::object to_json(const DueDate& due) {
  json::object out{{"kind", to_view(name_of(kKinds, due.kind))}, {"as_written", due.as_written}};
  if (due.kind != DueDate::Kind::rule) {
    if (due.date) out["date"] = due.date->to_iso();
    if (due.kind == DueDate::Kind::moment) out["time"] = due.time;
    return out;
  }
  out["every"] = to_view(name_of(kPeriods, due.every));
  if (due.day) out["day"] = *due.day;
  if (due.month) out["month"] = *due.month;
  return out;
}

Result<DueDate> read_due_date(const json::object& object) {
  FieldReader fields(object);
  fields.need("kind");
  fields.need("as_written");
  DueDate due;
  due.kind = take_named(fields, "kind", kKinds).value_or(DueDate::Kind::date);
  if (const auto date = fields.text("date", 10)) {
    due.date = Date::from_iso(*date);
    if (!due.date) fields.blame(wrong("date"));
  }
  due.time = fields.text("time", 5).value_or("");
  due.every = take_named(fields, "every", kPeriods).value_or(Every::month);
  due.day = take_small(fields, "day");
  due.month = take_small(fields, "month");
  due.as_written = fields.text("as_written", 500).value_or("");
  if (due.kind == DueDate::Kind::rule && !object.contains("every")) fields.need("every");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return due;
}

}  // namespace nhipcau::api
