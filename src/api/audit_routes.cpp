#include "api/audit_json.hpp"
#include "api/audit_words.hpp"
#include "api/field_reader.hpp"
#include "api/header_words.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "office/audit_chain.hpp"
#include "office/audit_erase.hpp"
#include "office/audit_reading.hpp"
#include "office/person_erasure.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 80, kKindCharacters = 40, kDayCharacters = 10;
constexpr std::string_view kProgram = "program";

std::optional<Date> read_day(QueryReader& query, const std::string& name) {
  const std::string written = query.text(name, kDayCharacters);
  if (written.empty()) return std::nullopt;
  const auto day = Date::from_iso(written);
  if (!day) query.blame(name);
  return day;
}

office::TrailFilter read_filter(QueryReader& query) {
  office::TrailFilter filter;
  const std::string account = query.text("account", kIdCharacters);
  filter.by_program = account == kProgram;
  if (!filter.by_program) filter.account = {account};
  const std::string group = query.text("group", kKindCharacters);
  filter.group = office::find_audit_group(group);
  if (!group.empty() && !filter.group) query.blame("group");
  filter.from = read_day(query, "from");
  filter.to = read_day(query, "to");
  filter.subject_kind = query.text("kind", kKindCharacters);
  filter.subject_id = query.text("thing", kIdCharacters);
  if (filter.subject_kind.empty() != filter.subject_id.empty()) query.blame(filter.subject_kind.empty() ? "kind" : "thing");
  return filter;
}

/// How long the trail is, and what proves later that it was so: as `nhipcau audit head` gives it.
json::object tell_head(store::Read& tx, const Clock& clock) {
  const auto heads = office::list_heads(tx);
  std::int64_t lines = 0;
  for (const office::ChainHead& head : heads) lines += head.position;
  return {{"lines", lines}, {"head", to_json(to_rfc3339(clock.now()), heads)}};
}

Result<http::Response> read_audit(const Call& call, store::Read& tx) {
  QueryReader query(call.request);
  const office::TrailFilter filter = read_filter(query);
  const std::string cursor = query.text("cursor", kIdCharacters);
  const int limit = query.integer("limit", 1, 100).value_or(50);
  if (query.fault()) return tl::unexpected(*query.fault());
  const auto page = office::read_trail(tx, filter, cursor, limit);
  if (!page) return tl::unexpected(page.error());
  json::object told{{"items", array_of(page->lines, [&](const office::ChainedLine& line) { return to_told(tx, call, line); })},
                    {"next", text_or_null(page->next)},
                    {"looked_to", page->next.empty() ? json::value(nullptr) : text_or_null(page->looked_to)}};
  if (cursor.empty()) told["trail"] = tell_head(tx, call.app.clock);
  return json_response(200, told);
}

std::vector<office::SealedValue> read_values(FieldReader& fields) {
  std::vector<office::SealedValue> values;
  for (const std::string& name : fields.texts("values", office::kSealedValues, kKindCharacters).value_or(std::vector<std::string>())) {
    const auto value = office::sealed_value_named(name);
    if (!value) {
      fields.blame({Code::invalid, "api.wrong_type", {"values"}});
      break;
    }
    values.push_back(*value);
  }
  return values;
}

/// The line as it stands now.
Result<http::Response> show_line(const Call& call, store::Read& tx, const std::string& id) {
  const auto line = office::load_line(tx, id);
  if (!line) return tl::unexpected(line.error());
  return json_response(200, to_told(tx, call, *line));
}

Result<http::Response> erase_values(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"values", "basis", "reason"}) fields.need(name);
  const office::AuditErasure erasure{.line = call.param("line"),
                                     .values = read_values(fields),
                                     .reason = words_on_one_line(fields.text("reason", office::kLongestErasureReason).value_or("")),
                                     .basis = words_on_one_line(fields.text("basis", office::kLongestBasis).value_or(""))};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  const App& app = call.app;
  const auto erased = app.database.write([&](store::Write& tx) -> Result<void> {
    const auto gone = office::erase_audit_values(tx, app.clock, call.actor(), erasure);
    if (!gone) return tl::unexpected(gone.error());
    if (*gone == 0) return fail(Code::conflict, "office.nothing_to_erase", {erasure.line});
    return {};
  });
  if (!erased) return tl::unexpected(erased.error());
  return app.database.read([&](store::Read& tx) { return show_line(call, tx, erasure.line); });
}

}  // namespace

void add_audit_routes(Routes& routes) {
  routes.add({.method = http::Method::get, .pattern = "/api/audit", .permission = "audit.read"}, read_audit);
  routes.add({.method = http::Method::post,
              .pattern = "/api/audit/{line}/erasure",
              .permission = "personal_data.erase",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             erase_values);
}

}  // namespace nhipcau::api
