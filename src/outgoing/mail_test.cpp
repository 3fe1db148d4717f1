#include "outgoing/mail.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "outgoing/send_mail.hpp"

using namespace nhipcau;
using namespace nhipcau::outgoing;

namespace {

Mail sample() {
  return {.from = {"Văn phòng tỉnh", "vanphong@tinh.example"},
          .to = {"Lò Thị Lan", "lan@tinh.example"},
          .subject = "Việc mới",
          .text = "Có 2 văn bản mới.",
          .id = "01JABC",
          .settings_at = "https://nhipcau.tinh.example/account#notices",
          .at = from_rfc3339("2026-11-22T08:05:09.000Z")};
}

/// The header's value, unfolded; "-" if it is not there once.
std::string header(const std::string& message, const std::string& name) {
  const std::string head = "\r\n" + message.substr(0, message.find("\r\n\r\n")) + "\r\n";
  const std::size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos || head.find("\r\n" + name + ":", at + 2) != std::string::npos) return "-";
  std::string value;
  for (std::size_t begin = at + 4 + name.size(), end = 0;; begin = end + 2) {
    end = head.find("\r\n", begin);
    value += head.substr(begin, end - begin);
    if (end + 2 >= head.size() || head[end + 2] != ' ') return value;
  }
}

}  // namespace

TEST_CASE("addresses that can be written without quotes, and nothing else") {
  struct Row {
    std::string text;
    bool is_one;
  };
  const Row rows[] = {{"lan@tinh.example", true},
                      {"lan.lo+viec@mail.tinh.gov.vn", true},
                      {"o'neil@tinh.example", true},
                      {"lan@xn--tnh-8za.example", true},
                      {"", false},
                      {"lan", false},
                      {"@tinh.example", false},
                      {"lan@", false},
                      {"lan@localhost", false},
                      {"lan@tinh..example", false},
                      {".lan@tinh.example", false},
                      {"lan.@tinh.example", false},
                      {"la n@tinh.example", false},
                      {"lan@tinh.example\r\nBcc: x@y.z", false},
                      {"\"lan\"@tinh.example", false},
                      {"lan@-tinh.example", false},
                      {"lan@[127.0.0.1]", false},
                      {"lân@tinh.example", false},
                      {"a@b.c,d@e.f", false},
                      {"<lan@tinh.example>", false},
                      {std::string(65, 'a') + "@tinh.example", false},
                      {"lan@" + std::string(64, 'a') + ".example", false}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(is_mail_address(row.text) == row.is_one);
  }
}

TEST_CASE("a message has its headers, in ASCII, and says that no machine should answer") {
  const std::string message = to_message(sample());
  CHECK(header(message, "Date") == "Sun, 22 Nov 2026 08:05:09 +0000");
  CHECK(header(message, "From") == "=?UTF-8?B?VsSDbiBwaMOybmcgdOG7iW5o?= <vanphong@tinh.example>");
  CHECK(header(message, "To") == "=?UTF-8?B?TMOyIFRo4buLIExhbg==?= <lan@tinh.example>");
  CHECK(header(message, "Subject") == "=?UTF-8?B?Vmnhu4djIG3hu5tp?=");
  CHECK(header(message, "Message-ID") == "<01JABC@tinh.example>");
  CHECK(header(message, "Auto-Submitted") == "auto-generated");
  CHECK(header(message, "List-Unsubscribe") == "<https://nhipcau.tinh.example/account#notices>");
  CHECK(header(message, "Content-Type") == "text/plain; charset=UTF-8");
  CHECK(message.ends_with("\r\n\r\nQ8OzIDIgdsSDbiBi4bqjbiBt4bubaS4=\r\n"));
}

TEST_CASE("whatever stands in names and subject, no header and no line comes of it") {
  const std::string bad = "a\r\nBcc: x@y.example\r\n\r\nb";
  for (const std::string& text : {bad, "\n" + bad, bad + std::string(500, 'x'), std::string("=?UTF-8?B?QQ==?=\r\nBcc: x@y.example")}) {
    Mail mail = sample();
    mail.subject = mail.from.name = mail.to.name = text;
    const std::string message = to_message(mail);
    CHECK(header(message, "Bcc") == "-");
    CHECK(header(message, "Subject") != "-");
    CHECK(message.substr(0, message.find("\r\n\r\n")).find("Content-Type") != std::string::npos);
  }
  Mail mail = sample();
  mail.to.name = R"(Lan "Bé" \ Lò)";
  CHECK(header(to_message(mail), "To").find('"') == std::string::npos);  // encoded as a whole
  mail.to.name = R"(Lan "Be" \ Lo)";
  CHECK(header(to_message(mail), "To") == R"("Lan \"Be\" \\ Lo" <lan@tinh.example>)");
}

TEST_CASE("long words are folded between characters, no line is too long, each ends as lines of mail end") {
  Mail mail = sample();
  mail.subject.clear();
  while (mail.subject.size() < 250) mail.subject += "ệ ";
  mail.html = "<p>" + std::string(2000, 'x') + "</p>";
  const std::string message = to_message(mail);
  std::istringstream lines(message);
  for (std::string line; std::getline(lines, line);) {
    REQUIRE(line.ends_with('\r'));
    CHECK(line.size() <= 79);
    CHECK(line.find('\n') == std::string::npos);
  }
  const std::string subject = header(message, "Subject");
  CHECK(subject.find("=?UTF-8?B?4buHIOG7hyDhu4cg") == 0);
  CHECK(message.find("Content-Type: multipart/alternative; boundary=\"=_nhipcau_part\"\r\n") != std::string::npos);
  CHECK(message.find("Content-Type: text/html; charset=UTF-8\r\n") > message.find("Content-Type: text/plain; charset=UTF-8\r\n"));
  CHECK(message.ends_with("\r\n--=_nhipcau_part--\r\n"));
}

TEST_CASE("without TLS mail goes to this machine alone") {
  const MailServer server{.host = "mail.tinh.example", .security = MailServer::Security::none};
  const auto sent = send_mail(server, sample());
  REQUIRE_FALSE(sent);
  CHECK(sent.error().key == "outgoing.mail_needs_tls");
}
