#include "api/relying_party.hpp"

#include <doctest/doctest.h>

using namespace nhipcau;
using namespace nhipcau::api;

namespace {

/// "id origin", or the key of the error.
std::string party_of(std::string_view url, std::string_view host, bool is_https) {
  http::Request request;
  request.headers = {{"Host", host}};
  request.is_https = is_https;
  const auto party = relying_party(url, request);
  return party ? party->id + " " + party->origin : party.error().key;
}

}  // namespace

TEST_CASE("without a configured address the browser's counts, over HTTPS or at localhost") {
  struct Row {
    std::string host;
    bool is_https;
    std::string expected;
  };
  for (const Row& row : {Row{"office.example", true, "office.example https://office.example"},
                         {"Office.Example:8443", true, "office.example https://office.example:8443"},
                         {"office.example:443", true, "office.example https://office.example"},
                         {"office.example", false, "api.passkeys_not_here"},
                         {"localhost:8080", false, "localhost http://localhost:8080"},
                         {"tinh.localhost", false, "tinh.localhost http://tinh.localhost"},
                         {"notlocalhost", false, "api.passkeys_not_here"},
                         {"127.0.0.1:8080", false, "api.passkeys_not_here"},
                         {"192.0.2.7", true, "api.passkeys_not_here"},
                         {"[::1]:8080", true, "api.passkeys_not_here"},
                         {"", true, "api.passkeys_not_here"},
                         {"a b", true, "api.passkeys_not_here"},
                         {std::string(254, 'a'), true, "api.passkeys_not_here"}}) {
    CAPTURE(row.host);
    CHECK(party_of("", row.host, row.is_https) == row.expected);
  }
}

TEST_CASE("with a configured address passkeys are that address's, and nobody else's") {
  const std::string mine = "office.example https://office.example";
  CHECK(party_of("https://office.example", "office.example", true) == mine);
  CHECK(party_of("https://office.example/", "office.example", false) == mine);  // behind a proxy that is not trusted
  CHECK(party_of("https://Office.example:443/x?y", "OFFICE.example:443", true) == mine);
  CHECK(party_of("https://office.example", "localhost:8080", false) == "api.passkeys_elsewhere");
  CHECK(party_of("https://office.example", "evil.example", true) == "api.passkeys_elsewhere");
  CHECK(party_of("https://office.example", "sub.office.example", true) == "api.passkeys_elsewhere");
  CHECK(party_of("https://office.example", "office.example:8443", true) == "api.passkeys_elsewhere");
  CHECK(party_of("http://office.example", "office.example", false) == "api.passkeys_not_here");
  CHECK(party_of("http://localhost:8080", "localhost:8080", false) == "localhost http://localhost:8080");
  CHECK(party_of("https://192.0.2.7", "192.0.2.7", true) == "api.passkeys_not_here");
}
