#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "jobs/queue.hpp"
#include "office/accounts.hpp"
#include "office/audit.hpp"
#include "office/grants.hpp"
#include "store/testing.hpp"

/// For tests: an office with people to invite, let in and let go.
namespace nhipcau::office::testing {

/// An office with its first administrator.
struct Office {
  explicit Office(store::Database& its_database) : database(its_database) {
    manager = database.write([&](store::Write& tx) { return create_first_administrator(tx, clock, "quantri", "Quản trị viên"); })->id;
  }
  template <class F>
  auto write(F f) {
    return database.write([&](store::Write& tx) { return f(tx); });
  }
  Result<Invited> invite_one(const std::string& name, const std::string& shown_name, LinkPurpose purpose = LinkPurpose::invitation) {
    return write([&](store::Write& tx) { return invite(tx, clock, self(), {.name = name, .shown_name = shown_name}, purpose); });
  }
  Result<SignedIn> use(const std::string& token, const std::string& browser = "Chrome") {
    Arrival from("192.0.2.7");
    from.browser = browser, from.system = "Android";
    return write([&](store::Write& tx) { return sign_in_by_link(tx, clock, token, from); });
  }
  Result<std::string> link(const AccountId& account, LinkPurpose purpose) {
    return write([&](store::Write& tx) { return hand_out_link(tx, clock, self(), account, purpose); });
  }
  Result<void> close(const AccountId& account, const std::string& reason = "chuyển công tác") {
    return write([&](store::Write& tx) { return close_account(tx, clock, self(), account, reason); });
  }
  Result<Account> set_password(const AccountId& account, const SessionId& kept = {}) {
    return write([&](store::Write& tx) {
      return update_account(tx, clock, account, {.new_password_hash = hash_password("cầu tre lắc lẻo"), .kept_session = kept});
    });
  }
  void make_manager(const AccountId& account) {
    (void)write([&](store::Write& tx) -> Result<void> {
      make_administrator(tx, clock, account);
      return {};
    });
  }
  bool is_in(const std::string& cookie) {
    return database.read([&](store::Read& tx) { return find_session(tx, clock, cookie).has_value(); });
  }
  AccountEntry entry(const AccountId& account) {
    return *database.read([&](store::Read& tx) { return load_account_entry(tx, clock, account); });
  }
  AccountPage list(const AccountFilter& filter = {}) {
    return database.read([&](store::Read& tx) { return list_accounts(tx, clock, filter); });
  }
  std::vector<AuditEntry> lines(std::string_view event) {
    return database.read([&](store::Read& tx) { return list_audit_of(tx, event, 10); });
  }
  [[nodiscard]] Actor self() const { return {manager, "192.0.2.1"}; }

  store::Database& database;
  FixedClock clock{from_rfc3339("2026-11-22T08:00:00.000Z")};
  AccountId manager;
};

inline void on_each_engine(const std::function<void(Office&)>& test) {
  const std::vector<store::QueryFile> rooms{queries(), jobs::queries()};
  store::for_each_engine(rooms, [&](store::Database& database) {
    Office office(database);
    test(office);
  });
}

}  // namespace nhipcau::office::testing
