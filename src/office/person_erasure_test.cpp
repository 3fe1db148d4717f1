#include "office/person_erasure.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "jobs/queue.hpp"
#include "office/audit_verify.hpp"
#include "office/passkeys.hpp"
#include "office/personal_data.hpp"
#include "office/test_accounts.hpp"
#include "office/test_dump.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using nhipcau::office::testing::Office;

namespace {

const std::string kName = "lothien", kShown = "Lò Thị Én", kAddress = "198.51.100.23", kKey = "Điện thoại của Én";
const PersonErasure kErasure{.basis = "Phiếu 12/YC", .reason = "Theo yêu cầu của người đã nghỉ việc"};

/// An office with somebody who worked in it: renamed once, with a password, a passkey, a role, a job and a link.
struct Worked {
  explicit Worked(store::Database& database) : office(database) {
    const auto invited = office.invite_one("enlt", "Lò Én");
    REQUIRE(invited);
    person = invited->account.id;
    const auto in = office.write([&](store::Write& tx) { return sign_in_by_link(tx, office.clock, invited->token, Arrival(kAddress)); });
    REQUIRE(in);
    session = in->session.id;
    const Actor self{person, kAddress};
    const auto done = office.write([&](store::Write& tx) -> Result<void> {
      const auto renamed = rename_account(tx, office.clock, office.self(), person, {.name = kName, .shown_name = kShown, .language = {}});
      const auto passkey = add_passkey(
          tx, office.clock, self, {.credential = {.id = "credential", .cose_key = "key", .counter = 0}, .name = kKey, .transports = {}});
      const auto granted = grant_role(tx, office.clock, office.self(),
                                      {.account = person,
                                       .role = list_roles(tx).at(1).id,
                                       .unit = {},
                                       .with_below = true,
                                       .from = {},
                                       .until = {},
                                       .reason = "Thay chị Lò Thị Én"});
      if (!renamed || !passkey || !granted) return fail(Code::invalid, "test.not_made");
      const auto delegated = granted ? delegate(tx, office.clock, self,
                                                {.basis = granted->id,
                                                 .to = office.manager,
                                                 .from = office.clock.today(),
                                                 .until = office.clock.today().plus_days(5),
                                                 .reason = "Lò Thị Én nghỉ phép"})
                                     : granted;
      if (!delegated) return tl::unexpected(delegated.error());
      jobs::put(tx, office.clock, {.kind = "import", .name = "a.zip", .asked_by = person.value, .asked_from = kAddress});
      return {};
    });
    REQUIRE(done);
    REQUIRE(office.set_password(person, session));
  }
  Result<ErasedPerson> erase(const PersonErasure& erasure = kErasure) {
    return erase_person(office.database, office.clock, office.self(), person, erasure);
  }
  AuditVerdict verify() {
    return office.database.read([](store::Read& tx) { return verify_audit(tx); });
  }

  Office office;
  AccountId person;
  SessionId session;
};

const std::vector<std::string> kTraces{kName, kShown, "enlt", "Lò Én", kAddress, kKey, "Lò Thị"};

void on_each(const std::function<void(Worked&, const testing::Dump&)>& test) {
  const testing::Dump dump;
  const std::vector<store::QueryFile> rooms{queries(), jobs::queries(), dump.queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    Worked worked(database);
    test(worked, dump);
  });
}

std::string key_of(const auto& result) {
  return result ? "" : result.error().key;
}

}  // namespace

TEST_CASE("a person's names, addresses and keys are nowhere in the database once erased, and the trail still verifies") {
  on_each([](Worked& worked, const testing::Dump& dump) {
    Office& office = worked.office;
    CHECK(dump.traces_of(office.database, kTraces).size() >= 10);  // the search finds them while they are there
    REQUIRE(office.close(worked.person, "Lò Thị Én chuyển công tác"));
    const auto still = dump.traces_of(office.database, kTraces);
    CHECK(std::ranges::any_of(still, [](const std::string& trace) { return trace.starts_with("notice: "); }));  // what others were told

    const auto erased = worked.erase();
    CAPTURE(key_of(erased));
    REQUIRE(erased);
    CHECK(erased->number == 1);
    CHECK(erased->shown_name == "Người đã được xóa dữ liệu 1");
    CHECK(dump.traces_of(office.database, kTraces) == std::vector<std::string>{});
    const auto verdict = worked.verify();
    CHECK(verdict.faults.empty());
    CHECK(verdict.erased_values >= 6);
    CHECK(office.lines("office.person_erased").at(0).line.before == kErasure.basis);
    CHECK(office.lines("office.person_erased").at(0).line.after == kErasure.reason);
  });
}

TEST_CASE("the account's number, its work and its rights stay told; it cannot come back, and its name is free") {
  on_each([](Worked& worked, const testing::Dump&) {
    Office& office = worked.office;
    const std::size_t done = office.lines("office.signed_in").size();
    REQUIRE(office.close(worked.person));
    REQUIRE(worked.erase());
    CHECK(office.lines("office.signed_in").size() == done);
    CHECK(office.lines("office.role_granted").at(0).line.after.find("@ office+") != std::string::npos);
    const AccountEntry entry = office.entry(worked.person);
    CHECK(entry.state == AccountState::closed);
    CHECK(entry.is_erased);
    CHECK(entry.account.name == "da-xoa-1");
    CHECK(entry.closed_reason.empty());

    const auto reopened = office.write(
        [&](store::Write& tx) { return reopen_account(tx, office.clock, office.self(), worked.person, LinkPurpose::invitation); });
    CHECK(key_of(reopened) == "office.person_erased");
    const auto renamed = office.write([&](store::Write& tx) {
      return rename_account(tx, office.clock, office.self(), worked.person, {.name = {}, .shown_name = "Ai đó", .language = {}});
    });
    CHECK(key_of(renamed) == "office.person_erased");
    CHECK(key_of(worked.erase()) == "office.person_erased");
    const auto again = office.invite_one(kName, kShown);
    REQUIRE(again);
    CHECK(again->account.id != worked.person);
    REQUIRE(office.close(again->account.id));
    const auto second = erase_person(office.database, office.clock, office.self(), again->account.id, kErasure);
    REQUIRE(second);
    CHECK(second->shown_name == "Người đã được xóa dữ liệu 2");
  });
}

TEST_CASE("an erasure of an open account, without a paper or a reason, or one that names the person, is refused and nothing goes") {
  on_each([](Worked& worked, const testing::Dump& dump) {
    Office& office = worked.office;
    CHECK(key_of(worked.erase()) == "office.person_not_closed");
    REQUIRE(office.close(worked.person));
    const auto before = dump.traces_of(office.database, kTraces);
    const std::pair<PersonErasure, const char*> rows[] = {
        {{.basis = "", .reason = "a"}, "office.erasure_unfounded"},
        {{.basis = "12/YC", .reason = " "}, "office.erasure_unfounded"},
        {{.basis = "Đơn của lo thi en", .reason = "a"}, "office.erasure_names_person"},
        {{.basis = "12/YC", .reason = "Bà Lò  Thị Én, đã nghỉ"}, "office.erasure_names_person"},
        {{.basis = "12/YC", .reason = "LÒ THỊ ÉN xin"}, "office.erasure_names_person"},
        {{.basis = "12/YC", .reason = "tài khoản lothien"}, "office.erasure_names_person"},
        {{.basis = std::string(201, 'a'), .reason = "a"}, "office.erasure_too_long"},
        {{.basis = "a", .reason = std::string(501, 'a')}, "office.erasure_too_long"},
    };
    for (const auto& [erasure, key] : rows) {
      CAPTURE(erasure.reason);
      CHECK(key_of(worked.erase(erasure)) == key);
    }
    const auto nobody = erase_person(office.database, office.clock, office.self(), {"NOBODY"}, kErasure);
    CHECK(key_of(nobody) == "office.no_such_account");
    CHECK(dump.traces_of(office.database, kTraces) == before);
  });
}

TEST_CASE("a long trail goes in steps; one that was interrupted is finished by the next") {
  on_each([](Worked& worked, const testing::Dump& dump) {
    Office& office = worked.office;
    (void)office.write([&](store::Write& tx) -> Result<void> {
      for (int i = 0; i < 2 * kLinesAtOnce; ++i) {
        audit(tx, office.clock, {worked.person, kAddress}, {.event = "directive.corrected", .subject_kind = "paper", .subject_id = "P"});
      }
      return {};
    });
    REQUIRE(office.close(worked.person));
    std::string cursor;
    const auto first =
        office.write([&](store::Write& tx) { return erase_trail_step(tx, office.clock, office.self(), worked.person, kErasure, cursor); });
    REQUIRE(first);
    CHECK(*first);
    CHECK_FALSE(dump.traces_of(office.database, {kAddress}).empty());
    CHECK_FALSE(office.entry(worked.person).is_erased);
    REQUIRE(worked.erase());
    CHECK(dump.traces_of(office.database, kTraces) == std::vector<std::string>{});
    const auto verdict = worked.verify();
    CHECK(verdict.faults.empty());
    CHECK(verdict.erased_values > 2 * kLinesAtOnce);
  });
}
