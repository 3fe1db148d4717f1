#include "api/unit_json.hpp"

#include "office/bodies.hpp"
#include "office/organ_codes.hpp"
#include "office/posts.hpp"
#include "office/units.hpp"

namespace nhipcau::api {
namespace {

using office::Unit;
using office::UnitId;

json::value load_json(store::Read& tx, const UnitId& id, const Date& on) {
  const auto unit = office::load_unit(tx, id, on);
  return unit ? json::value(to_json(*unit)) : json::value(nullptr);
}

json::object to_json(const office::UnitName& name) {
  return {{"name", to_view(name.name)},
          {"english", text_or_null(name.english)},
          {"from", date_or_null(name.period.from)},
          {"until", date_or_null(name.period.until)}};
}

json::object to_json(store::Read& tx, const office::Successor& successor, const Date& on) {
  return {{"unit", load_json(tx, successor.unit, on)},
          {"share", to_view(office::to_name(successor.share))},
          {"sources", array_of(successor.sources, [](const auto& source) { return json::value(to_view(source)); })}};
}

/// end  the unit at the other end of it
json::object to_json(store::Read& tx, const office::SuccessionLink& link, const UnitId& end) {
  return {{"unit", load_json(tx, end, link.on)},
          {"share", to_view(office::to_name(link.share))},
          {"on", link.on.to_iso()},
          {"source", to_view(link.source)},
          {"stated", link.is_stated}};
}

json::object to_json(const office::OrganCode& code) {
  const auto qcvn = office::to_qcvn_form(code.code);
  return {{"code", to_view(code.code)},     {"qcvn", qcvn ? json::value(to_view(*qcvn)) : json::value(nullptr)},
          {"from", code.from.to_iso()},     {"until", date_or_null(code.until)},
          {"source", to_view(code.source)}, {"version", code.version}};
}

}  // namespace

json::object to_json(const office::PostKind& kind) {
  return {{"code", to_view(kind.code)},
          {"name", to_view(kind.name)},
          {"english", to_view(kind.english)},
          {"one_at_a_time", kind.one_at_a_time}};
}

json::object to_json(const office::Post& post) {
  return {{"id", to_view(post.id.value)},
          {"version", post.version},
          {"kind", to_view(post.text.kind)},
          {"title", text_or_null(post.text.title)},
          {"holder", {{"account", text_or_null(post.text.account.value)}, {"name", to_view(post.text.holder)}}},
          {"from", date_or_null(post.text.period.from)},
          {"until", date_or_null(post.text.period.until)}};
}

json::object to_json(const Unit& unit) {
  return {{"id", to_view(unit.id.value)},
          {"tree", to_view(office::to_name(unit.tree))},
          {"level", to_view(office::to_name(unit.level))},
          {"name", to_view(unit.name)},
          {"english", text_or_null(unit.english)},
          {"code", text_or_null(unit.code)},
          {"from", date_or_null(unit.period.from)},
          {"until", date_or_null(unit.period.until)}};
}

json::object to_json(const office::UnitPlace& place) {
  return {{"unit", to_json(place.unit)}, {"above", array_of(place.above, [](const Unit& one) { return to_json(one); })}};
}

json::object unit_page(store::Read& tx, const Unit& unit, const Date& on) {
  json::object page = to_json(unit);
  page["on"] = on.to_iso();
  page["above"] = array_of(office::list_above(tx, unit.id, on), [](const Unit& one) { return to_json(one); });
  page["names"] = array_of(office::list_names(tx, unit.id), [](const auto& name) { return to_json(name); });
  page["below"] = array_of(office::list_below(tx, unit.id, on), [](const Unit& one) { return to_json(one); });
  page["older"] = array_of(office::list_older(tx, unit.id), [&](const auto& link) { return to_json(tx, link, link.older); });
  page["newer"] = array_of(office::list_newer(tx, unit.id), [&](const auto& link) { return to_json(tx, link, link.newer); });
  const auto became = office::find_successors(tx, unit.id, on);
  const office::Succession succession = became ? *became : office::Succession();
  page["successors"] = array_of(succession.units, [&](const auto& one) { return to_json(tx, one, on); });
  page["unknown"] = array_of(succession.unknown, [&](const auto& id) { return load_json(tx, id, on); });
  page["partly"] = array_of(succession.partly, [&](const auto& id) { return load_json(tx, id, on); });
  page["around"] = array_of(succession.around, [&](const auto& id) { return load_json(tx, id, on); });
  page["posts"] = array_of(office::list_posts(tx, unit.id), [](const auto& post) { return to_json(post); });
  page["post_kinds"] = array_of(office::shipped_post_kinds(), [](const auto& kind) { return to_json(kind); });
  page["bodies"] = array_of(office::list_bodies(tx, unit.id, on), [](const Unit& one) { return to_json(one); });
  page["territories"] = array_of(office::list_territories(tx, unit.id, on), [](const Unit& one) { return to_json(one); });
  page["organ_codes"] = array_of(office::list_organ_codes(tx, unit.id), [](const auto& code) { return to_json(code); });
  return page;
}

Result<http::Response> unit_today(const Call& call, const UnitId& unit) {
  const Date today = call.app.clock.today();
  return call.app.database.read([&](store::Read& tx) -> Result<http::Response> {
    const auto loaded = office::load_unit(tx, unit, today);
    if (!loaded) return tl::unexpected(loaded.error());
    return json_response(200, unit_page(tx, *loaded, today));
  });
}

}  // namespace nhipcau::api
