#include "office/identities.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "office/group_mapping.hpp"
#include "office/person_erasure.hpp"
#include "office/provider_attempt.hpp"
#include "office/rights.hpp"
#include "office/test_accounts.hpp"
#include "office/ways_in.hpp"

using namespace nhipcau;
using namespace nhipcau::office;
using namespace nhipcau::office::testing;
using namespace std::chrono_literals;
using authenticator::ProvidedPerson;

namespace {

const SecretKey kKey;

/// The office with a provider whose groups give roles.
struct Setting {
  explicit Setting(Office& its_office) : office(its_office) { provider = add("https://sso.example.vn").id; }

  Provider add(const std::string& issuer) {
    const Provider wish{
        .issuer = issuer, .client = "nhipcau", .name = "tài khoản tỉnh", .groups_claim = "groups", .takes_new = true, .is_used = true};
    return *office.write([&](store::Write& tx) { return add_provider(tx, office.clock, kKey, office.self(), wish, "bí mật"); });
  }
  Result<Provider> change(Provider wish, const std::optional<std::string>& secret = std::nullopt) {
    return office.write([&](store::Write& tx) { return change_provider(tx, office.clock, kKey, office.self(), wish, secret); });
  }
  Provider load() {
    return *office.database.read([&](store::Read& tx) { return load_provider(tx, provider); });
  }
  RoleId role(const std::string& name) {
    const auto roles = office.database.read([](store::Read& tx) { return list_roles(tx); });
    return std::ranges::find(roles, name, &Role::name)->id;
  }
  MappingId map(const std::string& group, const std::string& role_name, const ProviderId& of = {}) {
    const GroupMapping wish{
        .provider = of.empty() ? provider : of, .group = group, .role = role(role_name), .unit = {}, .with_below = true};
    return office.write([&](store::Write& tx) { return add_mapping(tx, office.clock, office.self(), wish); })->id;
  }
  Result<SignedIn> come(const ProvidedPerson& person, const ProviderId& by = {}) {
    return office.write(
        [&](store::Write& tx) { return sign_in_by_provider(tx, office.clock, by.empty() ? provider : by, person, "192.0.2.9"); });
  }
  Result<Identity> join(const AccountId& account, const ProvidedPerson& person) {
    return office.write([&](store::Write& tx) { return join_identity(tx, office.clock, {account, "192.0.2.9"}, provider, person); });
  }
  std::vector<Identity> identities(const AccountId& account) {
    return office.database.read([&](store::Read& tx) { return list_identities(tx, account); });
  }
  /// The names of the roles an account has today, and of the groups that give them.
  std::vector<std::string> roles_of(const AccountId& account) {
    std::vector<std::string> names;
    const auto grants = office.database.read([&](store::Read& tx) { return list_grants_of(tx, account, office.clock.today()); });
    for (const Grant& grant : grants) names.push_back(grant.role_name + (grant.mapping.empty() ? "" : " ← " + grant.group));
    std::ranges::sort(names);
    return names;
  }
  AccountId new_colleague(const std::string& name) {
    const auto invited = office.invite_one(name, "Người " + name);
    return office.use(invited->token)->session.account;
  }

  Office& office;
  ProviderId provider;
};

ProvidedPerson person(const std::string& subject, const std::vector<std::string>& groups = {}) {
  return {.subject = subject, .name = "hoa.tt", .shown_name = "Trần Thị Hoa", .groups = groups};
}

template <class T>
std::string key_of(const Result<T>& result) {
  return result ? "" : result.error().key;
}

void with_setting(const std::function<void(Setting&)>& test) {
  on_each_engine([&](Office& office) {
    Setting setting(office);
    test(setting);
  });
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a new person in a mapped group gets an account with just that role, and the role follows the group") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    setting.map("lanh-dao", "Lãnh đạo");
    const auto came = setting.come(person("u-1", {"van-thu", "ngoai"}));
    REQUIRE(came);
    const AccountId hoa = came->session.account;
    CHECK(setting.office.entry(hoa).account.name == "hoa.tt");
    CHECK(setting.office.entry(hoa).account.shown_name == "Trần Thị Hoa");
    CHECK(setting.roles_of(hoa) == Names{"Văn thư ← van-thu"});
    CHECK(setting.identities(hoa).front().used_on == setting.office.clock.today());
    CHECK(came->session.rights.everywhere.contains("papers.register"));

    const auto both = setting.come(person("u-1", {"lanh-dao", "van-thu"}));
    CHECK(both->session.account == hoa);
    CHECK(setting.roles_of(hoa) == Names{"Lãnh đạo ← lanh-dao", "Văn thư ← van-thu"});

    const auto other = setting.come(person("u-1", {"lanh-dao"}));
    CHECK(setting.roles_of(hoa) == Names{"Lãnh đạo ← lanh-dao"});
    CHECK_FALSE(other->session.rights.anywhere.contains("papers.register"));

    ProvidedPerson silent = person("u-1");
    silent.groups = std::nullopt;  // the provider says nothing of groups: as good as none
    CHECK(setting.come(silent)->session.rights.anywhere.size() == 0);
    CHECK(setting.roles_of(hoa).empty());
    CHECK(setting.office.lines("office.role_given_by_group").size() == 2);
    CHECK(setting.office.lines("office.grant_ended").size() == 2);
    CHECK(setting.office.lines("office.identity_joined").size() == 1);
  });
}

TEST_CASE("who is in no mapped group, or where nobody new is taken, stays out") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    CHECK(key_of(setting.come(person("u-1", {"khac"}))) == "office.identity_unknown");
    CHECK(key_of(setting.come(person("u-1"))) == "office.identity_unknown");
    Provider closed = setting.load();
    closed.takes_new = false;
    REQUIRE(setting.change(closed));
    CHECK(key_of(setting.come(person("u-1", {"van-thu"}))) == "office.identity_unknown");
    CHECK(setting.office.list().entries.size() == 1);
  });
}

TEST_CASE("no name joins an account: who is called like somebody here gets a name of their own") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    ProvidedPerson namesake = person("u-1", {"van-thu"});
    namesake.name = "QUANTRI";
    const auto came = setting.come(namesake);
    REQUIRE(came);
    CHECK(came->session.account != setting.office.manager);
    CHECK(setting.office.entry(came->session.account).account.name == "QUANTRI-2");
    CHECK(setting.roles_of(setting.office.manager) == Names{"Quản trị"});
    ProvidedPerson nameless{.subject = "u-2", .name = "", .shown_name = "", .groups = Names{"van-thu"}};
    CHECK(setting.office.entry(setting.come(nameless)->session.account).account.name == "u-2");
  });
}

TEST_CASE("what was given by hand, and by another provider's groups, is not touched") {
  with_setting([](Setting& setting) {
    const ProviderId second = setting.add("https://sso2.example.vn").id;
    setting.map("van-thu", "Văn thư");
    setting.map("a", "Chuyên viên", second);
    const AccountId duc = setting.new_colleague("duc");
    const NewGrant by_hand{
        .account = duc, .role = setting.role("Văn thư"), .unit = {}, .with_below = true, .from = {}, .until = {}, .reason = {}};
    REQUIRE(setting.office.write([&](store::Write& tx) { return grant_role(tx, setting.office.clock, setting.office.self(), by_hand); }));
    REQUIRE(setting.join(duc, person("u-1", {"van-thu"})));
    REQUIRE(setting.office.write([&](store::Write& tx) {
      return join_identity(tx, setting.office.clock, {duc, {}}, second, person("w-1", {"a"}));
    }));
    CHECK(setting.roles_of(duc) == Names{"Chuyên viên ← a", "Văn thư", "Văn thư ← van-thu"});
    REQUIRE(setting.come(person("u-1")));
    CHECK(setting.roles_of(duc) == Names{"Chuyên viên ← a", "Văn thư"});
    REQUIRE(setting.come(person("w-1"), second));
    CHECK(setting.roles_of(duc) == Names{"Văn thư"});
  });
}

TEST_CASE("a role by group ends a month after the provider said so last, and is prolonged by signing in") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    const AccountId hoa = setting.come(person("u-1", {"van-thu"}))->session.account;
    const auto may_register = [&] {
      return setting.office.database.read(
          [&](store::Read& tx) { return may(tx, hoa, "papers.register", {}, setting.office.clock.today()); });
    };
    setting.office.clock.advance(24h * 14);
    REQUIRE(setting.come(person("u-1", {"van-thu"})));
    CHECK(setting.office.lines("office.grant_prolonged").empty());
    setting.office.clock.advance(24h * 15);
    REQUIRE(setting.come(person("u-1", {"van-thu"})));
    CHECK(setting.office.lines("office.grant_prolonged").size() == 1);
    setting.office.clock.advance(24h * 29);
    CHECK(may_register());
    setting.office.clock.advance(24h * 1);
    CHECK_FALSE(may_register());
    REQUIRE(setting.come(person("u-1", {"van-thu"})));
    CHECK(may_register());
    CHECK(setting.roles_of(hoa) == Names{"Văn thư ← van-thu"});
  });
}

TEST_CASE("an identity is joined by its owner to one account, and leaves with what it gave") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    const AccountId duc = setting.new_colleague("duc"), lan = setting.new_colleague("lan");
    const auto joined = setting.join(duc, person("u-1", {"van-thu"}));
    REQUIRE(joined);
    CHECK(joined->label == "hoa.tt");
    CHECK(key_of(setting.join(lan, person("u-1"))) == "office.identity_taken");
    CHECK(key_of(setting.join(duc, person("u-2"))) == "office.identity_there");
    CHECK(setting.come(person("u-1", {"van-thu"}))->session.account == duc);
    CHECK(setting.identities(duc).front().used_on == setting.office.clock.today());

    const auto remove = [&](const AccountId& who) {
      return setting.office.write([&](store::Write& tx) { return remove_identity(tx, setting.office.clock, {who, {}}, joined->id); });
    };
    CHECK(key_of(remove(lan)) == "office.no_such_identity");
    CHECK(remove(duc));
    CHECK(setting.identities(duc).empty());
    CHECK(setting.roles_of(duc).empty());
    CHECK(setting.office.lines("office.identity_removed").size() == 1);
    CHECK(setting.join(lan, person("u-1")));
  });
}

TEST_CASE("a closed account stays closed to the provider too, and who begins anew joins anew") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    const AccountId hoa = setting.come(person("u-1", {"van-thu"}))->session.account;
    REQUIRE(setting.office.close(hoa));
    CHECK(setting.roles_of(hoa).empty());
    CHECK(key_of(setting.come(person("u-1", {"van-thu"}))) == "office.account_closed");
    CHECK(setting.roles_of(hoa).empty());
    CHECK(setting.office.list().entries.size() == 2);  // nobody new
    REQUIRE(setting.office.write(
        [&](store::Write& tx) { return reopen_account(tx, setting.office.clock, setting.office.self(), hoa, LinkPurpose::invitation); }));
    CHECK(setting.identities(hoa).empty());
    REQUIRE(setting.join(hoa, person("u-1", {"van-thu"})));
    REQUIRE(setting.office.link(hoa, LinkPurpose::sign_in));
    CHECK(setting.identities(hoa).size() == 1);
    REQUIRE(setting.office.link(hoa, LinkPurpose::invitation));
    CHECK(setting.identities(hoa).empty());
    CHECK(setting.roles_of(hoa).empty());
  });
}

TEST_CASE("a group makes nobody the last administrator, and takes nobody's place as one") {
  with_setting([](Setting& setting) {
    const MappingId admins = setting.map("quan-tri", "Quản trị");
    const AccountId hoa = setting.come(person("u-1", {"quan-tri"}))->session.account;
    CHECK(setting.roles_of(hoa) == Names{"Quản trị ← quan-tri"});
    const auto own = setting.office.database.read(
        [&](store::Read& tx) { return list_grants_of(tx, setting.office.manager, setting.office.clock.today()); });
    const auto end = [&](const GrantId& grant) {
      return setting.office.write([&](store::Write& tx) { return end_grant(tx, setting.office.clock, {hoa, {}}, grant); });
    };
    CHECK(key_of(end(own.front().id)) == "office.last_administrator");
    CHECK(setting.come(person("u-1")));  // the group is gone, and the office still has its own
    CHECK(setting.roles_of(hoa).empty());
    REQUIRE(setting.come(person("u-1", {"quan-tri"})));
    REQUIRE(setting.office.write(
        [&](store::Write& tx) { return remove_mapping(tx, setting.office.clock, setting.office.self(), setting.provider, admins); }));
    CHECK(setting.roles_of(hoa).empty());
    CHECK(setting.roles_of(setting.office.manager) == Names{"Quản trị"});
    CHECK(setting.office.lines("office.group_mapped").size() == 2);
  });
}

TEST_CASE("a mapping names what there is, and keeps its role in use") {
  with_setting([](Setting& setting) {
    const GroupMapping good{.provider = setting.provider, .group = "a", .role = setting.role("Văn thư"), .unit = {}, .with_below = false};
    const auto add = [&](const GroupMapping& mapping) {
      return key_of(
          setting.office.write([&](store::Write& tx) { return add_mapping(tx, setting.office.clock, setting.office.self(), mapping); }));
    };
    CHECK(add(good).empty());
    CHECK(add(good) == "office.mapping_there");
    GroupMapping wrong = good;
    wrong.group = "";
    CHECK(add(wrong) == "office.no_group_name");
    wrong = good, wrong.role = {"x"};
    CHECK(add(wrong) == "office.no_such_role");
    wrong = good, wrong.unit = {"x"};
    CHECK(add(wrong) == "office.no_such_unit");
    wrong = good, wrong.provider = {"x"};
    CHECK(add(wrong) == "office.no_such_provider");
    CHECK(key_of(setting.office.write([&](store::Write& tx) {
            return retire_role(tx, setting.office.clock, setting.office.self(), setting.role("Văn thư"));
          })) == "office.role_mapped");
    CHECK(key_of(setting.office.write([&](store::Write& tx) {
            return remove_mapping(tx, setting.office.clock, setting.office.self(), setting.provider, {"x"});
          })) == "office.no_such_mapping");
  });
}

TEST_CASE("a provider's secret is closed in the database, and its issuer stays once people have joined it") {
  with_setting([](Setting& setting) {
    Office& office = setting.office;
    const auto secret = [&](const SecretKey& key) {
      return office.database.read([&](store::Read& tx) { return provider_secret(tx, key, setting.provider); });
    };
    CHECK(secret(kKey).value() == "bí mật");
    CHECK(key_of(secret(SecretKey())) == "office.provider_secret_unreadable");
    Provider wish = setting.load();
    wish.issuer = "https://other.example.vn", wish.place = ProviderPlace::office_network;
    REQUIRE(setting.change(wish, "mới"));
    CHECK(secret(kKey).value() == "mới");
    CHECK(key_of(setting.change(wish)) == "api.changed_meanwhile");
    wish = setting.load();
    REQUIRE(setting.change(wish, ""));
    CHECK(secret(kKey).value().empty());
    CHECK_FALSE(setting.load().has_secret);
    CHECK(key_of(office.write([&](store::Write& tx) { return add_provider(tx, office.clock, kKey, office.self(), wish, {}); })) ==
          "office.provider_there");

    setting.map("a", "Văn thư");
    REQUIRE(setting.come(person("u-1", {"a"})));
    wish = setting.load();
    wish.issuer = "https://evil.example";
    CHECK(key_of(setting.change(wish)) == "office.provider_fixed");
    wish = setting.load();
    wish.is_used = false;
    REQUIRE(setting.change(wish));
    CHECK(key_of(setting.come(person("u-1", {"a"}))) == "office.provider_not_used");
    for (const AuditEntry& entry : office.lines("office.provider_changed")) {
      CHECK(entry.line.before.find("bí mật") == std::string::npos);
      CHECK(entry.line.after.find("mới") == std::string::npos);
    }
  });
}

TEST_CASE("an attempt comes back once, in the browser, for the purpose and the account it was begun for, in time") {
  with_setting([](Setting& setting) {
    Office& office = setting.office;
    const Attempt begun{
        .provider = setting.provider, .purpose = AttemptPurpose::join, .browser = "cookie", .account = office.manager, .back = "/account"};
    const auto begin = [&] {
      return office.write([&](store::Write& tx) -> Result<AttemptSecrets> { return begin_attempt(tx, office.clock, kKey, begun); }).value();
    };
    const auto take = [&](const Attempt& from, const std::string& state, const SecretKey& key = kKey) {
      return office
          .write([&](store::Write& tx) -> Result<std::optional<TakenAttempt>> { return take_attempt(tx, office.clock, key, from, state); })
          .value();
    };
    const AttemptSecrets secrets = begin();
    CHECK(secrets.state.starts_with("j."));
    CHECK_FALSE(take(begun, "j.guess"));
    Attempt other = begun;
    other.browser = "another cookie";
    CHECK_FALSE(take(other, secrets.state));
    const auto taken = take(begun, secrets.state);  // whoever tried it elsewhere has not used it up
    REQUIRE(taken);
    CHECK(taken->provider == setting.provider);
    CHECK(taken->verifier == secrets.verifier);
    CHECK(taken->nonce_hash == sha256(secrets.nonce).hex);
    CHECK(taken->back == "/account");
    CHECK_FALSE(take(begun, secrets.state));

    other = begun, other.purpose = AttemptPurpose::prove;
    CHECK_FALSE(take(other, begin().state));
    other = begun, other.account = {};
    CHECK_FALSE(take(other, begin().state));
    CHECK_FALSE(take(begun, begin().state, SecretKey()));
    const auto late = begin();
    office.clock.advance(10min);
    CHECK_FALSE(take(begun, late.state));
    const auto ahead = begin();
    office.clock.set(office.clock.now() - 1h);
    CHECK_FALSE(take(begun, ahead.state));
  });
}

TEST_CASE("who has an identity alone has something to prove themselves with") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    const auto came = setting.come(person("u-1", {"van-thu"}));
    const auto is_proved_now = [&] {
      return setting.office.database.read([&](store::Read& tx) { return is_proved(tx, setting.office.clock, came->session); });
    };
    CHECK(is_proved_now());
    setting.office.clock.advance(11min);
    CHECK_FALSE(is_proved_now());
  });
}

TEST_CASE("whose data are erased has no identity any more, nor is it told in the trail") {
  with_setting([](Setting& setting) {
    setting.map("van-thu", "Văn thư");
    const AccountId hoa = setting.come(person("u-1", {"van-thu"}))->session.account;
    REQUIRE(setting.office.close(hoa));
    CHECK(setting.identities(hoa).size() == 1);
    const PersonErasure erasure{.basis = "Phiếu 12/YC", .reason = "Theo yêu cầu của người đã nghỉ việc"};
    REQUIRE(erase_person(setting.office.database, setting.office.clock, setting.office.self(), hoa, erasure));
    CHECK(setting.identities(hoa).empty());
    for (const auto* event : {"office.identity_joined", "office.identity_removed"}) {
      const auto lines = setting.office.lines(event);
      REQUIRE(lines.size() == 1);
      CHECK(lines.front().line.after.empty());
    }
  });
}
