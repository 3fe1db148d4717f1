#include "office/email.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "jobs/queue.hpp"
#include "office/notice_choices.hpp"
#include "office/test_accounts.hpp"

namespace nhipcau::office {
namespace {

using testing::Office;

/// An office where the manager and a clerk may have addresses.
struct Mailed {
  explicit Mailed(Office& its_office) : office(its_office) { hoa = office.invite_one("hoa", "Hà Thị Hoa")->account.id; }
  template <class F>
  void write(F f) {
    REQUIRE(office.database.write([&](store::Write& tx) -> Result<void> {
      f(tx);
      return {};
    }));
  }
  template <class F>
  auto read(F f) {
    return office.database.read([&](store::Read& tx) { return f(tx); });
  }
  std::string give(const AccountId& account, const std::string& address = "hoa@tinh.example") {
    std::string code;
    write([&](store::Write& tx) { code = set_email(tx, office.clock, {account, {}}, address); });
    return code;
  }
  EmailVerdict confirm(const AccountId& account, const std::string& code) {
    EmailVerdict verdict = EmailVerdict::over;
    write([&](store::Write& tx) { verdict = confirm_email(tx, office.clock, {account, {}}, code); });
    return verdict;
  }
  void tell(const AccountId& account, std::string_view kind, std::string_view words) {
    write([&](store::Write& tx) { notify(tx, office.clock, account, {.kind = kind, .words = words}); });
  }
  Result<void> choose(const AccountId& account, std::string_view kind, NoticeChoice choice) {
    return office.database.write([&](store::Write& tx) { return choose_notices(tx, office.clock, {account, {}}, kind, choice); });
  }
  std::vector<std::string> to_mail(const AccountId& account, MailRound round) {
    return read([&](store::Read& tx) {
      std::vector<std::string> words;
      if (const auto to = find_to_mail(tx, office.clock, account, round))
        for (const Notice& notice : to->notices) words.push_back(notice.words);
      std::ranges::sort(words);
      return words;
    });
  }
  std::int64_t waiting_mails() {
    return read([&](store::Read& tx) {
      std::int64_t waiting = 0;
      for (const jobs::Count& count : jobs::count_jobs(tx)) waiting += count.kind == kMailKind ? count.jobs : 0;
      return waiting;
    });
  }

  Office& office;
  AccountId hoa;
};

void on_each_engine(const std::function<void(Mailed&)>& test) {
  const std::vector<store::QueryFile> rooms{queries(), jobs::queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    Office office(database);
    Mailed mailed(office);
    test(mailed);
  });
}

TEST_CASE("an address holds once the code that went there was typed; wrong codes and late ones are none") {
  on_each_engine([](Mailed& mailed) {
    const auto email = [&] { return mailed.read([&](store::Read& tx) { return find_email(tx, mailed.office.clock, mailed.hoa); }); };
    CHECK_FALSE(email());
    std::string code = mailed.give(mailed.hoa);
    REQUIRE(code.size() == 6);
    CHECK(email()->waits_for_code);
    CHECK_FALSE(email()->is_confirmed);
    const std::string wrong = code == "000000" ? "111111" : "000000";
    CHECK(mailed.confirm(mailed.hoa, wrong) == EmailVerdict::wrong);
    CHECK(mailed.confirm(mailed.hoa, " " + code.substr(0, 3) + " " + code.substr(3)) == EmailVerdict::right);
    CHECK(email()->is_confirmed);
    CHECK(mailed.confirm(mailed.hoa, code) == EmailVerdict::over);

    code = mailed.give(mailed.hoa, "hoa@khac.example");
    CHECK_FALSE(email()->is_confirmed);
    for (std::int64_t i = 0; i < kMostWrongEmailCodes; ++i) CHECK(mailed.confirm(mailed.hoa, wrong) == EmailVerdict::wrong);
    CHECK(mailed.confirm(mailed.hoa, code) == EmailVerdict::over);
    code = mailed.give(mailed.hoa, "hoa@khac.example");
    mailed.office.clock.advance(kEmailCodeLife);
    CHECK(mailed.confirm(mailed.hoa, code) == EmailVerdict::over);
    CHECK(mailed.confirm(mailed.office.manager, code) == EmailVerdict::over);
  });
}

TEST_CASE("the audit trail tells that there is an address, and not which") {
  on_each_engine([](Mailed& mailed) {
    mailed.confirm(mailed.hoa, mailed.give(mailed.hoa));
    mailed.write([&](store::Write& tx) { remove_email(tx, mailed.office.clock, {mailed.hoa, {}}, mailed.hoa); });
    for (const auto* const event : {"office.email_given", "office.email_confirmed", "office.email_removed"}) {
      const auto lines = mailed.office.lines(event);
      REQUIRE(lines.size() == 1);
      CHECK(lines[0].line.before.empty());
      CHECK(lines[0].line.after.empty());
    }
  });
}

TEST_CASE("mail takes a confirmed address; then the catalogue's choice holds until another is made") {
  on_each_engine([](Mailed& mailed) {
    CHECK(mailed.choose(mailed.hoa, "jobs", NoticeChoice::digest).error().key == "office.no_email");
    mailed.tell(mailed.hoa, "account", "link_made");
    CHECK(mailed.waiting_mails() == 0);
    const std::string code = mailed.give(mailed.hoa);
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest).empty());
    CHECK(mailed.choose(mailed.hoa, "jobs", NoticeChoice::digest).error().key == "office.no_email");
    REQUIRE(mailed.confirm(mailed.hoa, code) == EmailVerdict::right);
    CHECK(mailed.to_mail(mailed.hoa, MailRound::at_once) == std::vector<std::string>{"link_made"});
    mailed.tell(mailed.hoa, "jobs", "import_done");
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest) == std::vector<std::string>{"link_made"});
    REQUIRE(mailed.choose(mailed.hoa, "jobs", NoticeChoice::digest));
    CHECK(mailed.to_mail(mailed.hoa, MailRound::at_once) == std::vector<std::string>{"link_made"});
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest) == std::vector<std::string>{"import_done", "link_made"});
    mailed.write([&](store::Write& tx) { remove_email(tx, mailed.office.clock, {mailed.hoa, {}}, mailed.hoa); });
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest).empty());
  });
}

TEST_CASE("what was seen, mailed, or is old is not mailed") {
  on_each_engine([](Mailed& mailed) {
    mailed.confirm(mailed.hoa, mailed.give(mailed.hoa));
    mailed.tell(mailed.hoa, "account", "link_made");
    mailed.write([&](store::Write& tx) {
      const auto to = find_to_mail(tx, mailed.office.clock, mailed.hoa, MailRound::digest);
      REQUIRE(to);
      CHECK(to->address == "hoa@tinh.example");
      CHECK(to->shown_name == "Hà Thị Hoa");
      note_mailed(tx, mailed.office.clock, to->notices);
    });
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest).empty());
    mailed.tell(mailed.hoa, "account", "password_changed");
    mailed.tell(mailed.hoa, "rights", "role_given");
    mailed.write([&](store::Write& tx) { see_all(tx, mailed.office.clock, mailed.hoa, mailed.office.clock.now()); });
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest).empty());
    mailed.tell(mailed.hoa, "rights", "role_ended");
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest).size() == 1);
    mailed.office.clock.advance(kOldestMailed + std::chrono::minutes(1));
    CHECK(mailed.to_mail(mailed.hoa, MailRound::digest).empty());
  });
}

TEST_CASE("what is wanted at once puts one job, and a digest is put once a day from its hour on") {
  on_each_engine([](Mailed& mailed) {
    mailed.confirm(mailed.hoa, mailed.give(mailed.hoa));
    mailed.tell(mailed.hoa, "account", "link_made");
    mailed.tell(mailed.hoa, "rights", "role_given");
    CHECK(mailed.waiting_mails() == 1);
    const auto put = [&](int hour) {
      return *mailed.office.database.write([&](store::Write& tx) -> Result<int> { return put_digest(tx, mailed.office.clock, hour); });
    };
    // the clock stands at 15:00 in Việt Nam
    CHECK(put(16) == 0);
    CHECK(put(15) == 1);
    CHECK(put(15) == 0);
    CHECK(mailed.waiting_mails() == 2);
    mailed.office.clock.advance(std::chrono::hours(24));
    CHECK(put(7) == 1);
    CHECK(mailed.waiting_mails() == 2);  // yesterday's still waits
    const auto order = read_mail_payload("digest " + mailed.hoa.value);
    REQUIRE(order);
    CHECK(order->account == mailed.hoa);
    CHECK(order->round == MailRound::digest);
    CHECK_FALSE(read_mail_payload("loudly x"));
  });
}

TEST_CASE("the address goes with its account") {
  on_each_engine([](Mailed& mailed) {
    mailed.confirm(mailed.hoa, mailed.give(mailed.hoa));
    REQUIRE(mailed.office.close(mailed.hoa));
    CHECK_FALSE(mailed.read([&](store::Read& tx) { return find_email(tx, mailed.office.clock, mailed.hoa); }));
  });
}

}  // namespace
}  // namespace nhipcau::office
