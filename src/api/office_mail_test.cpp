#include "api/office_mail.hpp"

#include <doctest/doctest.h>

#include "api/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::api;
using namespace nhipcau::api::testing;

namespace {

const MailPost kPost{.from = "nhipcau@tinh.example", .url = "https://nhipcau.tinh.example", .send = {}};

outgoing::Mail mail_to(TestOffice& office, const std::string& language, const std::vector<office::Notice>& notices) {
  return (*office.database).read([&](store::Read& tx) {
    const office::ToMail to{.address = "lan@tinh.example", .shown_name = "Lò <b>Lan</b>", .language = language, .notices = notices};
    return make_notices_mail(tx, office.clock, kPost, to, "01JABC");
  });
}

}  // namespace

TEST_CASE("a mail says which office, what happened with its link, why it comes and where to change it, in the reader's language") {
  TestOffice office;
  const std::string paper = office.upload(sample_plan(7));
  const office::Notice came{.kind = "papers", .words = "paper_came", .subject_kind = "paper", .subject_id = paper};
  const office::Notice tasks{.kind = "tasks_due", .words = "tasks_late", .subject_kind = "today", .facts = {"0", "2", "3"}};
  const auto mail = mail_to(office, "vi", {came, tasks});
  CHECK(mail.to.address == "lan@tinh.example");
  CHECK(mail.from.address == kPost.from);
  CHECK(mail.id == "01JABC");
  CHECK(mail.settings_at == "https://nhipcau.tinh.example/account#notices");
  for (const std::string& words : {std::string("7/KH-UBND"), "https://nhipcau.tinh.example/papers/" + paper,
                                   std::string("2 nhiệm vụ quá hạn."), std::string("Bạn nhận thư này vì"), mail.settings_at}) {
    CAPTURE(words);
    CHECK(mail.text.find(words) != std::string::npos);
    CHECK(mail.html.find(words) != std::string::npos);
  }
  CHECK(mail.html.find("<b>") == std::string::npos);
  CHECK(mail.html.find("lang=\"vi\"") != std::string::npos);
  CHECK(mail_to(office, "en", {tasks}).text.find("Late tasks: 2.") != std::string::npos);
}

TEST_CASE("of a paper that may not go round freely a mail tells the number alone") {
  TestOffice office;
  const std::string paper = office.upload("ỦY BAN NHÂN DÂN\nSố: 9/KH-UBND\nLƯU HÀNH NỘI BỘ\nKẾ HOẠCH\nVề việc riêng của cơ quan\n");
  const office::Notice came{.kind = "papers", .words = "paper_came", .subject_kind = "paper", .subject_id = paper};
  const auto mail = mail_to(office, "vi", {came});
  CHECK(mail.text.find("9/KH-UBND") != std::string::npos);
  CHECK(mail.text.find("riêng của cơ quan") == std::string::npos);
}

TEST_CASE("the mail with the code says that nothing more comes to who did not ask") {
  TestOffice office;
  const auto mail = (*office.database).read([&](store::Read& tx) {
    return make_code_mail(tx, office.clock, kPost, office.administrator, "quantri@tinh.example", "123456");
  });
  CHECK(mail.to.address == "quantri@tinh.example");
  CHECK(mail.text.find("123456") != std::string::npos);
  CHECK(mail.subject.find("123456") == std::string::npos);
  CHECK(mail.text.find("Nếu không phải bạn, hãy bỏ qua thư này") != std::string::npos);
  CHECK(mail.settings_at.empty());
}

TEST_CASE("an office without a mail server takes no address and speaks of none") {
  TestOffice office;
  office.handler = make_handler(std::make_shared<App>(
      App{.database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables()}));
  CHECK(key_of(office.post("/api/account/email", R"({"address":"lan@tinh.example"})")) == "office.no_mail_here");
  CHECK(body_of(office.get("/api/account/notices")).at("email").is_null());
  CHECK(office.mails->empty());
}

TEST_CASE("where the code cannot be sent, the address is not kept") {
  TestOffice office;
  auto app = std::make_shared<App>(
      App{.database = *office.database, .files = office.files, .clock = office.clock, .tables = directive::shipped_tables()});
  app->post = std::make_shared<MailPost>(
      MailPost{.from = "nhipcau@tinh.example", .url = "https://nhipcau.tinh.example", .send = [](const outgoing::Mail&) -> Result<void> {
                 return fail(Code::unavailable, "outgoing.unreachable", {"mail.tinh.example"});
               }});
  office.handler = make_handler(std::move(app));
  CHECK(office.post("/api/account/email", R"({"address":"lan@tinh.example"})").status >= 400);
  CHECK(body_of(office.get("/api/account/notices")).at("email").at("address").is_null());
}
