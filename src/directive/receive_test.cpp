#include <thread>

#include "directive/originals.hpp"
#include "directive/test_office.hpp"

namespace nhipcau::directive {
namespace {

std::vector<office::AuditEntry> audit_of(const TestOffice& office, std::string_view event) {
  return office.database.read([&](store::Read& tx) { return office::list_audit_of(tx, event, 10); });
}

TEST_CASE("a file becomes a paper with its text, its record and its rows") {
  in_test_office([](TestOffice& office) {
    const std::string bytes = to_text({});
    const auto id = office.receive_new(bytes);
    const Paper paper = office.load(id);
    CHECK(paper.version == 1);
    CHECK(paper.file_name == "van-ban.txt");
    CHECK(paper.size_bytes == static_cast<std::int64_t>(bytes.size()));
    CHECK(paper.original == sha256(bytes));
    CHECK(paper.received_by == "Quản trị viên");
    CHECK(paper.received_at == office.clock.now());
    CHECK(paper.text == bytes);
    CHECK(paper.type_code == "KH");
    CHECK(paper.system == System::state);
    CHECK(field_of(paper, FieldName::number).value == "12/KH-UBND");
    CHECK(field_of(paper, FieldName::number).as_written == "12 /KH-UBND");
    CHECK(field_of(paper, FieldName::issued_on).value == "2023-02-20");
    CHECK(field_of(paper, FieldName::signer_name).value == "Nguyễn Văn Bình");
    CHECK(office.files.get(paper.original) == bytes);
  });
}

TEST_CASE("files that no reading is of are told from those of papers, however many are asked for") {
  in_test_office([](TestOffice& office) {
    const std::string bytes = to_text({});
    office.receive_new(bytes);
    std::vector<Sha256> asked{sha256("một"), sha256(bytes), sha256("hai")};
    CHECK(office.database.read([&](store::Read& tx) { return find_unread(tx, asked); }) ==
          std::vector<Sha256>{sha256("một"), sha256("hai")});
    for (int i = 0; i < 1500; ++i) asked.push_back(sha256(std::to_string(i)));
    asked.push_back(sha256(bytes));
    CHECK(office.database.read([&](store::Read& tx) { return find_unread(tx, asked); }).size() == 1502);
    CHECK(office.database.read([&](store::Read& tx) { return find_unread(tx, {}); }).empty());
  });
}

TEST_CASE("a paper that two send at the same moment is registered once") {
  in_test_office([](TestOffice& office) {
    const std::string bytes = to_text({});
    std::vector<PaperId> ids(4);
    {
      std::vector<std::jthread> threads;
      for (PaperId& id : ids) threads.emplace_back([&] { id = office.receive(bytes).value().id; });
    }
    for (const PaperId& id : ids) CHECK(id == ids.front());
    CHECK(office.list({}).total == 1);
    CHECK(audit_of(office, "directive.registered").size() == 1);
  });
}

TEST_CASE("what is stored of a reading is what was read") {
  in_test_office([](TestOffice& office) {
    const std::string bytes = to_text({});
    const auto reading = read(bytes, shipped_tables());
    REQUIRE(reading);
    const Document& read_paper = reading->parsed.document;
    const Paper paper = office.load(office.receive_new(bytes));

    REQUIRE(paper.assignments.size() == read_paper.assignments.size());
    REQUIRE(paper.assignments.size() >= 2);
    for (std::size_t i = 0; i < paper.assignments.size(); ++i) {
      const Assignment& stored = paper.assignments[i].assignment;
      const Assignment& original = read_paper.assignments[i];
      CHECK(stored.assignee == original.assignee);
      CHECK(stored.with == original.with);
      CHECK(stored.text == original.text);
      CHECK(stored.where == original.where);
      CHECK(stored.scope == original.scope);
      CHECK(stored.deadline.has_value() == original.deadline.has_value());
      CHECK(stored.sentences.size() == original.sentences.size());
      REQUIRE(paper.assignments[i].clause);
    }
    REQUIRE(paper.citations.size() == read_paper.citations.size());
    for (std::size_t i = 0; i < paper.citations.size(); ++i) {
      CHECK(paper.citations[i].where == read_paper.citations[i].where);
      CHECK(paper.citations[i].issued_on == read_paper.citations[i].issued_on);
      CHECK(paper.citations[i].is_basis == read_paper.citations[i].is_basis);
    }
    REQUIRE(paper.recipients.size() == read_paper.recipients.size());
    CHECK(paper.recipients.front().role == Role::report);
    CHECK(paper.findings.size() == reading->parsed.findings.size());
    REQUIRE(paper.clauses.size() == 6);
    CHECK(paper.clauses[0].depth == 0);
    CHECK(paper.clauses[1].depth == 1);
    CHECK_FALSE(paper.clauses[1].heading.empty());
  });
}

TEST_CASE("the same bytes again give the paper that is there") {
  in_test_office([](TestOffice& office) {
    const auto id = office.receive_new(to_text({}));
    const auto again = office.receive(to_text({}), "ban-sao.txt");
    REQUIRE(again);
    CHECK(again->was_known);
    CHECK(again->id == id);
    CHECK(office.list({}).total == 1);
    CHECK(audit_of(office, "directive.registered").size() == 1);
  });
}

TEST_CASE("a file that cannot be taken in says why and leaves nothing") {
  struct Row {
    std::string bytes, name, key;
  };
  const Row rows[] = {
      {"", "rong.txt", "files.empty"},
      {to_text({}), std::string(256, 'a') + ".txt", "directive.name_too_long"},
      {"MẬT\n" + to_text({}), "mat.txt", "directive.classified"},
  };
  in_test_office([&](TestOffice& office) {
    for (const Row& row : rows) {
      CAPTURE(row.name);
      const auto received = office.receive(row.bytes, row.name);
      REQUIRE_FALSE(received);
      CHECK(received.error().key == row.key);
      CHECK_FALSE(office.files.has(sha256(row.bytes)));
    }
    CHECK(office.list({}).total == 0);
    CHECK(audit_of(office, "directive.registered").empty());
    CHECK(audit_of(office, "directive.refused_classified").size() == 1);
  });
}

TEST_CASE("a paper or a clause that is not there is said so") {
  in_test_office([](TestOffice& office) {
    const PaperId nobody{"01JDZZZZZZZZZZZZZZZZZZZZZZ"};
    office.database.read([&](store::Read& tx) {
      CHECK(load_paper(tx, nobody).error().key == "directive.no_such_paper");
      CHECK(load_paper_row(tx, nobody).error().key == "directive.no_such_paper");
      CHECK(load_paper_row(tx, {"kế hoạch"}).error().key == "directive.no_such_paper");
      CHECK(load_clause(tx, {nobody.value}).error().key == "directive.no_such_clause");
      CHECK(paper_text(tx, nobody).empty());
      visit_texts(tx, {nobody}, [](const PaperId&, std::string_view) { FAIL("a text of nobody's"); });
      return 0;
    });
  });
}

TEST_CASE("a clause is found with its words") {
  in_test_office([](TestOffice& office) {
    const Paper paper = office.load(office.receive_new(to_text({})));
    const StoredClause& clause = paper.clauses.back();
    const auto place = office.database.read([&](store::Read& tx) { return load_clause(tx, clause.id); });
    REQUIRE(place);
    CHECK(place->paper == paper.id);
    CHECK(place->clause.path == clause.path);
    CHECK(place->anchor.quote == clause.where.of(paper.text));
    CHECK(place->anchor.reading == paper.reading);
  });
}

}  // namespace
}  // namespace nhipcau::directive
