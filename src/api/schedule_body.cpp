#include "api/field_reader.hpp"
#include "api/schedule_json.hpp"

namespace nhipcau::api {
namespace {

constexpr std::size_t kIdCharacters = 60;
constexpr std::size_t kClockCharacters = 5;
constexpr std::size_t kDateCharacters = 10;
constexpr std::size_t kOccurrenceCharacters = 16;
constexpr int kMostPlace = 1000;

/// A text that may be null or absent.
std::string take_text(FieldReader& fields, std::string_view name, std::size_t most) {
  if (fields.is_null(name)) return {};
  return fields.text(name, most).value_or("");
}

Date take_day(FieldReader& fields) {
  fields.need("day");
  const auto text = fields.text("day", kDateCharacters);
  const auto day = text ? Date::from_iso(*text) : std::nullopt;
  if (text && !day) fields.blame({Code::invalid, "api.wrong_type", {"day"}});
  return day.value_or(*Date::make(1, 1, 1));
}

schedule::PartOfDay take_part(FieldReader& fields) {
  const auto name = fields.text("part_of_day", kIdCharacters);
  const auto part = name ? schedule::find_part_of_day(*name) : std::nullopt;
  if (name && !part) fields.blame({Code::invalid, "api.wrong_type", {"part_of_day"}});
  return part.value_or(schedule::PartOfDay::all_day);
}

void take_leaders(FieldReader& fields, schedule::EntrySaid& said) {
  const auto chairs = fields.texts("chairs", schedule::kLeadersOfEntry, kIdCharacters);
  const auto attends = fields.texts("attends", schedule::kLeadersOfEntry, kIdCharacters);
  for (const std::string& id : chairs.value_or(std::vector<std::string>{})) said.leaders.push_back({.leader = {id}, .chairs = true});
  for (const std::string& id : attends.value_or(std::vector<std::string>{})) said.leaders.push_back({.leader = {id}, .chairs = false});
}

std::int64_t take_version(FieldReader& fields, Sent sent) {
  if (sent == Sent::fresh) return 0;
  fields.need("version");
  return fields.integer("version").value_or(0);
}

}  // namespace

Result<SentEntry> read_entry(std::string_view body, Sent kind) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  SentEntry sent{.said = {.day = take_day(fields)}, .version = take_version(fields, kind)};
  schedule::EntrySaid& said = sent.said;
  fields.need("content");
  said.part = take_part(fields);
  said.start = take_text(fields, "start_time", kClockCharacters);
  said.end = take_text(fields, "end_time", kClockCharacters);
  said.content = fields.text("content", schedule::kContentCharacters, 1).value_or("");
  said.participants = take_text(fields, "participants", schedule::kContentCharacters);
  said.place = take_text(fields, "place", schedule::kLineCharacters);
  said.prepared_by = take_text(fields, "prepared_by", schedule::kLineCharacters);
  said.note = take_text(fields, "note", schedule::kContentCharacters);
  said.is_cancelled = fields.boolean("cancelled").value_or(false);
  take_leaders(fields, said);
  said.event = take_text(fields, "event", kIdCharacters);
  said.occurrence = take_text(fields, "occurrence", kOccurrenceCharacters);
  said.task = take_text(fields, "task", kIdCharacters);
  said.paper = take_text(fields, "paper", kIdCharacters);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<SentHeading> read_heading(std::string_view body) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  SentHeading sent{.heading = {.number = take_text(fields, "number", schedule::kLineCharacters),
                               .issued_at = take_text(fields, "issued_at", schedule::kLineCharacters),
                               .idle_words = take_text(fields, "idle_words", schedule::kLineCharacters),
                               .signer_title = take_text(fields, "signer_title", schedule::kContentCharacters),
                               .signer_name = take_text(fields, "signer_name", schedule::kLineCharacters),
                               .recipients = take_text(fields, "recipients", schedule::kContentCharacters),
                               .note = take_text(fields, "note", schedule::kContentCharacters)},
                   .version = take_version(fields, Sent::changed)};
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

Result<SentLeader> read_leader(std::string_view body, Sent kind) {
  const auto object = parse_object(body);
  if (!object) return tl::unexpected(object.error());
  FieldReader fields(*object);
  fields.need("name");
  SentLeader sent{.said = {.name = fields.text("name", schedule::kLeaderCharacters, 1).value_or(""),
                           .post = take_text(fields, "post", schedule::kLeaderCharacters),
                           .is_retired = fields.boolean("retired").value_or(false)},
                  .version = take_version(fields, kind)};
  if (const auto place = fields.integer("place")) {
    if (*place < 1 || *place > kMostPlace) fields.blame({Code::invalid, "api.wrong_type", {"place"}});
    sent.said.place = static_cast<int>(*place);
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return sent;
}

}  // namespace nhipcau::api
