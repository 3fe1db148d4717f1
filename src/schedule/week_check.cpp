#include <algorithm>
#include <set>

#include "schedule/week.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::schedule {
namespace {

enum class Lines { one, many };

Result<void> clean_text(std::string& text, std::size_t most, Lines lines) {
  const std::string clean = text::clean(text).text;
  text = std::string(text::trim(clean));
  if (lines == Lines::one) std::replace(text.begin(), text.end(), '\n', ' ');
  if (text::count_characters(text) > most) return fail(Code::invalid, "schedule.text_too_long", {std::to_string(most)});
  return {};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "08:30".
bool is_clock(const std::string& text) {
  if (text.size() != 5 || text[2] != ':') return false;
  for (const std::size_t at : {0, 1, 3, 4}) {
    if (!is_digit(text[at])) return false;
  }
  return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

Result<void> check_time(EntrySaid& said) {
  for (const std::string& clock : {said.start, said.end}) {
    if (!clock.empty() && !is_clock(clock)) return fail(Code::invalid, "schedule.bad_time", {clock});
  }
  if (said.start.empty() && !said.end.empty()) return fail(Code::invalid, "schedule.bad_time", {said.end});
  if (said.start.empty()) return {};
  if (!said.end.empty() && said.end <= said.start) return fail(Code::invalid, "schedule.backwards");
  said.part = said.start < "12:00" ? PartOfDay::morning : said.start < "18:00" ? PartOfDay::afternoon : PartOfDay::evening;
  return {};
}

Result<void> check_leaders(const std::vector<Attendance>& leaders) {
  if (leaders.size() > kLeadersOfEntry) return fail(Code::invalid, "schedule.too_many_leaders", {std::to_string(kLeadersOfEntry)});
  std::set<LeaderId> named;
  for (const Attendance& attendance : leaders) {
    if (!named.insert(attendance.leader).second) return fail(Code::invalid, "schedule.leader_twice");
  }
  return {};
}

}  // namespace

Result<EntrySaid> clean_entry(EntrySaid said, const Date& monday) {
  for (std::string* text : {&said.content, &said.participants, &said.note}) {
    if (const auto clean = clean_text(*text, kContentCharacters, Lines::many); !clean) return tl::unexpected(clean.error());
  }
  for (std::string* text : {&said.place, &said.prepared_by}) {
    if (const auto clean = clean_text(*text, kLineCharacters, Lines::one); !clean) return tl::unexpected(clean.error());
  }
  if (said.content.empty()) return fail(Code::invalid, "schedule.content_missing");
  if (const auto time = check_time(said); !time) return tl::unexpected(time.error());
  const Date sunday = monday.plus_days(6);
  if (said.day < monday || sunday < said.day) return fail(Code::invalid, "schedule.outside_week", {monday.to_iso(), sunday.to_iso()});
  if (const auto leaders = check_leaders(said.leaders); !leaders) return tl::unexpected(leaders.error());
  return said;
}

Result<Heading> clean_heading(Heading heading) {
  for (std::string* text : {&heading.number, &heading.issued_at, &heading.idle_words, &heading.signer_name}) {
    if (const auto clean = clean_text(*text, kLineCharacters, Lines::one); !clean) return tl::unexpected(clean.error());
  }
  for (std::string* text : {&heading.signer_title, &heading.recipients, &heading.note}) {
    if (const auto clean = clean_text(*text, kContentCharacters, Lines::many); !clean) return tl::unexpected(clean.error());
  }
  return heading;
}

Result<std::string> clean_reason(std::string reason) {
  if (const auto clean = clean_text(reason, kContentCharacters, Lines::one); !clean) return tl::unexpected(clean.error());
  if (reason.empty()) return fail(Code::invalid, "schedule.reason_missing");
  return reason;
}

}  // namespace nhipcau::schedule
