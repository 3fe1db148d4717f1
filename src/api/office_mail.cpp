#include "api/office_mail.hpp"

#include "api/notice_words.hpp"
#include "base/id.hpp"
#include "office/account.hpp"

namespace nhipcau::api {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string office_name(store::Read& tx) {
  const std::string name = office::setting(tx, "name");
  return name.empty() ? "Nhịp Cầu" : name;
}

/// One line of a mail that leads somewhere.
struct Entry {
  std::string text, url;
};

/// What every mail is made of.
struct Letter {
  Language language = Language::vi;
  std::string greeting, opening;
  std::vector<Entry> entries;
  std::string closing;  ///< why it comes, and where to change it
  Entry settings;       ///< empty: nowhere
};

std::string to_text(const Letter& letter) {
  std::string out = letter.greeting + "\n\n" + letter.opening + "\n\n";
  for (const Entry& entry : letter.entries) out += "- " + entry.text + "\n  " + entry.url + "\n\n";
  out += "--\n" + letter.closing + "\n";
  if (!letter.settings.url.empty()) out += letter.settings.text + ": " + letter.settings.url + "\n";
  return out;
}

/// Plain enough for every reader: no styles but the font's, no pictures, nothing loaded from anywhere.
std::string to_html(const Letter& letter) {
  std::string out = "<!doctype html>\n<html lang=\"" + std::string(to_name(letter.language)) +
                    "\"><head><meta charset=\"utf-8\"></head>\n<body style=\"font-family: sans-serif; line-height: 1.5\">\n<p>" +
                    escaped(letter.greeting) + "</p>\n<p>" + escaped(letter.opening) + "</p>\n";
  if (!letter.entries.empty()) out += "<ul>\n";
  for (const Entry& entry : letter.entries)
    out += "<li style=\"margin: 0 0 8px\"><a href=\"" + escaped(entry.url) + "\">" + escaped(entry.text) + "</a></li>\n";
  if (!letter.entries.empty()) out += "</ul>\n";
  out += "<hr>\n<p style=\"color: #5d6663\">" + escaped(letter.closing);
  if (!letter.settings.url.empty()) out += " <a href=\"" + escaped(letter.settings.url) + "\">" + escaped(letter.settings.text) + "</a>";
  return out + "</p>\n</body></html>\n";
}

outgoing::Mail to_mail(store::Read& tx, const Clock& clock, const MailPost& post, const Letter& letter) {
  return {.from = {.name = office_name(tx), .address = post.from},
          .to = {},
          .subject = {},
          .text = to_text(letter),
          .html = to_html(letter),
          .id = make_id_text(clock.now().time_since_epoch().count()),
          .settings_at = letter.settings.url,
          .at = clock.now()};
}

}  // namespace

outgoing::Mail make_code_mail(store::Read& tx, const Clock& clock, const MailPost& post, const office::Account& to,
                              const std::string& address, const std::string& code) {
  const Language language = choose_language(to.language);
  const std::string name = office_name(tx), minutes = std::to_string(office::kEmailCodeLife.count());
  const auto say = [&](std::string_view key, const std::vector<std::string>& args) { return message(language, key, args); };
  const Letter letter{.language = language,
                      .greeting = say("mail.greeting", {to.shown_name}),
                      .opening = say("mail.code", {code, minutes}),
                      .entries = {},
                      .closing = say("mail.code_why", {name, post.url}),
                      .settings = {}};
  outgoing::Mail mail = to_mail(tx, clock, post, letter);
  mail.to = {.name = to.shown_name, .address = address};
  mail.subject = say("mail.code_subject", {name});
  return mail;
}

outgoing::Mail make_notices_mail(store::Read& tx, const Clock& clock, const MailPost& post, const office::ToMail& to,
                                 const std::string& id) {
  const Language language = choose_language(to.language);
  const std::string name = office_name(tx), count = std::to_string(to.notices.size());
  const auto say = [&](std::string_view key, const std::vector<std::string>& args = {}) { return message(language, key, args); };
  const NoticeWords words(tx, to.notices, language, clock.today());
  Letter letter{.language = language,
                .greeting = say("mail.greeting", {to.shown_name}),
                .opening = say("mail.notices", {name, count}),
                .entries = {},
                .closing = say("mail.notices_why", {name}),
                .settings = {.text = say("mail.settings"), .url = post.url + "/account#notices"}};
  for (const office::Notice& notice : to.notices)
    letter.entries.push_back({.text = words.text_of(notice), .url = post.url + NoticeWords::path_of(notice)});
  outgoing::Mail mail = to_mail(tx, clock, post, letter);
  mail.to = {.name = to.shown_name, .address = to.address};
  mail.subject = say("mail.notices_subject", {name, count});
  mail.id = id;
  return mail;
}

outgoing::Mail make_test_mail(store::Read& tx, const Clock& clock, const MailPost& post, Language language, const std::string& address) {
  const std::string name = office_name(tx);
  const Letter letter{.language = language,
                      .greeting = message(language, "mail.test_greeting"),
                      .opening = message(language, "mail.test", std::vector{name}),
                      .entries = {},
                      .closing = message(language, "mail.test_why", std::vector{post.url}),
                      .settings = {}};
  outgoing::Mail mail = to_mail(tx, clock, post, letter);
  mail.to = {.name = {}, .address = address};
  mail.subject = message(language, "mail.test_subject", std::vector{name});
  return mail;
}

}  // namespace nhipcau::api
