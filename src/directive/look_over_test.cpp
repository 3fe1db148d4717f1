#include "directive/look_over.hpp"

#include "directive/test_office.hpp"
#include "directive/versions.hpp"

namespace nhipcau::directive {
namespace {

/// As if an older reader had read everything, in this field differently; and an office of before the step.
constexpr std::string_view kOlder = R"(
-- name: make_old
UPDATE reading SET reader = '0' WHERE is_current;

-- name: read_wrongly
UPDATE field_reading SET value = $2 WHERE field = $1 AND reading_id IN (SELECT id FROM reading WHERE is_current);

-- name: forget_asking
DELETE FROM look_over;

-- name: forget_state
UPDATE paper SET look_over = '';

-- name: list_look_overs
SELECT look_over.cause, look_over.paper_version, reading.original, reading.reader
FROM look_over LEFT JOIN reading ON reading.id = look_over.reading_id ORDER BY look_over.paper_id, look_over.position;
)";

void in_office(const std::function<void(TestOffice&)>& test) {
  in_test_office(test, {{"test", kOlder}});
}

template <class... Args>
void run(const TestOffice& office, std::string_view statement, const Args&... args) {
  REQUIRE(office.database.write([&](store::Write& tx) -> Result<void> {
    tx.run(statement, args...);
    return {};
  }));
}

Result<Paper> look(const TestOffice& office, const PaperId& id, std::int64_t version) {
  return office.database.write([&](store::Write& tx) { return look_over(tx, office.clock, office.actor, {id, version}); });
}

Result<Paper> take_back(const TestOffice& office, const PaperId& id, std::int64_t version) {
  return office.database.write([&](store::Write& tx) { return take_look_over_back(tx, office.clock, office.actor, {id, version}); });
}

/// Has the paper read again as if `field` had been read as `value` before.
void read_again_after(const TestOffice& office, const PaperId& id, FieldName field, const std::string& value) {
  run(office, "test.make_old");
  if (!value.empty()) run(office, "test.read_wrongly", to_name(field), value);
  REQUIRE(read_again(office.database, office.files, office.clock, office.actor, id, shipped_tables()) == true);
}

std::int64_t count_waiting(const TestOffice& office) {
  const auto count = office.database.read([](store::Read& tx) { return count_to_look_over(tx, office::sight_of_all()); });
  const auto page = office.list({.look_over = LookOverState::waiting});
  CHECK(page.total == count);
  CHECK(page.items.size() == static_cast<std::size_t>(count));
  return count;
}

std::vector<FieldName> changed_fields(const Paper& paper) {
  std::vector<FieldName> names;
  for (const RecordField& field : paper.fields)
    if (field.value_before) names.push_back(field.name);
  return names;
}

TEST_CASE("a paper waits from the moment it is taken in, until a person says that its record is right") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    const Paper waiting = office.load(id);
    REQUIRE(waiting.look_over);
    CHECK(waiting.look_over->state == LookOverState::waiting);
    CHECK(waiting.look_over->cause == LookOverCause::registered);
    CHECK_FALSE(waiting.look_over->at);
    CHECK(changed_fields(waiting).empty());
    CHECK(count_waiting(office) == 1);

    office.clock.advance(std::chrono::minutes(1));
    const auto done = look(office, id, 1);
    REQUIRE(done);
    CHECK(done->version == 2);
    REQUIRE(done->look_over);
    CHECK(done->look_over->state == LookOverState::done);
    CHECK(done->look_over->by == "Quản trị viên");
    CHECK(done->look_over->at == office.clock.now());
    CHECK(count_waiting(office) == 0);
    CHECK(office.list({.look_over = LookOverState::done}).items.front().look_over == LookOverState::done);
    CHECK(office.list({.query = "danh lam thang canh", .look_over = LookOverState::done}).total == 1);
    CHECK(office.list({.query = "danh lam thang canh", .look_over = LookOverState::waiting}).total == 0);

    office.database.read([&](store::Read& tx) {
      const auto rows = tx.many("test.list_look_overs");
      REQUIRE(rows.size() == 1);
      CHECK(rows.front().integer("paper_version") == 1);
      CHECK(rows.front().text("original") == sha256(to_text({})).hex);
      CHECK(is_read_by_newest(rows.front().text("reader")));
      const auto lines = office::list_audit_of(tx, "directive.looked_over", 10);
      REQUIRE(lines.size() == 1);
      CHECK(lines.front().actor.account == office.actor.account);
      CHECK(lines.front().line.subject_id == id.value);
      CHECK(lines.front().line.before == "waiting");
      CHECK(lines.front().line.after == "done");
      return 0;
    });
  });
}

TEST_CASE("asked once more for want of an answer nothing changes; over what has moved on it is refused") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    CHECK(look(office, {"01JDZZZZZZZZZZZZZZZZZZZZZZ"}, 1).error().key == "directive.no_such_paper");
    REQUIRE(office.correct({.paper = id, .version = 1, .field = FieldName::place, .value = "Sa Pa"}));
    CHECK(look(office, id, 1).error().key == "api.changed_meanwhile");
    CHECK(count_waiting(office) == 1);
    REQUIRE(look(office, id, 2));
    const auto once_more = look(office, id, 2);
    REQUIRE(once_more);
    CHECK(once_more->version == 3);
    CHECK(look(office, id, 1).error().key == "api.changed_meanwhile");
    CHECK(look(office, id, 3)->version == 3);  // another, who sees that it is done
    const auto lines = office.database.read([](store::Read& tx) { return office::list_audit_of(tx, "directive.looked_over", 10); });
    CHECK(lines.size() == 1);
  });
}

TEST_CASE("taken back it waits again; what does not stand cannot be taken back") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    CHECK(take_back(office, id, 1).error().key == "directive.not_looked_over");
    CHECK(take_back(office, {"x"}, 1).error().key == "directive.no_such_paper");
    REQUIRE(look(office, id, 1));
    CHECK(take_back(office, id, 1).error().key == "api.changed_meanwhile");
    const auto waiting = take_back(office, id, 2);
    REQUIRE(waiting);
    CHECK(waiting->version == 3);
    CHECK(waiting->look_over->state == LookOverState::waiting);
    CHECK(waiting->look_over->cause == LookOverCause::registered);
    CHECK(waiting->look_over->by.empty());
    CHECK(count_waiting(office) == 1);
    const auto lines =
        office.database.read([](store::Read& tx) { return office::list_audit_of(tx, "directive.look_over_taken_back", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.before == "done");
    CHECK(lines.front().line.after == "waiting");
    CHECK(look(office, id, 3)->look_over->state == LookOverState::done);
  });
}

TEST_CASE("a correction asks nobody to look again: who made it has looked") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    REQUIRE(look(office, id, 1));
    REQUIRE(office.correct({.paper = id, .version = 2, .field = FieldName::place, .value = "Sa Pa"}));
    REQUIRE(office.correct({.paper = id, .version = 3, .field = FieldName::place}));
    CHECK(office.load(id).look_over->state == LookOverState::done);
    CHECK(count_waiting(office) == 0);
  });
}

TEST_CASE("a reading that says the same asks nobody; one that says something else asks again and shows what it said before") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    REQUIRE(look(office, id, 1));
    read_again_after(office, id, FieldName::title, "");
    CHECK(office.load(id).look_over->state == LookOverState::done);

    run(office, "test.read_wrongly", "place", "Nơi đọc nhầm");
    REQUIRE(take_back(office, id, 3));
    REQUIRE(look(office, id, 4));  // looked over as it was read wrongly
    read_again_after(office, id, FieldName::title, "");
    const Paper paper = office.load(id);
    CHECK(paper.look_over->state == LookOverState::waiting);
    CHECK(paper.look_over->cause == LookOverCause::read_otherwise);
    CHECK(changed_fields(paper) == std::vector{FieldName::place});
    CHECK(field_of(paper, FieldName::place).value_before == "Nơi đọc nhầm");
    CHECK(count_waiting(office) == 1);

    const auto done = look(office, id, paper.version);
    REQUIRE(done);
    CHECK(changed_fields(*done).empty());
    CHECK(changed_fields(*take_back(office, id, done->version)) == std::vector{FieldName::place});
  });
}

TEST_CASE("a field that a person corrected may be read otherwise without anybody being asked") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    REQUIRE(office.correct({.paper = id, .version = 1, .field = FieldName::place, .value = "Sa Pa"}));
    REQUIRE(look(office, id, 2));
    run(office, "test.read_wrongly", "place", "Nơi đọc nhầm");
    read_again_after(office, id, FieldName::title, "");
    CHECK(office.load(id).look_over->state == LookOverState::done);
    CHECK(count_waiting(office) == 0);
  });
}

TEST_CASE("what waits goes on waiting for what it did, however often it is read") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    read_again_after(office, id, FieldName::place, "Nơi đọc nhầm");
    const Paper paper = office.load(id);
    CHECK(paper.look_over->cause == LookOverCause::registered);
    CHECK(changed_fields(paper).empty());  // nobody had looked: all of it is new
    REQUIRE(look(office, id, paper.version));
    run(office, "test.read_wrongly", "place", "Nơi đọc nhầm");
    REQUIRE(take_back(office, id, paper.version + 1));
    REQUIRE(look(office, id, paper.version + 2));
    read_again_after(office, id, FieldName::title, "");
    read_again_after(office, id, FieldName::title, "");
    const Paper twice = office.load(id);
    CHECK(twice.look_over->cause == LookOverCause::read_otherwise);
    CHECK(field_of(twice, FieldName::place).value_before == "Nơi đọc nhầm");
  });
}

TEST_CASE("a newer file asks again, whatever it says") {
  in_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    REQUIRE(look(office, id, 1));
    const std::string newer = to_text({.title = "Bản mới"}), same_words = newer + "\n";
    const auto replace = [&](std::int64_t version, const std::string& bytes) {
      return replace_file(office.database, office.files, office.clock, office.actor,
                          {.paper = id, .version = version, .bytes = bytes, .file_name = "moi.txt"}, shipped_tables());
    };
    REQUIRE(replace(2, newer));
    const Paper paper = office.load(id);
    CHECK(paper.look_over->state == LookOverState::waiting);
    CHECK(paper.look_over->cause == LookOverCause::newer_file);
    CHECK(changed_fields(paper) == std::vector{FieldName::title});
    REQUIRE(look(office, id, 3));
    REQUIRE(replace(4, same_words));
    CHECK(office.load(id).look_over->cause == LookOverCause::newer_file);
    CHECK(changed_fields(office.load(id)).empty());
    CHECK(count_waiting(office) == 1);
  });
}

/// A paper of before the step.
PaperId receive_before(const TestOffice& office) {
  const auto id = office.receive_new(to_text({}));
  run(office, "test.forget_asking");
  run(office, "test.forget_state");
  return id;
}

TEST_CASE("papers of before the step wait for nobody until they say something else") {
  in_office([](TestOffice& office) {
    const auto id = receive_before(office);
    CHECK(count_waiting(office) == 0);
    CHECK_FALSE(office.load(id).look_over);
    CHECK_FALSE(office.list({}).items.front().look_over);
    CHECK(office.list({.look_over = LookOverState::done}).total == 0);
    read_again_after(office, id, FieldName::title, "");
    CHECK_FALSE(office.load(id).look_over);

    read_again_after(office, id, FieldName::place, "Nơi đọc nhầm");
    const Paper paper = office.load(id);
    REQUIRE(paper.look_over);
    CHECK(paper.look_over->cause == LookOverCause::read_otherwise);
    CHECK(field_of(paper, FieldName::place).value_before == "Nơi đọc nhầm");
    CHECK(count_waiting(office) == 1);
  });
}

TEST_CASE("a person may look over a paper of before the step all the same") {
  in_office([](TestOffice& office) {
    const auto id = receive_before(office);
    const auto done = look(office, id, 1);
    REQUIRE(done);
    CHECK(done->look_over->state == LookOverState::done);
    CHECK(done->look_over->cause == LookOverCause::person);
    CHECK(take_back(office, id, 2)->look_over->state == LookOverState::waiting);
    CHECK(count_waiting(office) == 1);
  });
}

TEST_CASE("what waits is walked oldest first, page by page, each once") {
  in_office([](TestOffice& office) {
    std::vector<std::string> received;
    for (int i = 1; i <= 9; ++i) {
      received.push_back(office.receive_new(to_text({.number = std::to_string(i) + "/KH-UBND"})).value);
      office.clock.advance(std::chrono::milliseconds(1));
    }
    REQUIRE(look(office, {received[3]}, 1));
    received.erase(received.begin() + 3);
    PaperFilter filter{.look_over = LookOverState::waiting, .order = Order::oldest, .limit = 3};
    std::vector<std::string> walked;
    for (int pages = 0; pages < 3; ++pages) {
      const PaperPage page = office.list(filter);
      CHECK(page.total == 8);
      for (const PaperRow& row : page.items) walked.push_back(row.id.value);
      filter.cursor = page.next;
    }
    CHECK(filter.cursor.empty());
    CHECK(walked == received);
    CHECK(office.list({.order = Order::oldest, .cursor = "lung tung"}).items.size() == 9);
  });
}

}  // namespace
}  // namespace nhipcau::directive
