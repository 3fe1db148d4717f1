#pragma once
#include <chrono>
#include <string>

#include "base/result.hpp"
#include "outgoing/mail.hpp"

/// Mail that leaves the office, by its own mail server (RFC 5321). Blocking: never inside a transaction. Safe from many threads.
namespace nhipcau::outgoing {

struct MailServer {
  enum class Security {
    starttls,  ///< TLS from the first command on that matters; without it nothing is sent
    tls,       ///< TLS from the first byte
    none       ///< for a server on this machine alone
  };
  std::string host;
  int port = 587;
  Security security = Security::starttls;
  std::string user, password;  ///< empty: the server asks for none
};

struct MailLimits {
  std::chrono::milliseconds connect_time{10'000};
  std::chrono::milliseconds total_time{30'000};
};

/// Hands a mail over to the server.
/// errors  invalid outgoing.mail_needs_tls{host}: no TLS, and not this machine
///         invalid outgoing.mail_refused{host}: for good (5xx), so this address will not do
///         unavailable outgoing.mail_put_off{host}: for now (4xx) | outgoing.mail_login_refused{host} | outgoing.unreachable{host} |
///         outgoing.untrusted{host} | outgoing.too_slow{host}
/// Why, in the library's words and the server's code, goes to the log; no address does.
Result<void> send_mail(const MailServer& server, const Mail& mail, const MailLimits& limits = {});

}  // namespace nhipcau::outgoing
