#include "api/field_reader.hpp"
#include "api/routes.hpp"
#include "api/spans_json.hpp"
#include "calendar/countries.hpp"
#include "directive/records.hpp"
#include "directive/take_anniversaries.hpp"

namespace nhipcau::api {
namespace {

using directive::ChosenAnniversary;
using directive::PaperAnniversary;
using directive::PaperId;

constexpr std::size_t kIdCharacters = 40;
constexpr std::size_t kMostAtOnce = 500;

json::object to_ref(const calendar::Occasion& day) {
  return {{"id", to_view(day.id)}, {"name", to_view(day.name)}, {"since", date_or_null(day.since)}};
}

json::object write(const PaperAnniversary& one, std::size_t position, const Utf16Offsets& offsets) {
  const directive::Anniversary& said = one.said;
  const calendar::Occasion& day = said.occasion;
  return {{"position", position},
          {"name", to_view(day.name)},
          {"span", to_json(said.where, offsets)},
          {"since", date_or_null(day.since)},
          {"kept", date_or_null(said.kept)},
          {"years", number_or_null(said.years)},
          {"year_class", said.year_class ? json::value(to_view(calendar::name_of(*said.year_class))) : json::value(nullptr)},
          {"kind", to_view(calendar::name_of(day.kind))},
          {"country", text_or_null(day.country)},
          {"country_name", text_or_null(day.country.empty() ? std::string() : calendar::country_name(day.country))},
          {"written", text_or_null(said.written)},
          {"corrected", said.is_corrected},
          {"known", said.known ? json::value(to_ref(*said.known)) : json::value(nullptr)},
          {"differs", said.known && said.known->since != day.since},
          {"same_day", array_of(said.same_day, to_ref)},
          {"noted", text_or_null(one.noted)},
          {"made_day", one.made_day}};
}

/// errors  not_found directive.no_such_paper
Result<http::Response> show(store::Read& tx, const Call& call) {
  const PaperId id{call.param("paper")};
  const auto paper = directive::load_paper(tx, id);
  if (!paper) return tl::unexpected(paper.error());
  const Utf16Offsets offsets(paper->text);
  json::array items;
  for (const PaperAnniversary& one : directive::list_anniversaries(tx, *paper, call.sight("papers.read"), call.app.clock.today()))
    items.push_back(write(one, items.size(), offsets));
  const bool may_take = office::may(tx, call.session->account, "calendar.edit", paper->unit, call.app.clock.today());
  return json_response(200, json::object{{"reading", to_view(paper->reading.value)}, {"may_take", may_take}, {"items", std::move(items)}});
}

Result<http::Response> list_anniversaries(const Call& call, store::Read& tx) {
  return show(tx, call);
}

struct Wish {
  directive::ReadingId reading;
  std::vector<ChosenAnniversary> chosen;
};

ChosenAnniversary take_one(FieldReader& fields, const json::value& item) {
  const auto blame = [&](Error error) {
    fields.blame(std::move(error));
    return ChosenAnniversary{};
  };
  if (!item.is_object()) return blame({Code::invalid, "api.wrong_type", {"items"}});
  FieldReader inner(item.get_object());
  inner.need("position");
  ChosenAnniversary one;
  const auto position = inner.integer("position").value_or(-1);
  if (!inner.is_null("day")) one.day = inner.text("day", kIdCharacters).value_or("");
  if (const auto fault = inner.finish()) return blame(*fault);
  if (position < 0) return blame({Code::invalid, "api.wrong_type", {"position"}});
  one.position = static_cast<std::size_t>(position);
  return one;
}

Result<Wish> read_wish(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* const name : {"reading", "items"}) fields.need(name);
  Wish wish{.reading = {fields.text("reading", kIdCharacters).value_or("")}, .chosen = {}};
  if (const json::array* items = fields.array("items")) {
    if (items->empty() || items->size() > kMostAtOnce) fields.blame({Code::invalid, "api.wrong_type", {"items"}});
    for (const json::value& item : *items) {
      if (wish.chosen.size() < kMostAtOnce) wish.chosen.push_back(take_one(fields, item));
    }
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return wish;
}

Result<http::Response> take_anniversaries(const Call& call) {
  const auto wish = read_wish(call);
  if (!wish) return tl::unexpected(wish.error());
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto taken = directive::take_anniversaries(tx, call.app.clock, call.actor(), {call.param("paper")}, wish->reading, wish->chosen,
                                                     call.sight("papers.read"));
    if (!taken) return tl::unexpected(taken.error());
    return show(tx, call);
  });
}

Result<http::Response> remove_anniversary(const Call& call) {
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto removed = calendar::remove_paper(tx, call.app.clock, call.actor(), call.param("day"), call.param("paper"));
    if (!removed) return tl::unexpected(removed.error());
    return show(tx, call);
  });
}

}  // namespace

void add_anniversary_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/papers/{paper}/anniversaries", .permission = "papers.read"}, list_anniversaries);
  routes.add({.method = post,
              .pattern = "/api/papers/{paper}/anniversaries",
              .permission = "calendar.edit",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             take_anniversaries);
  routes.add({.method = remove, .pattern = "/api/papers/{paper}/anniversaries/{day}", .permission = "calendar.edit"}, remove_anniversary);
}

}  // namespace nhipcau::api
