#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "directive/document.hpp"
#include "office/unit.hpp"
#include "programme/plan.hpp"

/// Meetings at which an office goes over its work (giao ban), what they conclude, and the notice of it.
namespace nhipcau::briefing {

using MeetingId = Id<struct MeetingTag>;
using PointId = Id<struct PointTag>;

enum class MeetingState { planned, held, cancelled };
inline constexpr std::array<std::string_view, 3> kMeetingStates = {"planned", "held", "cancelled"};
enum class NoticeState { draft, waiting, approved };
inline constexpr std::array<std::string_view, 3> kNoticeStates = {"draft", "waiting", "approved"};
std::string_view name_of(MeetingState state);
std::string_view name_of(NoticeState state);
std::optional<MeetingState> find_meeting_state(std::string_view name);
std::optional<NoticeState> find_notice_state(std::string_view name);

/// A row of data/briefing_kinds.csv: how often such meetings come tells how far they look.
struct MeetingKind {
  std::string id, name, english;
  int days = 0, months = 0;
};
const std::vector<MeetingKind>& shipped_meeting_kinds();
/// None if there is no such kind.
const MeetingKind* find_meeting_kind(std::string_view id);
/// The day on which the next meeting of the kind would be; `steps` -1: the one before.
Date step(const MeetingKind& kind, const Date& from, int steps);

/// What is said of a meeting.
struct MeetingSaid {
  std::string kind = "week";
  Date held_on;
  std::string start_time = {};  ///< "08:00"; empty: not said
  std::string place = {}, chair = {};
  std::vector<std::string> participants = {};
  std::optional<Date> back_from = {}, ahead_until = {};  ///< none: since the last one, until the next
  std::string event = {};                                ///< id of an event of the calendar; empty: none
};

struct Meeting {
  MeetingId id;
  office::UnitId unit;
  std::int64_t version = 1;
  MeetingSaid said;  ///< with both days
  MeetingState state = MeetingState::planned;
  std::string reason;
  std::optional<Instant> settled_at;  ///< of its agenda
  Instant changed_at;
  std::string changed_by;
};

/// What an agenda goes over, in this order.
enum class Section { points, late, done, due, days, own };
inline constexpr std::array<std::string_view, 6> kSections = {"points", "late", "done", "due", "days", "own"};
std::string_view name_of(Section section);
std::optional<Section> find_section(std::string_view name);

struct AgendaRow {
  std::string name;          ///< "task:01J…"; see schema/0038_briefing.sql
  std::int64_t version = 0;  ///< 0: nobody said anything of it
  int position = 0;
  bool is_aside = false;
  std::string reason, presenter;
  int minutes = 0;
  Section section = Section::own;
  std::string title, owner;
  std::optional<Date> due_on;
  office::UnitId unit;
  std::string within;
};

/// Part of a point's words, by the table of declined duties (bound 2).
struct PointPart {
  std::string text;
  directive::Scope scope = directive::Scope::open;
  std::string reason_key;  ///< row of data/declined_duties.csv; empty if open
};

struct PointSaid {
  std::string wording;
  std::string owner = {};
  std::vector<std::string> with = {};
  std::optional<programme::DueDate> due = {};
  std::string report_to = {};
  std::string about = {};  ///< name of a row of the agenda; empty: of none
  bool is_done = false;    ///< of a point that became no task
  bool is_removed = false;
};

/// What became of a point's task.
struct TaskState {
  programme::TaskId id;
  programme::PlanId plan;
  bool is_done = false, is_removed = false;
  std::optional<Date> due_on;
  std::string owner;
};

struct Point {
  PointId id;
  MeetingId meeting;
  std::int64_t version = 1;
  int position = 0;
  PointSaid said;
  std::optional<TaskState> task;
  Instant changed_at;
  std::string changed_by;
};

/// What is said of a notice; what is empty is proposed (draft.hpp) until it is approved.
struct NoticeSaid {
  std::string number = {}, symbol = {};
  std::optional<Date> issued_on = {};
  std::string place = {}, opening = {}, closing = {};
  std::vector<std::string> titles = {};
  std::string signer = {};
  std::vector<std::string> recipients = {};
};
struct Notice {
  std::int64_t version = 1;
  NoticeState state = NoticeState::draft;
  NoticeSaid said;
  std::string settled_by;
  std::optional<Instant> settled_at;
  /// It has left: its words stay as they are.
  [[nodiscard]] bool is_issued() const { return !said.number.empty() && said.issued_on.has_value(); }
};

inline constexpr std::size_t kNameCharacters = 300;   ///< of a place, a person, a body
inline constexpr std::size_t kTextCharacters = 4000;  ///< of a point's wording, an opening, a closing
inline constexpr std::size_t kReasonCharacters = 500;
inline constexpr std::size_t kTitleCharacters = 1000;  ///< of an own item
inline constexpr std::size_t kMostLines = 60;          ///< of participants, bodies, recipients
inline constexpr int kMostMinutes = 600;
inline constexpr int kMostDaysOfPeriod = 400;  ///< back or ahead
inline constexpr std::int64_t kMostPoints = 200;
inline constexpr std::int64_t kMostOwnItems = 200;

/// What it says, cleaned.
/// errors  invalid briefing.no_such_kind{kind} | briefing.bad_time{text} | briefing.bad_period: it looks back from a day behind it, or
///         ahead to one before it | briefing.period_too_long{days} | briefing.year{first, last} | briefing.text_too_long{most}
///         | briefing.too_many_lines{most} | briefing.secrecy_mark
Result<MeetingSaid> clean_meeting(MeetingSaid said);
/// errors  invalid briefing.point_empty | programme.due_<fault> | briefing.text_too_long{most} | briefing.too_many_lines{most}
///         | briefing.secrecy_mark
Result<PointSaid> clean_point(PointSaid said);
/// errors  invalid briefing.text_too_long{most} | briefing.too_many_lines{most} | briefing.secrecy_mark
Result<NoticeSaid> clean_notice(NoticeSaid said);
/// A text on one line. errors  invalid briefing.text_too_long{most} | briefing.secrecy_mark: by Luật Bảo vệ bí mật nhà nước 117/2025/QH15
/// such a text has no place here
Result<std::string> clean_line(std::string_view typed, std::size_t most_characters);

/// A point's words, sentence by sentence, by what this system turns into work. Pure.
std::vector<PointPart> judge_point(std::string_view wording);
/// Its open words alone; empty: it becomes no task.
std::string open_words(std::string_view wording);

}  // namespace nhipcau::briefing
