#include "briefing/records.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "briefing/agenda.hpp"
#include "briefing/draft.hpp"
#include "briefing/tasks.hpp"
#include "calendar/event_records.hpp"
#include "calendar/records.hpp"
#include "programme/test_plans.hpp"

using namespace nhipcau;
using namespace nhipcau::briefing;

namespace {

using Lines = std::vector<std::string>;

Date day(const char* iso) {
  return *Date::from_iso(iso);
}

template <class T>
std::string key_of(const Result<T>& result) {
  return result ? std::string("none") : result.error().key;
}

/// An office with a plan of a paper, on Sunday 22 November 2026, that meets on Mondays.
struct TestBriefings {
  directive::TestOffice& office;
  programme::Plan plan;

  template <class Work>
  auto write(Work work) const {
    return office.database.write([&](store::Write& tx) { return work(tx); });
  }
  template <class Work>
  auto read(Work work) const {
    return office.database.read([&](store::Read& tx) { return work(tx); });
  }
  [[nodiscard]] Meeting meet(const char* iso, const char* kind = "week") const {
    const auto made = write([&](store::Write& tx) {
      return add_meeting(tx, office.clock, office.actor, {}, {.kind = kind, .held_on = day(iso), .chair = "Giám đốc Sở"});
    });
    REQUIRE(made);
    return *made;
  }
  [[nodiscard]] Meeting load(const Meeting& meeting) const {
    return *read([&](store::Read& tx) { return load_meeting(tx, meeting.id); });
  }
  [[nodiscard]] Result<Meeting> become(const Meeting& meeting, MeetingState state, const std::string& reason = "") const {
    return write([&](store::Write& tx) {
      return set_state(tx, office.clock, office.actor, {meeting.id, load(meeting).version}, state, reason);
    });
  }
  [[nodiscard]] std::vector<AgendaRow> rows(const Meeting& meeting) const {
    return read(
        [&](store::Read& tx) { return load_agenda(tx, *load_meeting(tx, meeting.id), sight_of_everything(), office.clock.today()); });
  }
  /// "late: 1. title", without days of the calendar.
  [[nodiscard]] Lines agenda(const Meeting& meeting) const {
    Lines lines;
    for (const AgendaRow& row : rows(meeting))
      if (row.section != Section::days)
        lines.push_back(std::string(name_of(row.section)) + ": " + row.title + (row.is_aside ? " (để lại)" : ""));
    return lines;
  }
  [[nodiscard]] programme::Task set_task(std::size_t index, const char* title, std::optional<programme::DueDate> due,
                                         bool is_done = false) const {
    const auto task = write([&](store::Write& tx) {
      const auto now = programme::load_task(tx, plan.tasks.at(index).id);
      return programme::update_task(
          tx, office.clock, office.actor,
          {.id = now->id, .version = now->version, .title = title, .due = std::optional(due), .is_done = is_done});
    });
    REQUIRE(task);
    return *task;
  }
  [[nodiscard]] Result<Point> conclude(const Meeting& meeting, const PointSaid& said) const {
    return write([&](store::Write& tx) { return add_point(tx, office.clock, office.actor, meeting.id, said); });
  }
  [[nodiscard]] Result<void> say(const Meeting& meeting, const RowUpdate& update) const {
    return write([&](store::Write& tx) { return change_row(tx, office.clock, office.actor, meeting.id, sight_of_everything(), update); });
  }
  [[nodiscard]] Result<Meeting> settle(const Meeting& meeting, bool is_settled) const {
    return write([&](store::Write& tx) {
      return settle_agenda(tx, office.clock, office.actor, {meeting.id, load(meeting).version}, is_settled);
    });
  }
  [[nodiscard]] Notice notice(const Meeting& meeting) const {
    return read([&](store::Read& tx) { return load_notice(tx, meeting.id); });
  }
  [[nodiscard]] Result<Notice> submit(const Meeting& meeting, bool is_waiting) const {
    return write([&](store::Write& tx) {
      return submit_notice(tx, office.clock, office.actor, {meeting.id, load_notice(tx, meeting.id).version}, is_waiting);
    });
  }
  [[nodiscard]] Result<Notice> approve(const Meeting& meeting, bool is_approved) const {
    return write([&](store::Write& tx) {
      const auto source = load_notice_source(tx, *load_meeting(tx, meeting.id), office.clock.today());
      return approve_notice(tx, office.clock, office.actor, {meeting.id, source.notice.version}, is_approved, whole_notice(source));
    });
  }
  [[nodiscard]] Result<Notice> change(const Meeting& meeting, const NoticeSaid& said) const {
    return write([&](store::Write& tx) {
      return change_notice(tx, office.clock, office.actor, {meeting.id, load_notice(tx, meeting.id).version}, said);
    });
  }
};

void with_briefings(const std::function<void(TestBriefings&)>& test) {
  directive::in_test_office(
      [&](directive::TestOffice& office) {
        const programme::TestPlans plans{.office = office};
        TestBriefings briefings{.office = office, .plan = plans.plan_of({})};
        test(briefings);
      },
      {programme::queries(), calendar::queries(), queries()});
}

programme::DueDate by(const char* iso) {
  return {.date = day(iso)};
}

}  // namespace

TEST_CASE("a meeting looks back to the last one and ahead to the next") {
  with_briefings([](TestBriefings& office) {
    const Meeting first = office.meet("2026-11-16");
    CHECK(first.said.back_from == day("2026-11-09"));
    const Meeting second = office.meet("2026-11-24");
    CHECK(second.said.back_from == day("2026-11-16"));
    CHECK(second.said.ahead_until == day("2026-12-01"));
    CHECK(office.meet("2026-11-30", "month").said.back_from == day("2026-10-30"));
    const auto page = office.read([](store::Read& tx) { return list_meetings(tx, office::sight_of_all(), "", 2); });
    REQUIRE(page.items.size() == 2);
    CHECK(page.items[0].meeting.said.kind == "month");
    const auto rest = office.read([&](store::Read& tx) { return list_meetings(tx, office::sight_of_all(), page.next, 2); });
    REQUIRE(rest.items.size() == 1);
    CHECK(rest.items[0].meeting.id == first.id);
    CHECK(rest.next.empty());
  });
}

TEST_CASE("the agenda is drawn from the work of the day, and stays as it was once it is settled") {
  with_briefings([](TestBriefings& office) {
    const Meeting meeting = office.meet("2026-11-23");
    (void)office.set_task(0, "Bộ ảnh", by("2026-11-20"));
    (void)office.set_task(1, "Báo cáo", by("2026-11-27"));
    CHECK(office.agenda(meeting) == Lines{"late: Bộ ảnh", "due: Báo cáo"});
    REQUIRE(office.settle(meeting, true));
    (void)office.set_task(0, "Bộ ảnh", by("2026-11-20"), true);
    CHECK(office.agenda(meeting) == Lines{"late: Bộ ảnh", "due: Báo cáo"});
    CHECK(key_of(office.say(meeting, {.name = office.rows(meeting)[0].name, .version = 1, .minutes = 5})) == "briefing.agenda_settled");
    REQUIRE(office.settle(meeting, false));
    CHECK(office.agenda(meeting) == Lines{"done: Bộ ảnh", "due: Báo cáo"});
    (void)office.set_task(1, "Báo cáo", by("2026-12-01"));
    CHECK(office.agenda(meeting) == Lines{"done: Bộ ảnh"});
  });
}

TEST_CASE("days and events until the next meeting stand in the agenda, by day") {
  with_briefings([](TestBriefings& office) {
    const Meeting meeting = office.meet("2026-12-21");
    REQUIRE(office.write([&](store::Write& tx) {
      return calendar::add_event(tx, office.office.clock, office.office.actor, {},
                                 {.title = "Họp báo quý IV", .when = {.first = day("2026-12-20"), .last = day("2026-12-20")}});
    }));
    Lines days;
    for (const AgendaRow& row : office.rows(meeting))
      if (row.section == Section::days) days.push_back(row.due_on->to_iso() + " " + row.title);
    CHECK(std::is_sorted(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.substr(0, 10) < b.substr(0, 10); }));
    CHECK(std::ranges::find(days, "2026-12-20 Họp báo quý IV") != days.end());
    CHECK(std::ranges::any_of(days, [](const auto& line) { return line.starts_with("2026-12-22 Ngày thành lập Quân đội"); }));
  });
}

TEST_CASE("a row is put aside for a reason, presented by somebody, put into another place; items of one's own stand beside") {
  with_briefings([](TestBriefings& office) {
    const Meeting meeting = office.meet("2026-11-23");
    (void)office.set_task(0, "Bộ ảnh", by("2026-11-20"));
    (void)office.set_task(1, "Báo cáo", by("2026-11-21"));
    const auto rows = office.rows(meeting);
    CHECK(key_of(office.say(meeting, {.name = rows[0].name, .is_aside = true})) == "briefing.reason_missing");
    REQUIRE(office.say(meeting, {.name = rows[0].name, .is_aside = true, .reason = "Đã báo cáo riêng"}));
    CHECK(key_of(office.say(meeting, {.name = rows[0].name, .presenter = "Chị Hòa"})) == "api.changed_meanwhile");
    CHECK(key_of(office.say(meeting, {.name = "task:x", .presenter = "Chị Hòa"})) == "briefing.no_such_row");
    CHECK(key_of(office.say(meeting, {.name = rows[1].name, .minutes = 601})) == "briefing.bad_minutes");
    const auto add = [&](const RowUpdate& item) {
      return office.write([&](store::Write& tx) { return add_item(tx, office.office.clock, office.office.actor, meeting.id, item); });
    };
    CHECK(key_of(add({})) == "briefing.item_empty");
    REQUIRE(add({.presenter = "Văn phòng", .title = "Kế hoạch nghỉ Tết", .minutes = 10}));
    REQUIRE(office.write([&](store::Write& tx) {
      return order_rows(tx, office.office.clock, office.office.actor, {meeting.id, 1}, sight_of_everything(), {rows[1].name, rows[0].name});
    }));
    const Lines expected{"late: " + rows[1].title, "late: " + rows[0].title + " (để lại)", "own: Kế hoạch nghỉ Tết"};
    CHECK(office.agenda(meeting) == expected);
    REQUIRE(office.become(meeting, MeetingState::held));
    CHECK(office.agenda(meeting) == expected);
    CHECK(office.load(meeting).settled_at.has_value());
  });
}

TEST_CASE("points not done yet stand in the next agenda, declined ones do not") {
  with_briefings([](TestBriefings& office) {
    for (const std::size_t index : {0, 1}) (void)office.set_task(index, "Việc", std::nullopt);
    const Meeting first = office.meet("2026-11-16");
    const auto open = office.conclude(first, {.wording = "Văn phòng rà soát hồ sơ.", .owner = "Văn phòng", .due = by("2026-11-20")});
    REQUIRE(open);
    REQUIRE(office.conclude(first, {.wording = "Xử phạt các trang đăng tin không phép."}));
    const Meeting second = office.meet("2026-11-23");
    CHECK(office.agenda(second).empty());  // it was not held yet
    REQUIRE(office.become(first, MeetingState::held));
    CHECK(office.agenda(second) == Lines{"points: Văn phòng rà soát hồ sơ."});
    REQUIRE(office.write([&](store::Write& tx) {
      return set_point_done(tx, office.office.clock, office.office.actor, {first.id, open->id, 1}, true);
    }));
    CHECK(office.agenda(second).empty());
  });
}

TEST_CASE("points are concluded, changed, taken out, brought back and ordered") {
  with_briefings([](TestBriefings& office) {
    const Meeting meeting = office.meet("2026-11-23");
    const auto first = office.conclude(meeting, {.wording = "Một", .due = by("2026-12-01")});
    const auto second = office.conclude(meeting, {.wording = "Hai"});
    CHECK(key_of(office.conclude(meeting, {.wording = "  "})) == "briefing.point_empty");
    CHECK(key_of(office.conclude(meeting, {.wording = "TỐI MẬT"})) == "briefing.secrecy_mark");
    PointSaid said = first->said;
    said.is_removed = true;
    const auto change = [&](std::int64_t version) {
      return office.write([&](store::Write& tx) {
        return change_point(tx, office.office.clock, office.office.actor, {meeting.id, first->id, version}, said);
      });
    };
    const auto removed = change(1);
    REQUIRE(removed);
    CHECK(removed->said.due == first->said.due);
    CHECK(key_of(change(1)) == "api.changed_meanwhile");
    const auto list = [&] {
      Lines lines;
      for (const Point& point : office.read([&](store::Read& tx) { return list_points(tx, meeting.id); }))
        lines.push_back(point.said.wording);
      return lines;
    };
    CHECK(list() == Lines{"Hai", "Một"});
    said.is_removed = false;
    REQUIRE(change(2));
    CHECK(list() == Lines{"Một", "Hai"});
    const auto order = [&](const std::vector<PointId>& points) {
      return office.write([&](store::Write& tx) {
        return order_points(tx, office.office.clock, office.office.actor, {meeting.id, 1}, points);
      });
    };
    REQUIRE(order({second->id, first->id}));
    CHECK(list() == Lines{"Hai", "Một"});
    CHECK(key_of(order({second->id, second->id})) == "briefing.no_such_point");
    CHECK(key_of(order({PointId{"x"}})) == "briefing.no_such_point");
    REQUIRE(office.become(meeting, MeetingState::cancelled, "Trùng lịch Tỉnh ủy"));
    CHECK(key_of(office.conclude(meeting, {.wording = "Ba"})) == "briefing.cancelled");
  });
}

TEST_CASE("a notice goes from draft to approver and leaves with its number; then its words stay") {
  with_briefings([](TestBriefings& office) {
    const Meeting meeting = office.meet("2026-11-23");
    CHECK(key_of(office.submit(meeting, true)) == "briefing.not_held");
    REQUIRE(office.become(meeting, MeetingState::held));
    CHECK(key_of(office.submit(meeting, true)) == "briefing.nothing_concluded");
    REQUIRE(office.conclude(meeting, {.wording = "Văn phòng rà soát hồ sơ."}));
    REQUIRE(office.change(meeting, {.symbol = "/TB-STTDN"}));
    REQUIRE(office.submit(meeting, true));
    CHECK(key_of(office.conclude(meeting, {.wording = "Hai"})) == "briefing.notice_settled");
    CHECK(key_of(office.become(meeting, MeetingState::planned)) == "briefing.notice_settled");
    const auto approved = office.approve(meeting, true);
    REQUIRE(approved);
    CHECK(approved->settled_by == "Quản trị viên");
    CHECK(approved->said.opening.starts_with("Ngày 23 tháng 11 năm 2026"));
    NoticeSaid said = approved->said;
    said.number = "12";
    said.issued_on = day("2026-11-24");
    REQUIRE(office.change(meeting, said));
    said.closing = "Khác.";
    CHECK(key_of(office.change(meeting, said)) == "briefing.notice_settled");
    CHECK(key_of(office.approve(meeting, false)) == "briefing.notice_issued");
    said = office.notice(meeting).said;
    said.number.clear();
    REQUIRE(office.change(meeting, said));
    const auto draft = office.approve(meeting, false);
    REQUIRE(draft);
    CHECK(draft->state == NoticeState::draft);
    CHECK_FALSE(draft->settled_at.has_value());
    const auto page = office.read([](store::Read& tx) { return list_meetings(tx, office::sight_of_all(), "", 5); });
    CHECK(page.items[0].points == 1);
  });
}

TEST_CASE("points become tasks once they are approved, are taken back untouched, and come again as they say then") {
  with_briefings([](TestBriefings& office) {
    for (const std::size_t index : {0, 1}) (void)office.set_task(index, "Việc", std::nullopt);
    const Meeting meeting = office.meet("2026-11-23");
    const PointSaid said{
        .wording = "Giao Văn phòng rà soát hồ sơ đón đoàn.", .owner = "Văn phòng", .due = by("2026-11-27"), .report_to = "Giám đốc"};
    const auto point = office.conclude(meeting, said);
    REQUIRE(office.conclude(meeting, {.wording = "Xử phạt các trang đăng tin không phép."}));
    REQUIRE(office.become(meeting, MeetingState::held));
    const auto work = [&]<class Work>(Work what) {
      return office.write([&](store::Write& tx) {
        return what(tx, office.office.clock, office.office.actor, SeenNotice{meeting.id, load_notice(tx, meeting.id).version});
      });
    };
    CHECK(key_of(work(make_tasks)) == "briefing.not_approved");
    REQUIRE(office.approve(meeting, true));
    const auto plan = work(make_tasks);
    REQUIRE(plan);
    const auto load = [&] { return *office.read([&](store::Read& tx) { return programme::load_plan(tx, *plan); }); };
    REQUIRE(load().tasks.size() == 1);
    const programme::Task task = load().tasks.front();
    CHECK(task.title == "Rà soát hồ sơ đón đoàn");
    CHECK(task.report_to == "Giám đốc");
    CHECK(task.source->clause_path == "1");
    CHECK(load().title == "Thực hiện kết luận giao ban tuần ngày 23/11/2026");
    CHECK(work(make_tasks)->value == plan->value);
    CHECK(load().tasks.size() == 1);
    CHECK(key_of(office.approve(meeting, false)) == "briefing.tasks_made");
    const Meeting next = office.meet("2026-11-30");
    CHECK(office.agenda(next) == Lines{"points: Giao Văn phòng rà soát hồ sơ đón đoàn."});

    REQUIRE(work(take_tasks_back));
    CHECK(load().tasks.empty());
    CHECK(office.agenda(next) == Lines{"points: Giao Văn phòng rà soát hồ sơ đón đoàn."});
    REQUIRE(office.approve(meeting, false));
    PointSaid other = said;
    other.due = by("2026-12-01");
    const auto changed = office.write([&](store::Write& tx) {
      const auto now = list_points(tx, meeting.id).front();
      return change_point(tx, office.office.clock, office.office.actor, {meeting.id, point->id, now.version}, other);
    });
    REQUIRE(changed);
    REQUIRE(office.approve(meeting, true));
    REQUIRE(work(make_tasks));
    REQUIRE(load().tasks.size() == 1);
    CHECK(load().tasks.front().id == task.id);
    CHECK(load().tasks.front().due == other.due);

    REQUIRE(office.write([&](store::Write& tx) {
      return programme::update_task(tx, office.office.clock, office.office.actor,
                                    {.id = task.id, .version = load().tasks.front().version, .is_done = true});
    }));
    CHECK(key_of(work(take_tasks_back)) == "briefing.task_touched");
    CHECK(office.agenda(next).empty());  // done before the period it looks back on
    CHECK(office.read([&](store::Read& tx) { return list_points(tx, meeting.id); }).front().task->is_done);
  });
}

TEST_CASE("what cannot be done is refused") {
  with_briefings([](TestBriefings& office) {
    const Meeting meeting = office.meet("2026-11-23");
    CHECK(key_of(office.become(meeting, MeetingState::cancelled)) == "briefing.reason_missing");
    const auto change = [&](const SeenMeeting& seen, const MeetingSaid& said) {
      return office.write([&](store::Write& tx) { return change_meeting(tx, office.office.clock, office.office.actor, seen, said); });
    };
    CHECK(key_of(change({MeetingId{"x"}, 1}, meeting.said)) == "briefing.no_such_meeting");
    CHECK(key_of(change({meeting.id, 7}, meeting.said)) == "api.changed_meanwhile");
    MeetingSaid said = meeting.said;
    said.event = "x";
    CHECK(key_of(change({meeting.id, 1}, said)) == "calendar.no_such_event");
    said = meeting.said;
    said.place = "Phòng họp 2";
    const auto changed = change({meeting.id, 1}, said);
    REQUIRE(changed);
    CHECK(changed->version == 2);
    CHECK(change({meeting.id, 2}, said)->version == 2);
    const auto lines = office.read([](store::Read& tx) { return office::list_audit_of(tx, "briefing.changed", 9); });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].line.field == "place");
    REQUIRE(office.become(meeting, MeetingState::held));
    CHECK(key_of(office.settle(meeting, false)) == "briefing.not_planned");
  });
}
