#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "api/contract_reader.hpp"
#include "api/fake_provider.hpp"
#include "api/served_office.hpp"
#include "api/ways_in_office.hpp"
#include "authenticator/one_time_code.hpp"
#include "base/base64url.hpp"
#include "base/log.hpp"
#include "base/require.hpp"
#include "directive/import.hpp"
#include "http/target.hpp"
#include "jobs/workers.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

/// A value kept from an answer, for the cases after it.
struct Kept {
  std::string name, pointer;
};

/// One request and what must come of it.
struct Scenario {
  std::string what;
  Said said;
  std::string expected;  ///< "404 directive.no_such_paper"
  std::vector<std::string> there, absent;
  std::vector<Kept> kept;
  bool comes_after_jobs = false;
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.good()) throw BrokenInvariant("a case names a file that is there: " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// One line of a case, by its first character; the grammar stands in tests/http/contract/README.md.
void read_line(Scenario& scenario, const std::string& line) {
  const std::string rest = line.size() > 2 ? line.substr(2) : "";
  std::istringstream words(rest);
  switch (line.front()) {
    case '>': words >> scenario.said.caller >> scenario.said.verb >> scenario.said.target; break;
    case '+': scenario.said.headers.push_back(rest); break;
    case '|': scenario.said.body += (scenario.said.body.empty() ? "" : "\n") + rest; break;
    case '@': scenario.said.body = bytes_of(rest); break;
    case '<': scenario.expected = rest; break;
    case '?': scenario.there.push_back(rest); break;
    case '!': scenario.absent.push_back(rest); break;
    case '*': scenario.comes_after_jobs = true; break;
    case '=': words >> scenario.kept.emplace_back().name >> scenario.kept.back().pointer; break;
    default: throw BrokenInvariant("a line no case has: " + line);
  }
}

std::vector<Scenario> read_scenarios(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Scenario> scenarios;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    if (line.front() == '#') {
      scenarios.push_back({.what = line.substr(line.find_first_not_of("# "))});
    } else {
      require(!scenarios.empty(), "a case begins with # and what it is");
      read_line(scenarios.back(), line);
    }
  }
  std::erase_if(scenarios, [](const Scenario& one) { return one.said.target.empty(); });  // the words at the top
  return scenarios;
}

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/http/contract")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

using Names = std::map<std::string, std::string>;

/// {name} is what was kept under it, {a*N} N times the letter a; braces of JSON stay.
std::string filled(std::string text, const Names& names) {
  for (const auto& [name, value] : names) {
    const std::string mark = "{" + name + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  for (std::size_t at = text.find("{a*"); at != std::string::npos; at = text.find("{a*", at)) {
    const std::size_t end = text.find_first_not_of("0123456789", at + 3);
    if (end == at + 3 || end == std::string::npos || text[end] != '}') {  // bytes of a file
      at += 3;
      continue;
    }
    text.replace(at, end + 1 - at, std::string(std::stoul(text.substr(at + 3, end - at - 3)), 'a'));
  }
  return text;
}

/// The value as it stands in a target.
std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain) {
      out += c;
    } else {
      out.append("%").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
    }
  }
  return out;
}

Said filled(Said said, const Names& names) {
  Names in_target;
  for (const auto& [name, value] : names) in_target[name] = escaped(value);
  said.target = filled(said.target, in_target);
  said.body = filled(said.body, names);
  for (auto& header : said.headers) header = filled(header, names);
  return said;
}

void gather_names(const json::value& value, std::set<std::string>& names) {
  if (const auto* items = value.if_array()) {
    for (const auto& item : *items) gather_names(item, names);
  }
  if (const auto* object = value.if_object()) {
    for (const auto& field : *object) names.insert(std::string(field.key())), gather_names(field.value(), names);
  }
}

/// What no answer may hold, whoever asks: secrets as they are and as they are kept, places on the disk, the machinery's own words.
std::vector<std::string> never_said(const ServedOffice& served, const Said& said) {
  std::vector<std::string> never{"$argon2",
                                 "password_hash",
                                 "cookie_hash",
                                 "token_hash",
                                 served.office.folder.path().string(),
                                 served.office.database.location(),
                                 "SQLITE",
                                 "sqlite3",
                                 "postgres",
                                 "SELECT ",
                                 "INSERT ",
                                 "std::",
                                 "/src/",
                                 served.link,
                                 served.ended_cookie,
                                 served.ended_token};
  const bool is_clerk = said.caller == "clerk";
  const auto& [mine, its_token] =
      is_clerk ? std::pair(served.others_cookie, served.others_token) : std::pair(served.office.cookie, served.office.csrf);
  const auto& [other, their_token] =
      is_clerk ? std::pair(served.office.cookie, served.office.csrf) : std::pair(served.others_cookie, served.others_token);
  never.insert(never.end(), {other, their_token});
  if (said.target != "/api/session" && said.target != "/api/account") never.insert(never.end(), {mine, its_token});
  return never;
}

/// The figures name the engine, in a label and nowhere else.
std::string without_engine_label(const Said& said, std::string_view answer) {
  constexpr std::string_view kLabel = "engine=\"postgresql\"";
  std::string told(answer);
  if (said.target != "/metrics") return told;
  for (auto at = told.find(kLabel); at != std::string::npos; at = told.find(kLabel)) told.erase(at, kLabel.size());
  return told;
}

void check_silence(const Heard& heard, const ServedOffice& served, const Said& said) {
  if (said.target == "/api/openapi.yaml") return;  // words about words
  const bool tells_cookie = said.target == "/api/session";
  const std::string told = without_engine_label(said, tells_cookie ? heard.body : heard.all);
  for (const auto& secret : never_said(served, said)) {
    CAPTURE(secret);
    CHECK(told.find(secret) == std::string::npos);
  }
}

/// Every field of a JSON answer is one the contract names.
void check_fields(const Heard& heard, const std::string& contract) {
  if (heard.all.find("\r\nContent-Type: application/json\r\n") == std::string::npos || heard.body.empty()) return;
  std::set<std::string> names;
  gather_names(json::parse(heard.body), names);
  for (const auto& name : names) {
    CAPTURE(name);
    CHECK(contract.find(name + ":") != std::string::npos);
  }
}

void keep_values(const Scenario& scenario, const Heard& heard, Names& names) {
  if (scenario.kept.empty()) return;
  const auto answer = json::parse(heard.body);
  for (const auto& [name, pointer] : scenario.kept) {
    const auto& value = answer.at_pointer(pointer);
    names[name] = value.is_string() ? std::string(value.as_string()) : json::serialize(value);
  }
}

/// The administrator's passkey and phone, which answer what a case was asked: see the grammar.
class Devices {
 public:
  explicit Devices(const TestOffice& office) : office_(office), provider_(office.clock) {}

  /// A provider of identities as it is written down in the office.
  [[nodiscard]] std::string provider_row() const { return json::serialize(provider_.as_row()); }

  void take_in(const Heard& heard, Names& names) {
    if (heard.status >= 300 || heard.body.empty() || heard.body.front() != '{') return;
    const auto answer = json::parse(heard.body);
    if (const auto* challenge = answer.as_object().if_contains("challenge")) sign(*from_base64url(challenge->as_string()), names);
    if (const auto* address = answer.as_object().if_contains("address"); address != nullptr && address->is_string()) {
      names["brought"] = json::serialize(provider_.sign_in(address->as_string()));
    }
    if (const auto* secret = answer.as_object().if_contains("secret")) show_codes(from_base32(secret->as_string()), names);
    constexpr std::string_view kCookie = "Set-Cookie: nhipcau_ceremony=";
    if (const auto at = heard.all.find(kCookie); at != std::string::npos) {
      const auto begin = at + kCookie.size();
      names["ceremony"] = heard.all.substr(begin, heard.all.find(';', begin) - begin);
    }
  }

 private:
  void sign(std::string challenge, Names& names) {
    const authenticator::Ceremony ceremony{.party = {"localhost", "http://localhost"}, .challenge = std::move(challenge)};
    const auto made = passkey_.make(ceremony);
    names["made"] = json::serialize(json::object{{"client_data", to_base64url(made.client_data)},
                                                 {"attestation_object", to_base64url(made.attestation_object)},
                                                 {"name", "Điện thoại"}});
    names["signed"] = json::serialize(answer_json(passkey_, office_.administrator.id, passkey_.use(ceremony)));
  }
  void show_codes(const std::string& secret, Names& names) {
    const auto step = authenticator::code_step(office_.clock.now());
    names["code"] = authenticator::code_at(secret, step);
    names["next_code"] = authenticator::code_at(secret, step + 1);
  }

  const TestOffice& office_;
  authenticator::TestPasskey passkey_;
  FakeProvider provider_;
};

void work_off(ServedOffice& served) {
  TestOffice& office = served.office;
  jobs::Bell bell;
  jobs::work_off({.database = *office.database,
                  .clock = office.clock,
                  .bell = bell,
                  .kinds = {directive::import_kind(*office.database, office.files, office.clock, directive::shipped_tables())}});
}

/// The first six digits in a row.
std::string code_in(const std::string& text) {
  constexpr std::size_t kDigits = 6;
  const std::string digits = "0123456789";
  for (auto at = text.find_first_of(digits); at != std::string::npos; at = text.find_first_of(digits, text.find_first_not_of(digits, at))) {
    if (text.find_first_not_of(digits, at) == at + kDigits) return text.substr(at, kDigits);
  }
  return {};
}

void play(const std::filesystem::path& file, const std::string& contract) {
  ServedOffice served;
  Names names{{"link", served.link}};
  Devices devices(served.office);
  names["provider_row"] = devices.provider_row();
  for (const auto& scenario : read_scenarios(file)) {
    CAPTURE(scenario.what);
    if (scenario.comes_after_jobs) work_off(served);
    const Said said = filled(scenario.said, names);
    const Heard heard = served.ask(said);
    if (!served.office.mails->empty()) names["mailed_code"] = code_in(served.office.mails->back().text);
    CAPTURE(heard.all.substr(0, 2000));
    CHECK(std::to_string(heard.status) + " " + heard.key == scenario.expected);
    for (const auto& text : scenario.there) CHECK(heard.all.find(filled(text, names)) != std::string::npos);
    for (const auto& text : scenario.absent) CHECK(heard.all.find(filled(text, names)) == std::string::npos);
    check_silence(heard, served, said);
    check_fields(heard, contract);
    keep_values(scenario, heard, names);
    devices.take_in(heard, names);
  }
}

/// Which kinds of cases an operation has.
struct Coverage {
  bool is_let_in = false, is_refused = false, says_what_is_absent = false;
};

std::map<std::string, Coverage> coverage_of(const std::vector<Operation>& operations) {
  http::Router router;
  for (const auto& one : operations) router.add({.method = method_named(one.verb), .pattern = one.path, .permission = one.permission});
  std::map<std::string, Coverage> covered;
  for (const auto& file : case_files()) {
    for (const auto& scenario : read_scenarios(file)) {
      const std::string path = scenario.said.target.substr(0, scenario.said.target.find('?'));
      const auto match = router.match(method_named(scenario.said.verb), path);
      if (match.route == nullptr) continue;
      auto& coverage = covered[operations.at(match.index).name()];
      const bool is_let_in = scenario.expected.starts_with('2');
      coverage.is_let_in |= is_let_in;
      coverage.is_refused |= scenario.expected.starts_with('4');
      coverage.says_what_is_absent |= is_let_in && !scenario.absent.empty();
    }
  }
  return covered;
}

}  // namespace

TEST_CASE("every case of tests/http/contract is answered as it says, with no secret and no field outside the contract") {
  log::set_level(log::Level::error);
  const std::string contract = contract_text();
  REQUIRE(!case_files().empty());
  for (const auto& file : case_files()) {
    CAPTURE(file.string());
    play(file, contract);
  }
}

TEST_CASE("every operation of openapi.yaml has its cases in tests/http/contract: let in, refused, and what its answer must not hold") {
  const auto operations = contract_operations();
  auto covered = coverage_of(operations);
  for (const auto& one : operations) {
    CAPTURE(one.name());
    const Coverage& coverage = covered[one.name()];
    CHECK_MESSAGE(coverage.is_let_in, "add a case to tests/http/contract that is answered 2xx");
    CHECK_MESSAGE(coverage.says_what_is_absent, "add a line `! text` to such a case: what the answer must not hold");
    const bool can_refuse = !one.is_public() || one.changes();
    CHECK_MESSAGE((coverage.is_refused || !can_refuse), "add a case to tests/http/contract that is refused with 4xx");
  }
}
