#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "api/testing.hpp"
#include "api/utf16.hpp"
#include "base/hash.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;
using http::Method;

namespace {

http::Response upload(const TestOffice& office, const std::string& bytes, const std::string& name) {
  return office.ask({.method = Method::post,
                     .target = "/api/papers",
                     .body = bytes,
                     .type = "application/octet-stream",
                     .headers = {{"X-File-Name", name}}});
}

json::object field_of(const json::value& paper, std::string_view name) {
  for (const auto& field : paper.at("fields").as_array()) {
    if (field.at("name").as_string() == to_view(name)) return field.as_object();
  }
  return {};
}

/// The words of a span on the wire, taken as a browser would: by UTF-16 units.
std::string words_at(const std::string& text, const json::value& span) {
  const Utf16Offsets offsets(text);
  const auto begin = offsets.to_byte(static_cast<std::size_t>(span.at(0).to_number<std::int64_t>()));
  const auto end = offsets.to_byte(static_cast<std::size_t>(span.at(1).to_number<std::int64_t>()));
  return begin && end ? text.substr(*begin, *end - *begin) : "<outside>";
}

}  // namespace

TEST_CASE("a paper is taken in, shown, found and given back byte for byte") {
  TestOffice office;
  const std::string bytes = sample_plan();
  const auto taken = upload(office, bytes, "K%E1%BA%BF%20ho%E1%BA%A1ch%20118.txt");
  CHECK(taken.status == 201);
  const auto row = body_of(taken);
  CHECK(row.at("file_name").as_string() == "Kế hoạch 118.txt");
  CHECK(row.at("number").as_string() == "118/KH-UBND");
  CHECK(row.at("plan").is_null());
  const std::string id(row.at("id").as_string());

  const auto paper = body_of(office.get("/api/papers/" + id));
  CHECK(paper.at("sha256").as_string() == sha256(bytes).hex.c_str());
  CHECK(paper.at("version").as_int64() == 1);
  CHECK(paper.at("received_by").as_string() == "Nguyễn Thị Văn Thư");
  CHECK(paper.at("fields").as_array().size() == std::size(directive::kFieldNames));
  CHECK(field_of(paper, "issued_on").at("value").as_string() == "2026-02-26");

  const auto original = office.get("/api/papers/" + id + "/original");
  CHECK((original.bytes() == bytes));
  CHECK(header_of(original, "Content-Type") == "application/octet-stream");
  CHECK(header_of(original, "Content-Disposition") == "attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20118.txt");
  CHECK(header_of(original, "X-Content-Type-Options") == "nosniff");
  CHECK(header_of(original, "Content-Security-Policy") == "default-src 'none'; sandbox");

  const auto again = upload(office, bytes, "khac.txt");
  CHECK(again.status == 200);
  CHECK(body_of(again).at("id").as_string() == id.c_str());
}

TEST_CASE("spans on the wire name the words they stand for") {
  TestOffice office;
  const auto paper = body_of(office.get("/api/papers/" + office.upload("𝄞 phụ chú 𝄞\n" + sample_plan())));
  const std::string text(paper.at("text").as_string());
  const auto number = field_of(paper, "number");
  REQUIRE(number.at("span").is_array());
  CHECK(words_at(text, number.at("span")).find("118/KH-UBND") != std::string::npos);
  CHECK(paper.at("assignments").as_array().size() > 3);
  for (const auto& assignment : paper.at("assignments").as_array()) {
    const std::string words = words_at(text, assignment.at("span"));
    CHECK(words != "<outside>");
    CHECK_FALSE(words.empty());
    for (const auto& sentence : assignment.at("sentences").as_array()) CHECK_FALSE(words_at(text, sentence.at("span")).empty());
  }
  for (const auto& citation : paper.at("citations").as_array()) {
    if (citation.at("number").is_null()) continue;
    CHECK(words_at(text, citation.at("span")).find(citation.at("number_as_written").as_string().c_str()) != std::string::npos);
  }
}

TEST_CASE("the register is searched without marks and by number, filtered and paged") {
  TestOffice office;
  const std::string id = office.upload(sample_plan());
  office.upload("TỜ TRÌNH\nVề việc khác hẳn\n", "khac.txt");
  struct Row {
    std::string query;
    std::int64_t total;
  };
  for (const Row& row : {Row{"", 2},
                         {"q=thong+tin+doi+ngoai", 1},
                         {"q=118+%2Fkh-ubnd", 1},
                         {"q=kh%C3%B4ngc%C3%B3", 0},
                         {"type=KH", 1},
                         {"year=2026", 1},
                         {"year=1999", 0},
                         {"system=state", 1},
                         {"planned=true", 0},
                         {"planned=false", 2}}) {
    CAPTURE(row.query);
    const auto page = body_of(office.get("/api/papers?" + row.query));
    CHECK(page.at("total").to_number<std::int64_t>() == row.total);
    CHECK(page.at("items").as_array().size() == static_cast<std::size_t>(row.total));
  }
  const auto found = body_of(office.get("/api/papers?q=thong+tin+doi+ngoai"));
  const auto& hits = found.at("items").at(0).at("hits").as_array();
  REQUIRE_FALSE(hits.empty());
  const std::string passage(hits.at(0).at("text").as_string());
  CHECK_FALSE(words_at(passage, hits.at(0).at("marks").at(0)).empty());

  const auto first = body_of(office.get("/api/papers?limit=1"));
  CHECK(first.at("items").as_array().size() == 1);
  const std::string next(first.at("next").as_string());
  const auto second = body_of(office.get("/api/papers?limit=1&cursor=" + next));
  CHECK(second.at("next").is_null());
  CHECK(first.at("items").at(0).at("id") != second.at("items").at(0).at("id"));
}

TEST_CASE("filters that cannot be are refused by name") {
  TestOffice office;
  for (const std::string query : {"year=abc", "limit=0", "limit=101", "system=other", "planned=1", "doubtful=yes"}) {
    CAPTURE(query);
    const auto response = office.get("/api/papers?" + query);
    CHECK(response.status == 400);
    CHECK(key_of(response) == "api.bad_parameter");
    CHECK(body_of(response).at("args").at(0).as_string() == query.substr(0, query.find('=')).c_str());
  }
}

TEST_CASE("what is no paper gets one clear sentence, and a bad name too") {
  TestOffice office;
  struct Row {
    std::string bytes, name, key;
  };
  for (const Row& row : {Row{"", "a.txt", "api.wrong_body_type"},
                         {"\x89PNG\r\n\x1A\n", "a.docx", "files.damaged_picture"},
                         {"chữ", "", "api.bad_file_name"},
                         {"chữ", "%", "api.bad_file_name"},
                         {"chữ", std::string(300, 'a'), "directive.name_too_long"}}) {
    CAPTURE(row.name);
    const auto response = upload(office, row.bytes, row.name);
    CHECK(response.status == 400);
    CHECK(key_of(response) == row.key);
  }
}

TEST_CASE("a classified paper is refused and leaves nothing") {
  TestOffice office;
  const auto response = upload(office,
                               "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH VÂN SƠN\tĐộc lập - Tự do - Hạnh phúc\nMẬT\nSố: "
                               "9/KH-UBND\n\nKẾ HOẠCH\nVề một việc\n",
                               "mat.txt");
  CHECK(response.status == 403);
  CHECK(key_of(response) == "directive.classified");
  CHECK(body_of(response).at("args").as_array().empty());
  CHECK(body_of(office.get("/api/papers")).at("total").to_number<std::int64_t>() == 0);
}

TEST_CASE("the same file sent by several at once becomes one paper, and nobody is told of trouble") {
  TestOffice office;
  const std::string bytes = sample_plan();
  std::array<http::Response, 4> answers;
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers) threads.emplace_back([&] { answer = upload(office, bytes, "a.txt"); });
  }
  const auto id = body_of(answers[0]).at("id");
  CHECK(std::ranges::count(answers, 201, &http::Response::status) == 1);
  CHECK(std::ranges::count(answers, 200, &http::Response::status) == 3);
  for (const auto& answer : answers) CHECK(body_of(answer).at("id") == id);
  CHECK(body_of(office.get("/api/papers")).at("total").to_number<std::int64_t>() == 1);
}

TEST_CASE("several who make the plan of one paper at once get the same plan") {
  TestOffice office;
  const std::string path = "/api/papers/" + office.upload(sample_plan()) + "/plan";
  std::array<http::Response, 4> answers;
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers) threads.emplace_back([&] { answer = office.post(path, ""); });
  }
  CHECK(std::ranges::count(answers, 201, &http::Response::status) == 1);
  CHECK(std::ranges::count(answers, 200, &http::Response::status) == 3);
  for (const auto& answer : answers) CHECK(body_of(answer).at("id") == body_of(answers[0]).at("id"));
}

TEST_CASE("of several who change one field at the same version, one is heard and the others are told") {
  TestOffice office;
  const std::string path = "/api/papers/" + office.upload(sample_plan());
  std::array<http::Response, 4> answers;
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers)
      threads.emplace_back([&] { answer = office.patch(path, R"({"version":1,"field":"place","value":"Hà Nội"})"); });
  }
  CHECK(std::ranges::count(answers, 200, &http::Response::status) == 1);
  CHECK(std::ranges::count(answers, 409, &http::Response::status) == 3);
}

TEST_CASE("two papers of one number are two papers once a person said why") {
  TestOffice office;
  const std::string first = office.upload(sample_plan());
  const std::string other = sample_plan() + "\nBản sao có thêm một dòng.\n";
  const auto told = upload(office, other, "b.txt");
  CHECK(told.status == 409);
  CHECK(key_of(told) == "directive.same_paper");
  const auto same = body_of(told).at("same").at(0);
  CHECK(same.at("paper").at("id").as_string() == to_view(first));
  CHECK(same.at("version").as_int64() == 1);
  const auto kept = office.ask({.method = Method::post,
                                .target = "/api/papers",
                                .body = other,
                                .type = "application/octet-stream",
                                .headers = {{"X-File-Name", "b.txt"}, {"X-Keep-Beside", first}, {"X-Reason", "b%E1%BA%A3n%20sao"}}});
  CHECK(kept.status == 201);
  const std::string second(body_of(kept).at("id").as_string());
  CHECK(first != second);
  CHECK(body_of(office.get("/api/papers/" + second)).at("kept_beside").at(0).at("reason").as_string() == "bản sao");
  CHECK(body_of(office.get("/api/papers?q=118/KH-UBND")).at("total").to_number<std::int64_t>() == 2);
}

TEST_CASE("what is refused leaves nothing in the way of the same paper without its fault") {
  TestOffice office;
  CHECK(upload(office, "MẬT\n" + sample_plan(), "a.txt").status == 403);
  CHECK(upload(office, sample_plan(), "%").status == 400);
  CHECK(upload(office, sample_plan(), "a.txt").status == 201);
}

TEST_CASE("a lost original is kept again when its bytes come again") {
  TestOffice office;
  const std::string id = office.upload(sample_plan());
  std::filesystem::remove_all(office.folder.path() / "files");
  CHECK(key_of(office.get("/api/papers/" + id + "/original")) == "store.file_missing");
  CHECK(upload(office, sample_plan(), "a.txt").status == 200);
  CHECK((office.get("/api/papers/" + id + "/original").bytes() == sample_plan()));
}

TEST_CASE("a selection may end where the text ends, and not one unit beyond") {
  TestOffice office;
  const std::string path = "/api/papers/" + office.upload(sample_plan() + "Hà Nội 𝄞");
  const std::string text(body_of(office.get(path)).at("text").as_string());
  const std::size_t end = Utf16Offsets(text).size_units();
  const auto select = [&](int version, std::size_t from, std::size_t to) {
    const json::object wish{{"version", version}, {"field", "place"}, {"value", "Hà Nội"}, {"span", {from, to}}};
    return office.patch(path, json::serialize(wish));
  };
  CHECK(key_of(select(1, end - 2, end + 1)) == "directive.selection_outside");
  CHECK(key_of(select(1, end - 4, std::string::npos >> 1U)) == "directive.selection_outside");
  const auto taken = select(1, end - 4, end);
  REQUIRE(taken.status == 200);
  CHECK(text.ends_with(words_at(text, field_of(body_of(taken), "place").at("span"))));
}

TEST_CASE("a field is corrected by typing or by selecting, and taken back; a stale version is refused") {
  TestOffice office;
  const std::string id = office.upload("𝄞\n" + sample_plan());
  const std::string path = "/api/papers/" + id;
  const auto before = body_of(office.get(path));

  const auto typed = office.patch(path, R"({"version":1,"field":"title","value":"Công tác đối ngoại"})");
  CHECK(typed.status == 200);
  CHECK(body_of(typed).at("version").as_int64() == 2);
  CHECK(field_of(body_of(typed), "title").at("value").as_string() == "Công tác đối ngoại");
  CHECK(field_of(body_of(typed), "title").at("by").as_string() == "person");
  CHECK(field_of(body_of(typed), "title").at("changed_by").as_string() == "Nguyễn Thị Văn Thư");

  const auto stale = office.patch(path, R"({"version":1,"field":"place","value":"Hà Nội"})");
  CHECK(stale.status == 409);
  CHECK(key_of(stale) == "api.changed_meanwhile");

  const std::string text(before.at("text").as_string());
  const Utf16Offsets offsets(text);
  const std::size_t at = text.find("Vân Sơn, ngày");
  const auto begin = offsets.to_units(at), end = offsets.to_units(at + std::string_view("Vân Sơn").size());
  const auto selected =
      office.patch(path, json::serialize(json::object{{"version", 2}, {"field", "place"}, {"value", "Vân Sơn"}, {"span", {begin, end}}}));
  REQUIRE(selected.status == 200);
  CHECK(words_at(text, field_of(body_of(selected), "place").at("span")) == "Vân Sơn");

  const auto taken_back = office.patch(path, R"({"version":3,"field":"title","value":null})");
  CHECK(field_of(body_of(taken_back), "title").at("value") == field_of(before, "title").at("value"));
}

TEST_CASE("corrections that cannot be are refused by name") {
  TestOffice office;
  const std::string path = "/api/papers/" + office.upload("𝄞\n" + sample_plan());
  struct Row {
    std::string body, key;
  };
  for (const Row& row : {Row{R"({"field":"title","value":"a"})", "api.missing_field"},
                         {R"({"version":1,"field":"title"})", "api.missing_field"},
                         {R"({"version":1,"field":"colour","value":"a"})", "api.wrong_type"},
                         {R"({"version":1,"field":"title","value":7})", "api.wrong_type"},
                         {R"({"version":1,"field":"title","value":"a","span":[1]})", "api.wrong_type"},
                         {R"({"version":1,"field":"title","value":"a","span":["0","1"]})", "api.wrong_type"},
                         {R"({"version":1,"field":"title","value":"a","span":[0,99999999]})", "directive.selection_outside"},
                         {R"({"version":1,"field":"title","value":"a","span":[-1,5]})", "directive.selection_outside"},
                         {R"({"version":1,"field":"title","value":"a","span":[5,4]})", "directive.selection_outside"},
                         {R"({"version":1,"field":"title","value":"a","span":[1,4]})", "directive.selection_outside"},
                         {R"({"version":1,"field":"issued_on","value":"31/02/2026"})", "directive.not_a_date"},
                         {R"({"version":1,"field":"place","value":null})", "directive.nothing_to_take_back"}}) {
    CAPTURE(row.body);
    const auto response = office.patch(path, row.body);
    CHECK(response.status == 400);
    CHECK(key_of(response) == row.key);
  }
  CHECK(body_of(office.get(path)).at("version").as_int64() == 1);
}
