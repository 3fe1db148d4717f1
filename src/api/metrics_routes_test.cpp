#include <doctest/doctest.h>

#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

bool is_name(std::string_view text) {
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text.front())) != 0) return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:") == std::string_view::npos;
}

/// A line of the text format 0.0.4, taken apart by its grammar:
///   sample = name [ "{" [ label *( "," label ) ] "}" ] " " number;  label = name "=" DQUOTE *( escaped ) DQUOTE
struct Sample {
  std::string name;
  std::map<std::string, std::string> labels;
  double value = 0;
};

std::optional<Sample> parse_sample(std::string_view line) {
  Sample sample;
  std::size_t at = line.find_first_of("{ ");
  if (at == std::string_view::npos || !is_name(line.substr(0, at))) return std::nullopt;
  sample.name = line.substr(0, at);
  for (bool goes_on = line[at] == '{'; goes_on;) {
    const std::size_t equals = line.find('=', ++at);
    if (equals == std::string_view::npos || !is_name(line.substr(at, equals - at)) || line.substr(equals + 1, 1) != "\"")
      return std::nullopt;
    std::string& value = sample.labels[std::string(line.substr(at, equals - at))];
    for (at = equals + 2; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] == '\\' && ++at < line.size() && line[at] != '\\' && line[at] != '"' && line[at] != 'n') return std::nullopt;
      if (at < line.size()) value += line[at];
    }
    if (++at >= line.size()) return std::nullopt;
    goes_on = line[at] == ',';
    if (!goes_on && line[at++] != '}') return std::nullopt;
  }
  if (at >= line.size() || line[at] != ' ') return std::nullopt;
  const std::string number(line.substr(at + 1));
  std::size_t used = 0;
  try {
    sample.value = std::stod(number, &used);
  } catch (const std::exception&) {
    return std::nullopt;
  }
  return used == number.size() ? std::optional(sample) : std::nullopt;
}

/// Every sample of a page, each held against the head of its family.
std::vector<Sample> parse_page(const std::string& text) {
  std::vector<Sample> samples;
  std::map<std::string, std::string> types;
  std::set<std::string> seen;
  std::string family;
  REQUIRE(text.ends_with('\n'));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    CAPTURE(line);
    if (line.starts_with("# HELP ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      CHECK(is_name(family));
      CHECK(types.emplace(family, "").second);  // a family stands once
    } else if (line.starts_with("# TYPE ")) {
      const std::string rest = line.substr(7);
      CHECK(rest.substr(0, rest.find(' ')) == family);
      types[family] = rest.substr(rest.find(' ') + 1);
    } else {
      const auto sample = parse_sample(line);
      REQUIRE(sample);
      std::string base = sample->name;
      if (types[family] == "histogram") {
        for (const std::string ending : {"_bucket", "_sum", "_count"}) {
          if (base.ends_with(ending)) base.resize(base.size() - ending.size());
        }
      }
      CHECK(base == family);
      CHECK(seen.insert(line.substr(0, line.rfind(' '))).second);  // no sample stands twice
      samples.push_back(*sample);
    }
  }
  return samples;
}

double value_of(const std::vector<Sample>& samples, const std::string& name, const std::map<std::string, std::string>& labels) {
  for (const auto& sample : samples) {
    if (sample.name == name && sample.labels == labels) return sample.value;
  }
  return -1;
}

Ask ask_from(const std::string& address, const std::string& host = "127.0.0.1:8080") {
  return {.target = "/metrics", .as = As::nobody, .headers = {{"Host", host}}, .from_address = address};
}

}  // namespace

TEST_CASE("the figures keep the grammar of the text format and count what was done") {
  TestOffice office;
  office.upload(sample_plan());
  CHECK(office.get("/api/papers").status == 200);
  CHECK(office.get("/api/papers/none").status == 404);
  CHECK(office.get("/api/no-such-thing").status == 404);
  CHECK(office.get("/").status != 500);
  const auto answer = office.ask(ask_from("127.0.0.1"));
  REQUIRE(answer.status == 200);
  CHECK(header_of(answer, "Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  const auto samples = parse_page(answer.body);
  const std::string requests = "nhipcau_http_requests_total";
  CHECK(value_of(samples, requests, {{"method", "GET"}, {"route", "/api/papers"}, {"status", "2xx"}}) == 1);
  CHECK(value_of(samples, requests, {{"method", "POST"}, {"route", "/api/papers"}, {"status", "2xx"}}) == 1);
  CHECK(value_of(samples, requests, {{"method", "GET"}, {"route", "/api/papers/{paper}"}, {"status", "4xx"}}) == 1);
  CHECK(value_of(samples, requests, {{"method", "OTHER"}, {"route", "none"}, {"status", "4xx"}}) == 1);
  CHECK(value_of(samples, "nhipcau_http_request_seconds_count", {{"method", "GET"}, {"route", "/api/papers"}}) == 1);
  CHECK(value_of(samples, "nhipcau_http_requests_in_flight", {}) == 1);
  CHECK(value_of(samples, "nhipcau_papers", {}) == 1);
  CHECK(value_of(samples, "nhipcau_paper_bytes", {}) == static_cast<double>(sample_plan().size()));
  CHECK(value_of(samples, "process_resident_memory_bytes", {}) > 1e6);
  CHECK(value_of(samples, "process_open_fds", {}) > 2);
  CHECK(value_of(samples, "process_start_time_seconds", {}) > 1.7e9);
}

TEST_CASE("the figures are for this machine alone, and not through a proxy on it") {
  TestOffice office;
  for (const auto& [address, status] : std::map<std::string, int>{{"127.0.0.1", 200},
                                                                  {"127.8.8.8", 200},
                                                                  {"::1", 200},
                                                                  {"::ffff:127.0.0.1", 200},
                                                                  {"192.0.2.1", 404},
                                                                  {"2001:db8::1", 404},
                                                                  {"", 404}}) {
    CAPTURE(address);
    CHECK(office.ask(ask_from(address)).status == status);
  }
  for (const std::string header : {"X-Forwarded-For", "Forwarded", "Via"}) {
    Ask ask = ask_from("127.0.0.1");
    ask.headers.emplace_back(header, "x");
    CHECK(office.ask(ask).status == 404);
  }
}

TEST_CASE("a proxy on this machine that adds no header passes on the name that was asked for, and gets no figures") {
  TestOffice office;
  for (const auto& [host, status] : std::map<std::string, int>{{"127.0.0.1", 200},
                                                               {"127.0.0.1:8080", 200},
                                                               {"localhost:9100", 200},
                                                               {"[::1]", 200},
                                                               {"[::1]:8080", 200},
                                                               {"nhipcau.example", 404},
                                                               {"127.0.0.1.example", 404},
                                                               {"127.example", 404},
                                                               {"localhost.example:80", 404},
                                                               {"[::2]:8080", 404},
                                                               {"[::1", 404},
                                                               {"", 404}}) {
    CAPTURE(host);
    CHECK(office.ask(ask_from("127.0.0.1", host)).status == status);
  }
}

TEST_CASE("with a token the figures are for who shows it, from wherever; switched off, for nobody") {
  TestOffice office;
  struct Row {
    MetricsAccess access;
    std::string authorization;
    int status;
  };
  using Who = MetricsAccess::Who;
  for (const auto& row : std::vector<Row>{{{Who::token, "a-long-token"}, "Bearer a-long-token", 200},
                                          {{Who::token, "a-long-token"}, "Bearer a-long-tokem", 404},
                                          {{Who::token, "a-long-token"}, "Bearer ", 404},
                                          {{Who::token, "a-long-token"}, "", 404},
                                          {{Who::token, ""}, "Bearer ", 404},
                                          {{Who::nobody, "a-long-token"}, "Bearer a-long-token", 404}}) {
    const auto handler = make_handler(std::make_shared<App>(App{.database = *office.database,
                                                                .files = office.files,
                                                                .clock = office.clock,
                                                                .tables = directive::shipped_tables(),
                                                                .metrics_access = row.access}));
    http::Request request{.path = "/metrics", .from_address = "192.0.2.1"};
    request.headers.emplace_back("Authorization", row.authorization);
    CAPTURE(row.authorization);
    CHECK(handler.on_request(request).status == row.status);
  }
}
