#include "directive/anchor.hpp"
#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

/// As if an older reader had read everything, and less well: it lost a clause, named one wrongly and knew another issuer.
constexpr std::string_view kOlder = R"(
-- name: make_old
UPDATE reading SET reader = '0';

-- name: lose_clause
DELETE FROM clause WHERE path = $1;

-- name: rename_clause
UPDATE clause SET path = $2 WHERE path = $1;

-- name: lose_assignments
UPDATE assignment SET clause_id = NULL;

-- name: rename_issuer
UPDATE field_reading SET value = $1 WHERE field = 'issuer';

-- name: count_readings
SELECT COUNT(*) AS readings FROM reading;
)";

void in_old_office(const std::function<void(TestOffice&)>& test) {
  in_test_office(test, {{"test", kOlder}});
}

template <class... Args>
void run(const TestOffice& office, std::string_view statement, const Args&... args) {
  REQUIRE(office.database.write([&](store::Write& tx) -> Result<void> {
    tx.run(statement, args...);
    return {};
  }));
}

Result<bool> again(const TestOffice& office, const PaperId& id) {
  return read_again(office.database, office.files, office.clock, office.actor, id, shipped_tables());
}

std::map<std::string, std::string> clause_ids(const Paper& paper) {
  std::map<std::string, std::string> ids;
  for (const StoredClause& clause : paper.clauses) ids.emplace(clause.path, clause.id.value);
  return ids;
}

TEST_CASE("a paper that this reader has read is not read again") {
  in_old_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    CHECK(again(office, id) == false);
    CHECK(office.load(id).version == 1);
    CHECK(office.database.read([](store::Read& tx) { return count_read_by_older(tx); }) == 0);
    CHECK(again(office, {"01JDZZZZZZZZZZZZZZZZZZZZZZ"}).error().key == "directive.no_such_paper");
  });
}

TEST_CASE("clauses and assignments keep their ids, what was lost comes back, and what the reader says is the newest reader's") {
  in_old_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    const Paper first = office.load(id);
    run(office, "test.make_old");
    run(office, "test.lose_assignments");
    run(office, "test.lose_clause", "II.2");
    run(office, "test.rename_clause", "II.1", "1");
    run(office, "test.rename_issuer", "Nhầm");
    CHECK(office.database.read([](store::Read& tx) { return list_read_by_older(tx, "", 10); }) == std::vector<PaperId>{id});
    office.clock.advance(std::chrono::hours(1));
    CHECK(again(office, id) == true);

    const Paper second = office.load(id);
    auto kept = clause_ids(second), before = clause_ids(first);
    CHECK(kept.at("II.2") != before.at("II.2"));
    kept.erase("II.2");
    before.erase("II.2");
    CHECK(kept == before);
    REQUIRE(second.assignments.size() == first.assignments.size());
    for (std::size_t i = 0; i < first.assignments.size(); ++i) {
      CHECK(second.assignments[i].id == first.assignments[i].id);
      CHECK(second.assignments[i].clause.has_value());
      CHECK(second.assignments[i].assignment.sentences.size() == first.assignments[i].assignment.sentences.size());
    }
    CHECK(second.version == 2);
    CHECK(second.reading != first.reading);
    CHECK(is_read_by_newest(second.reader));
    CHECK(field_of(second, FieldName::issuer).value == field_of(first, FieldName::issuer).value);
    CHECK(second.received_at == first.received_at);
    CHECK(office.list({.query = "danh lam thang canh"}).total == 1);
    const auto lines = office.database.read([](store::Read& tx) { return office::list_audit_of(tx, "directive.read_again", 10); });
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.before == "0");
    CHECK(lines.front().line.subject_id == id.value);
    CHECK(again(office, id) == false);
  });
}

TEST_CASE("what a person corrected stands over the new reading, with its words where they stand now") {
  in_old_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    const std::string text = office.load(id).text;
    const auto at = text.find("quảng bá hình ảnh tỉnh");
    REQUIRE(office.correct({.paper = id, .version = 1, .field = FieldName::title, .value = "Quảng bá", .selection = Span{at, at + 12}}));
    REQUIRE(office.correct({.paper = id, .version = 2, .field = FieldName::place, .value = "Sa Pa"}));
    run(office, "test.make_old");
    CHECK(again(office, id) == true);
    const Paper paper = office.load(id);
    CHECK(paper.version == 4);
    CHECK(field_of(paper, FieldName::title).value == "Quảng bá");
    CHECK(field_of(paper, FieldName::title).by_person);
    CHECK(field_of(paper, FieldName::title).where == Span{at, at + 12});
    CHECK(field_of(paper, FieldName::place).value == "Sa Pa");
    CHECK_FALSE(field_of(paper, FieldName::place).where);
    CHECK(office.list({.query = "Sa Pa"}).total == 0);  // the place is no part of what is searched
    CHECK(office.list({.query = "Quảng bá"}).items.front().title == "Quảng bá");
    const auto back = office.correct({.paper = id, .version = 4, .field = FieldName::title});
    REQUIRE(back);
    CHECK(field_of(*back, FieldName::title).value.starts_with("Thông tin đối ngoại"));
  });
}

TEST_CASE("an original that is lost or that the newest reader refuses leaves the paper as it was") {
  in_old_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    run(office, "test.make_old");
    const Paper before = office.load(id);
    const store::TemporaryFolder empty;
    const auto lost = read_again(office.database, store::FileStore(empty.path()), office.clock, office.actor, id, shipped_tables());
    REQUIRE_FALSE(lost);
    CHECK(lost.error().key == "store.file_missing");
    const auto small = read_again(office.database, office.files, office.clock, office.actor, id, shipped_tables(), {.file_bytes = 10});
    REQUIRE_FALSE(small);
    CHECK(office.load(id).version == before.version);
    CHECK(office.load(id).reading == before.reading);
  });
}

TEST_CASE("an anchor of another reading is found among the most of what stood around it") {
  const ReadingId old{"A"}, now{"B"};
  const std::string text = "a) Giao Sở Ngoại vụ báo cáo.\nb) Giao Sở Y tế báo cáo.\n";
  const auto second = text.rfind("báo cáo");
  const Anchor anchor = make_anchor(text, old, {second, second + std::string("báo cáo").size()});
  CHECK(find_anchor(text, old, anchor) == anchor.span);
  CHECK(find_anchor(text, now, anchor) == anchor.span);
  const std::string longer = "Mở đầu.\n" + text;
  CHECK(find_anchor(longer, now, anchor)->begin == longer.rfind("báo cáo"));
  CHECK_FALSE(find_anchor("Không còn gì.", now, anchor));
  CHECK_FALSE(find_anchor(text, now, {old, {0, 0}, "", "", ""}));
  CHECK(find_anchor("báo cáo; báo cáo", now, {old, {10, 19}, "báo cáo", "", ""})->begin == std::string("báo cáo; ").size());
}

}  // namespace
}  // namespace nhipcau::directive
