#include "api/briefing_json.hpp"
#include "api/due_json.hpp"
#include "api/field_reader.hpp"

// What is sent about meetings.
namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 60;
constexpr std::size_t kDateCharacters = 10;
constexpr std::size_t kClockCharacters = 5;
constexpr std::size_t kRowCharacters = 100;

/// A text that may be null or absent.
std::string take_text(FieldReader& fields, std::string_view name, std::size_t most) {
  if (fields.is_null(name)) return {};
  return fields.text(name, most).value_or("");
}

std::vector<std::string> take_lines(FieldReader& fields, std::string_view name) {
  return fields.texts(name, briefing::kMostLines, briefing::kNameCharacters).value_or(std::vector<std::string>());
}

std::optional<Date> take_day(FieldReader& fields, std::string_view name) {
  const std::string text = take_text(fields, name, kDateCharacters);
  const auto day = Date::from_iso(text);
  if (!text.empty() && !day) fields.blame({Code::invalid, "api.wrong_type", {std::string(name)}});
  return day;
}

std::int64_t take_version(FieldReader& fields, bool is_needed) {
  if (!is_needed) return 0;
  fields.need("version");
  return fields.integer("version").value_or(0);
}

std::optional<programme::DueDate> take_due(FieldReader& fields) {
  if (fields.is_null("deadline")) return std::nullopt;
  const json::object* object = fields.object("deadline");
  if (object == nullptr) return std::nullopt;
  auto due = read_due_date(*object);
  if (!due) fields.blame(due.error());
  return due ? std::optional(std::move(*due)) : std::nullopt;
}

}  // namespace

Result<SentMeeting> read_meeting(std::string_view body, bool is_change) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  for (const auto* name : {"kind", "held_on"}) fields.need(name);
  const auto held_on = take_day(fields, "held_on");
  if (!held_on) fields.blame({Code::invalid, "api.wrong_type", {"held_on"}});
  SentMeeting sent{.said = {.held_on = held_on.value_or(*Date::make(1, 1, 1))}, .version = take_version(fields, is_change)};
  sent.said.kind = fields.text("kind", kIdCharacters).value_or("");
  sent.said.start_time = take_text(fields, "start_time", kClockCharacters);
  sent.said.place = take_text(fields, "place", briefing::kNameCharacters);
  sent.said.chair = take_text(fields, "chair", briefing::kNameCharacters);
  sent.said.participants = take_lines(fields, "participants");
  sent.said.back_from = take_day(fields, "back_from");
  sent.said.ahead_until = take_day(fields, "ahead_until");
  sent.said.event = take_text(fields, "event", kIdCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<SentPoint> read_point(std::string_view body, bool is_change) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  fields.need("wording");
  SentPoint sent{.said = {.wording = fields.text("wording", briefing::kTextCharacters).value_or("")},
                 .version = take_version(fields, is_change)};
  sent.said.owner = take_text(fields, "owner", briefing::kNameCharacters);
  sent.said.with = take_lines(fields, "with");
  sent.said.due = take_due(fields);
  sent.said.report_to = take_text(fields, "report_to", briefing::kNameCharacters);
  sent.said.about = take_text(fields, "about", kRowCharacters);
  sent.said.is_done = fields.boolean("done").value_or(false);
  sent.said.is_removed = fields.boolean("removed").value_or(false);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<SentNotice> read_notice(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  SentNotice sent{.said = {}, .version = take_version(fields, true)};
  sent.said.number = take_text(fields, "number", briefing::kNameCharacters);
  sent.said.symbol = take_text(fields, "symbol", briefing::kNameCharacters);
  sent.said.issued_on = take_day(fields, "issued_on");
  sent.said.place = take_text(fields, "place", briefing::kNameCharacters);
  sent.said.opening = take_text(fields, "opening", briefing::kTextCharacters);
  sent.said.closing = take_text(fields, "closing", briefing::kTextCharacters);
  sent.said.titles = take_lines(fields, "titles");
  sent.said.signer = take_text(fields, "signer", briefing::kNameCharacters);
  sent.said.recipients = take_lines(fields, "recipients");
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<briefing::RowUpdate> read_row(std::string_view body, bool is_change) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  briefing::RowUpdate update{.name = {}, .version = take_version(fields, is_change)};
  if (is_change) {
    fields.need("row");
    update.name = fields.text("row", kRowCharacters).value_or("");
    update.is_aside = fields.boolean("aside");
    update.reason = fields.text("reason", briefing::kReasonCharacters);
  } else {
    fields.need("title");
  }
  update.title = fields.text("title", briefing::kTitleCharacters);
  update.presenter = fields.text("presenter", briefing::kNameCharacters);
  const auto minutes = fields.integer("minutes");
  if (minutes) update.minutes = *minutes < 0 || *minutes > briefing::kMostMinutes ? -1 : static_cast<int>(*minutes);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return update;
}

}  // namespace nhipcau::api
