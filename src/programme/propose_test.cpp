#include <doctest/doctest.h>

#include "programme/plan.hpp"

namespace nhipcau::programme {
namespace {

using directive::Assignment;
using directive::Scope;

/// A paper with one assignment of the given sentences, each a line of its text.
directive::Paper paper_of(const std::vector<std::pair<std::string, Scope>>& sentences) {
  directive::Paper paper{.id = {"paper"}, .reading = {"reading"}};
  paper.text = "II. TỔ CHỨC\n";
  Assignment assignment{.assignee = "Sở Ngoại vụ", .clause_path = "II", .where = {paper.text.size(), 0}, .scope = Scope::declined};
  for (const auto& [words, scope] : sentences) {
    const Span where{paper.text.size(), paper.text.size() + words.size()};
    assignment.sentences.push_back({.where = where, .scope = scope, .reason_key = scope == Scope::declined ? "punish_persons" : ""});
    if (scope == Scope::open) assignment.scope = Scope::open;
    paper.text += words + "\n";
  }
  assignment.where.end = paper.text.size() - 1;
  assignment.text = assignment.where.of(paper.text);
  paper.assignments.push_back({.id = {"assignment"}, .clause = directive::ClauseId{"clause"}, .assignment = assignment});
  return paper;
}

TEST_CASE("an open duty becomes a task that hangs on its words") {
  auto paper = paper_of({{"Giao Sở Ngoại vụ xây dựng bộ ảnh giới thiệu tỉnh.", Scope::open}});
  Assignment& duty = paper.assignments.front().assignment;
  duty.with = {"Sở Du lịch"};
  duty.deadline = directive::Deadline{.as_written = "trước ngày 15 hằng tháng", .rule = "monthly", .rule_day = 15};
  duty.period = "hằng tháng";
  duty.report_to = "Ủy ban nhân dân tỉnh";
  const auto tasks = propose_tasks(paper);
  REQUIRE(tasks.size() == 1);
  const Task& task = tasks.front();
  CHECK(task.title == "Xây dựng bộ ảnh giới thiệu tỉnh");
  CHECK(task.owner == "Sở Ngoại vụ");
  CHECK(task.with == duty.with);
  CHECK(task.period == duty.period);
  CHECK(task.report_to == duty.report_to);
  REQUIRE(task.due);
  CHECK(task.due->day == 15);
  REQUIRE(task.source);
  CHECK(task.source->assignment == directive::AssignmentId{"assignment"});
  CHECK(task.source->clause == directive::ClauseId{"clause"});
  CHECK(task.source->clause_path == "II");
  CHECK(task.source->anchor.quote == "Giao Sở Ngoại vụ xây dựng bộ ảnh giới thiệu tỉnh.");
  CHECK(task.source->anchor.before == "II. TỔ CHỨC\n");
}

TEST_CASE("a declined duty becomes no task") {
  CHECK(propose_tasks(paper_of({{"Giao Sở Ngoại vụ xử lý nghiêm cá nhân vi phạm.", Scope::declined}})).empty());
}

TEST_CASE("of a mixed duty only the open half becomes a task") {
  struct Row {
    std::vector<std::pair<std::string, Scope>> sentences;
    std::string title, quote;
  };
  const Row rows[] = {
      {{{"Sở Ngoại vụ làm rõ thông tin sai lệch;", Scope::open}, {"xử lý nghiêm cá nhân vi phạm.", Scope::declined}},
       "Làm rõ thông tin sai lệch",
       "Sở Ngoại vụ làm rõ thông tin sai lệch;"},
      {{{"Xử lý nghiêm cá nhân vi phạm;", Scope::declined}, {"làm rõ thông tin sai lệch.", Scope::open}},
       "Làm rõ thông tin sai lệch",
       "làm rõ thông tin sai lệch."},
      {{{"Làm rõ thông tin sai lệch.", Scope::open},
        {"Đăng trả lời trên cổng thông tin.", Scope::open},
        {"Theo dõi cá nhân.", Scope::declined}},
       "Làm rõ thông tin sai lệch",
       "Làm rõ thông tin sai lệch.\nĐăng trả lời trên cổng thông tin."},
  };
  for (const Row& row : rows) {
    const auto tasks = propose_tasks(paper_of(row.sentences));
    REQUIRE(tasks.size() == 1);
    CHECK(tasks.front().title == row.title);
    CHECK(tasks.front().source->anchor.quote == row.quote);
  }
}

TEST_CASE("a deadline of which nothing can be reckoned gives no due date") {
  auto paper = paper_of({{"Xây dựng bộ ảnh trong thời gian sớm nhất.", Scope::open}});
  paper.assignments.front().assignment.deadline = directive::Deadline{.as_written = "trong thời gian sớm nhất"};
  CHECK_FALSE(propose_tasks(paper).front().due);
}

TEST_CASE("a plan is called after its paper") {
  using directive::FieldName;
  using directive::RecordField;
  const RecordField type{.name = FieldName::type, .value = "Hướng dẫn"};
  const RecordField number{.name = FieldName::number, .value = "97/HD-MTTW-BTT"};
  const RecordField title{.name = FieldName::title, .value = "Thông tin đối ngoại"};
  CHECK(propose_title({.fields = {number, type, title}}) == "Kế hoạch thực hiện Hướng dẫn số 97/HD-MTTW-BTT");
  CHECK(propose_title({.fields = {number}}) == "Kế hoạch thực hiện văn bản số 97/HD-MTTW-BTT");
  CHECK(propose_title({.fields = {type, title}}) == "Kế hoạch thực hiện Hướng dẫn: Thông tin đối ngoại");
  CHECK(propose_title({.file_name = "scan.docx"}) == "Kế hoạch thực hiện văn bản: scan.docx");
}

}  // namespace
}  // namespace nhipcau::programme
