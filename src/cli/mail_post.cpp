#include "cli/mail_post.hpp"

#include "cli/file_bytes.hpp"
#include "outgoing/send_mail.hpp"

namespace nhipcau::cli {
namespace {

using Security = outgoing::MailServer::Security;

Security security_named(const std::string& name) {
  return name == "tls" ? Security::tls : name == "none" ? Security::none : Security::starttls;
}

/// The first line of the file that the setting names; empty where it names none.
Result<std::string> load_password(const Settings& settings) {
  constexpr std::size_t kMostBytes = 1000;
  const std::string& file = settings.text("mail-password-file");
  if (file.empty()) return std::string();
  const auto bytes = load_bytes(file, kMostBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return bytes->substr(0, bytes->find_first_of("\r\n"));
}

}  // namespace

Result<std::shared_ptr<const api::MailPost>> mail_post(const Settings& settings) {
  const std::string& host = settings.text("mail-server");
  if (host.empty()) return std::shared_ptr<const api::MailPost>();
  const std::string& from = settings.text("mail-from");
  if (from.empty()) return fail(Code::invalid, "cli.mail_without_from");
  if (!outgoing::is_mail_address(from)) return fail(Code::invalid, "cli.mail_bad_from", {from});
  if (settings.text("url").empty()) return fail(Code::invalid, "cli.mail_without_url");
  auto password = load_password(settings);
  if (!password) return tl::unexpected(password.error());
  outgoing::MailServer server{.host = host,
                              .port = settings.number("mail-port"),
                              .security = security_named(settings.text("mail-security")),
                              .user = settings.text("mail-user"),
                              .password = std::move(*password)};
  return std::make_shared<const api::MailPost>(
      api::MailPost{.from = from, .url = settings.text("url"), .send = [server = std::move(server)](const outgoing::Mail& mail) {
                      return outgoing::send_mail(server, mail);
                    }});
}

}  // namespace nhipcau::cli
