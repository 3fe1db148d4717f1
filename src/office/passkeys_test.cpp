#include "office/passkeys.hpp"

#include <doctest/doctest.h>

#include "authenticator/testing.hpp"
#include "base/hash.hpp"
#include "office/ways_in.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace std::chrono_literals;

namespace {

const std::vector<store::QueryFile> kQueries{queries()};

/// An office with one person, and a second one where a test asks for it.
struct Office {
  explicit Office(store::Database& opened) : database(opened) {
    hoa = database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "hoa", "Nguyễn Thị Hoà"); })->id;
  }
  AccountId add_second() {
    (void)database.write([&](store::Write& tx) -> Result<void> {
      tx.run("office.add_account", "SECOND", "duc", "duc", "Trần Văn Đức", "vi", to_rfc3339(clock.now()));
      return {};
    });
    return {"SECOND"};
  }
  [[nodiscard]] Actor actor() const { return {hoa, "192.0.2.1"}; }

  Result<Passkey> add(const NewPasskey& passkey, const Actor& who) {
    return database.write([&](store::Write& tx) { return add_passkey(tx, clock, who, passkey); });
  }
  Result<Passkey> add(const std::string& name) { return add(fresh(name), actor()); }
  static NewPasskey fresh(const std::string& name) {
    return {.credential = {.id = random_bytes(16), .cose_key = authenticator::TestPasskey().cose_key()},
            .name = name,
            .transports = {"internal"}};
  }
  std::string ask(const Asked& asked) {
    return *database.write([&](store::Write& tx) -> Result<std::string> { return make_challenge(tx, clock, asked); });
  }
  bool take(const Asked& asked, const std::string& challenge) {
    return *database.write([&](store::Write& tx) -> Result<bool> { return take_challenge(tx, clock, asked, challenge); });
  }
  std::vector<Passkey> list(const AccountId& account) {
    return database.read([&](store::Read& tx) { return list_passkeys(tx, account); });
  }

  FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
  store::Database& database;
  AccountId hoa;
};

void with_office(const std::function<void(Office&)>& test) {
  store::for_each_engine(kQueries, [&](store::Database& database) {
    Office office(database);
    test(office);
  });
}

}  // namespace

TEST_CASE("a challenge is answered once, in the browser and for the purpose and account it was made for") {
  with_office([](Office& office) {
    const Asked asked{ChallengePurpose::prove, "cookie", office.hoa};
    const std::string challenge = office.ask(asked);
    CHECK(challenge.size() == 32);
    CHECK(office.take(asked, challenge));
    CHECK_FALSE(office.take(asked, challenge));

    const std::string second = office.ask(asked);
    CHECK_FALSE(office.take({ChallengePurpose::prove, "another cookie", office.hoa}, second));
    CHECK(office.take(asked, second));  // who only tried it elsewhere has not used it up

    for (const Asked& other : {Asked{ChallengePurpose::register_passkey, "cookie", office.hoa},
                               Asked{ChallengePurpose::prove, "cookie", {"SECOND"}}, Asked{ChallengePurpose::sign_in, "cookie", {}}}) {
      const std::string third = office.ask(asked);
      CHECK_FALSE(office.take(other, third));
      CHECK_FALSE(office.take(asked, third));  // a wrong answer uses it up too
    }
    CHECK_FALSE(office.take(asked, "never made"));
  });
}

TEST_CASE("a challenge is good for ten minutes, and not before it was made") {
  with_office([](Office& office) {
    const Asked asked{ChallengePurpose::sign_in, "cookie", {}};
    const std::string in_time = office.ask(asked), late = office.ask(asked), early = office.ask(asked);
    office.clock.advance(kChallengeLife - 1ms);
    CHECK(office.take(asked, in_time));
    office.clock.advance(1ms);
    CHECK_FALSE(office.take(asked, late));
    office.clock.set(from_rfc3339("2026-11-22T07:59:59.000Z"));
    CHECK_FALSE(office.take(asked, early));
  });
}

TEST_CASE("challenges whose time is over are not kept") {
  with_office([](Office& office) {
    const Asked asked{ChallengePurpose::sign_in, "cookie", {}};
    const std::string old = office.ask(asked);
    office.clock.advance(kChallengeLife);
    (void)office.ask(asked);
    office.clock.set(from_rfc3339("2026-11-22T08:00:00.000Z"));  // even if the clock goes back into its time
    CHECK_FALSE(office.take(asked, old));
  });
}

TEST_CASE("a passkey is kept with its name, found by its credential, renamed and removed, with a line each") {
  with_office([](Office& office) {
    NewPasskey made = Office::fresh("Điện thoại");
    made.transports = {"internal", "hybrid", "Bad One", "", std::string(50, 'a'), "smart-card"};
    made.credential.counter = 4'000'000'000;
    made.credential.may_be_backed_up = made.credential.is_backed_up = true;
    const auto added = office.add(made, office.actor());
    REQUIRE(added);
    CHECK(added->name == "Điện thoại");
    CHECK(added->transports == std::vector<std::string>{"internal", "hybrid", "smart-card"});
    CHECK_FALSE(added->used_on);
    const auto found = office.database.read([&](store::Read& tx) { return find_passkey(tx, made.credential.id); });
    REQUIRE(found);
    CHECK(found->id == added->id);
    CHECK(found->account == office.hoa);
    CHECK(found->credential.cose_key == made.credential.cose_key);
    CHECK(found->credential.counter == 4'000'000'000);
    CHECK(found->credential.is_backed_up);

    const auto renamed =
        office.database.write([&](store::Write& tx) { return rename_passkey(tx, office.clock, office.actor(), added->id, "Máy cũ"); });
    CHECK(renamed->name == "Máy cũ");
    CHECK(office.database.write([&](store::Write& tx) { return remove_passkey(tx, office.clock, office.actor(), added->id); }));
    CHECK(office.list(office.hoa).empty());
    CHECK_FALSE(office.database.read([&](store::Read& tx) { return find_passkey(tx, made.credential.id); }));
    const auto lines = office.database.read([&](store::Read& tx) { return list_audit(tx, "account", office.hoa.value, 3); });
    REQUIRE(lines.size() == 3);
    CHECK(lines[2].line.event == "office.passkey_added");
    CHECK(lines[2].line.after == "Điện thoại");
    CHECK(lines[1].line.before == "Điện thoại");
    CHECK(lines[1].line.after == "Máy cũ");
    CHECK(lines[0].line.event == "office.passkey_removed");
    CHECK(lines[0].line.before == "Máy cũ");
  });
}

TEST_CASE("a passkey is its owner's alone: nobody else renames or removes it, or has it too") {
  with_office([](Office& office) {
    const Actor other{office.add_second(), "192.0.2.2"};
    const NewPasskey made = Office::fresh("Khoá");
    const auto mine = office.add(made, office.actor());
    CHECK(office.add(made, other).error().key == "office.passkey_known");
    CHECK(office.add(made, office.actor()).error().key == "office.passkey_known");
    const auto renamed =
        office.database.write([&](store::Write& tx) { return rename_passkey(tx, office.clock, other, mine->id, "Của tôi"); });
    CHECK(renamed.error().key == "office.no_such_passkey");
    const auto removed = office.database.write([&](store::Write& tx) { return remove_passkey(tx, office.clock, other, mine->id); });
    CHECK(removed.error().code == Code::not_found);
    CHECK(office.list(office.hoa).front().name == "Khoá");
    CHECK(office.list(other.account).empty());
  });
}

TEST_CASE("an account has at most twenty passkeys") {
  with_office([](Office& office) {
    for (int i = 0; i < kMostPasskeys; ++i) CHECK(office.add("Khoá " + std::to_string(i)));
    const auto more = office.add("một nữa");
    REQUIRE_FALSE(more);
    CHECK(more.error().key == "office.too_many_passkeys");
    CHECK(more.error().args == std::vector<std::string>{"20"});
    CHECK(office.list(office.hoa).size() == 20);
  });
}

TEST_CASE("a use is written down once: not after another use, nor after the passkey was removed") {
  with_office([](Office& office) {
    const auto passkey = office.add("Khoá");
    const auto note = [&](std::uint32_t counter) {
      return office.database.write(
          [&](store::Write& tx) { return note_passkey_use(tx, office.clock, *passkey, {.counter = counter, .is_backed_up = false}); });
    };
    CHECK(note(7));
    CHECK(office.list(office.hoa).front().credential.counter == 7);
    CHECK(office.list(office.hoa).front().used_on->to_iso() == "2026-11-22");
    CHECK(note(8).error().key == "office.passkey_unknown");  // held against the counter of before
    (void)office.database.write([&](store::Write& tx) { return remove_passkey(tx, office.clock, office.actor(), passkey->id); });
    CHECK(note(9).error().code == Code::unauthenticated);
  });
}

TEST_CASE("signing in is a proof for ten minutes; then it is asked for, of who has something to prove it with") {
  with_office([](Office& office) {
    const auto signed_in = office.database.write([&](store::Write& tx) { return sign_in(tx, office.clock, office.hoa, "192.0.2.1"); });
    const auto proved = [&] {
      return office.database.read([&](store::Read& tx) { return is_proved(tx, office.clock, signed_in->session); });
    };
    CHECK(proved());
    office.clock.advance(kProofLife);
    CHECK(proved());  // came by a link and has nothing else: there is nothing to ask for
    const auto passkey = office.add("Khoá");
    CHECK_FALSE(proved());
    CHECK(office.database.read([&](store::Read& tx) { return need_proof(tx, office.clock, signed_in->session); }).error().key ==
          "office.proof_needed");
    (void)office.database.write([&](store::Write& tx) -> Result<void> {
      note_proof(tx, office.clock, signed_in->session.id);
      return {};
    });
    CHECK(proved());
    office.clock.advance(kProofLife - 1ms);
    CHECK(proved());
    office.clock.set(from_rfc3339("2026-11-22T08:00:00.000Z"));  // a proof from the future is none
    CHECK_FALSE(proved());
    office.clock.advance(kProofLife * 3);
    CHECK_FALSE(proved());
    CHECK_FALSE(
        office.database.read([&](store::Read& tx) { return is_proved(tx, office.clock, Session{.id = {"NONE"}, .account = office.hoa}); }));
  });
}

TEST_CASE("passkeys and codes of an account go at once, and nobody else's") {
  with_office([](Office& office) {
    const Actor other{office.add_second(), {}};
    const auto mine = office.add("Khoá");
    (void)office.add(Office::fresh("Của người khác"), other);
    const Asked asked{ChallengePurpose::prove, "cookie", office.hoa};
    const std::string challenge = office.ask(asked);
    const auto remove = [&] {
      (void)office.database.write([&](store::Write& tx) -> Result<void> {
        remove_passkeys_and_codes(tx, office.clock, {}, office.hoa);
        return {};
      });
    };
    remove();
    CHECK(office.list(office.hoa).empty());
    CHECK(office.list(other.account).size() == 1);
    CHECK_FALSE(office.take(asked, challenge));
    remove();
    CHECK(office.database.read([](store::Read& tx) { return list_audit_of(tx, "office.passkeys_and_codes_removed", 9); }).size() == 1);
  });
}
