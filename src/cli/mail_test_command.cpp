#include <iostream>

#include "cli/commands.hpp"
#include "cli/mail_post.hpp"
#include "cli/opened_office.hpp"

namespace nhipcau::cli {
namespace {

int run_mail_test(const Invocation& invocation) {
  const auto post = mail_post(invocation.settings);
  if (!post) return invocation.complain(post.error());
  if (!*post) return invocation.complain({Code::invalid, "cli.mail_not_set"});
  if (!outgoing::is_mail_address(invocation.argument())) return invocation.complain({Code::invalid, "office.bad_email"});
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  const auto mail = (*opened)->database->read(
      [&](store::Read& tx) { return api::make_test_mail(tx, (*opened)->clock, **post, invocation.language, invocation.argument()); });
  if (const auto sent = (*post)->send(mail); !sent) return invocation.complain(sent.error());
  std::cout << invocation.say("cli.mail_sent", {invocation.argument()}) << '\n';
  return kDone;
}

}  // namespace

/// `nhipcau mail test ADDRESS`: whether mail goes out as it is set.
Command mail_test_command() {
  return {.name = "mail test",
          .about = "cli.mail_test_about",
          .arguments = {{.name = "ADDRESS", .help = "cli.mail_test_address"}},
          .settings = {"data", "database", "url", "mail-server", "mail-port", "mail-security", "mail-user", "mail-password-file",
                       "mail-from", "language", "log"},
          .run = run_mail_test};
}

}  // namespace nhipcau::cli
