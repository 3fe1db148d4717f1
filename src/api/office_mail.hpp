#pragma once
#include <functional>
#include <string>

#include "api/messages.hpp"
#include "office/email.hpp"
#include "outgoing/send_mail.hpp"

/// Mails of the office to its people: in their language, with which office, why it comes, and where to change it.
namespace nhipcau::api {

/// How mail leaves the office.
struct MailPost {
  std::string from;                                         ///< the office's address
  std::string url;                                          ///< the office's own: every link leads there
  std::function<Result<void>(const outgoing::Mail&)> send;  ///< see outgoing::send_mail; never inside a transaction
};

/// To an address that somebody gave: the code that shows that it is theirs.
outgoing::Mail make_code_mail(store::Read& tx, const Clock& clock, const MailPost& post, const office::Account& to,
                              const std::string& address, const std::string& code);

/// What somebody was told of.
/// to  with at least one notice
/// id  letters and digits: the same for the same mail sent again
outgoing::Mail make_notices_mail(store::Read& tx, const Clock& clock, const MailPost& post, const office::ToMail& to,
                                 const std::string& id);

/// To see whether mail goes out at all.
outgoing::Mail make_test_mail(store::Read& tx, const Clock& clock, const MailPost& post, Language language, const std::string& address);

}  // namespace nhipcau::api
