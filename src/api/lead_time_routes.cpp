#include <algorithm>

#include "api/calendar_words.hpp"
#include "api/field_reader.hpp"
#include "api/routes.hpp"
#include "api/step_json.hpp"
#include "calendar/office_lead_times.hpp"

// How long before the days of a kind plan, drafts and translations are ready, in this office.
namespace nhipcau::api {
namespace {

using calendar::LeadPlace;
using calendar::LeadTimeChange;

constexpr std::size_t kWordCharacters = 40;

/// One set of an office's lead times, for one answer.
class LeadTimeTable {
 public:
  LeadTimeTable(store::Read& tx, const Call& call)
      : call_(call),
        changes_(calendar::list_lead_time_changes(tx)),
        may_edit_(office::may(tx, call.session->account, "calendar.edit", {}, call.app.clock.today())) {}

  [[nodiscard]] json::object to_json() const {
    json::array kinds;
    for (std::size_t at = 0; at < calendar::kOccasionKinds.size(); ++at)
      kinds.push_back(kind_json(static_cast<calendar::OccasionKind>(at)));
    return {{"kinds", std::move(kinds)}, {"longest", calendar::kLongestLead}, {"may_edit", may_edit_}};
  }

 private:
  [[nodiscard]] json::object kind_json(calendar::OccasionKind kind) const {
    json::array rows;
    for (std::size_t at = 0; at < calendar::kLeadYears.size(); ++at) rows.push_back(row_json(kind, static_cast<calendar::LeadYears>(at)));
    return {{"kind", to_view(calendar::name_of(kind))}, {"words", words("kind_", calendar::name_of(kind))}, {"rows", std::move(rows)}};
  }

  [[nodiscard]] json::object row_json(calendar::OccasionKind kind, calendar::LeadYears years) const {
    json::array cells;
    for (std::size_t at = 0; at < calendar::kSteps.size(); ++at)
      cells.push_back(cell_json({.kind = kind, .years = years, .step = static_cast<calendar::Step>(at)}));
    return {{"years", to_view(calendar::name_of(years))}, {"words", words("lead_", calendar::name_of(years))}, {"cells", std::move(cells)}};
  }

  [[nodiscard]] json::object cell_json(const LeadPlace& place) const {
    const auto change = std::ranges::find(changes_, place, &LeadTimeChange::place);
    const bool is_there = change != changes_.end();
    const int shipped = calendar::days_at(calendar::shipped_lead_times(), place);
    const bool is_own = is_there && change->days && *change->days != shipped;
    return {{"step", to_view(calendar::name_of(place.step))},
            {"words", step_words(place.step, call_.language)},
            {"days", is_own ? *change->days : shipped},
            {"shipped", shipped},
            {"own", is_own},
            {"version", is_there ? change->version : 0},
            {"changed_by", is_there ? text_or_null(change->changed_by) : json::value(nullptr)},
            {"changed_at", is_there ? json::value(to_rfc3339(change->changed_at)) : json::value(nullptr)}};
  }

  [[nodiscard]] std::string words(const std::string& prefix, std::string_view name) const {
    return message(call_.language, "calendar." + prefix + std::string(name));
  }

  const Call& call_;
  std::vector<LeadTimeChange> changes_;
  bool may_edit_;
};

Result<http::Response> list_lead_times(const Call& call, store::Read& tx) {
  return json_response(200, LeadTimeTable(tx, call).to_json());
}

template <class Find>
auto take_name(FieldReader& fields, const char* name, Find find) -> decltype(find(std::string_view{})) {
  const auto found = find(fields.text(name, kWordCharacters).value_or(""));
  if (!found) fields.blame(Error{Code::invalid, "api.wrong_type", {name}});
  return found;
}

Result<LeadTimeChange> read_change(const std::string& text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* const name : {"kind", "years", "step", "version"}) fields.need(name);
  const auto kind = take_name(fields, "kind", calendar::find_kind);
  const auto years = take_name(fields, "years", calendar::find_lead_years);
  const auto step = take_name(fields, "step", calendar::find_step);
  LeadTimeChange change;
  change.version = fields.integer("version").value_or(0);
  if (!fields.is_null("days")) {
    fields.need("days");
    const auto days = fields.integer("days").value_or(0);
    change.days = static_cast<int>(std::clamp<std::int64_t>(days, -1, calendar::kLongestLead + 1));
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  change.place = {.kind = *kind, .years = *years, .step = *step};
  return change;
}

/// They hold for the whole office: who changes them answers for it.
Result<http::Response> change_lead_time(const Call& call) {
  const auto change = read_change(call.request.body);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    if (!office::may(tx, call.session->account, "calendar.edit", {}, call.app.clock.today()))
      return fail(Code::forbidden, "api.not_allowed");
    if (!change) return tl::unexpected(change.error());
    const auto done = calendar::change_lead_time(tx, call.app.clock, call.actor(), *change);
    if (!done) return tl::unexpected(done.error());
    return json_response(200, LeadTimeTable(tx, call).to_json());
  });
}

}  // namespace

void add_lead_time_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/api/calendar/lead-times", .permission = "papers.read"}, list_lead_times);
  routes.add(
      {.method = patch, .pattern = "/api/calendar/lead-times", .permission = "calendar.edit", .body_limit = kJsonBytes, .body_type = kJson},
      change_lead_time);
}

}  // namespace nhipcau::api
