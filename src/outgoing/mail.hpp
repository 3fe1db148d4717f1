#pragma once
#include <string>
#include <string_view>

#include "base/clock.hpp"

/// A mail as it is written down. Grammar: RFC 5322 (message), RFC 2047 (words that are not ASCII in headers), RFC 2045 and 2046 (bodies).
namespace nhipcau::outgoing {

struct MailAddress {
  std::string name;     ///< shown; may be empty
  std::string address;  ///< is_mail_address
};

struct Mail {
  MailAddress from, to;
  std::string subject;
  std::string text;         ///< the same as plain text
  std::string html = {};    ///< a whole page; empty: there is none
  std::string id;           ///< letters and digits: the same mail sent once more has the same
  std::string settings_at;  ///< where its reader changes or ends such mails: https://…; empty: nowhere
  Instant at;
};

inline constexpr std::size_t kLongestMailAddress = 254;           ///< bytes (RFC 5321, 4.5.3.1.3)
inline constexpr std::size_t kSubjectBytes = 300;                 ///< more is cut off
inline constexpr std::size_t kBodyBytes = std::size_t{1} << 20U;  ///< of text and of html each; more is a bug

/// An address that can be written without quotes: letters, digits and !#$%&'*+-/=?^_`{|}~ with single dots between, "@", and a name of the
/// DNS with a dot in it (RFC 5321's Mailbox without quoted strings and literals; names in other scripts as xn--…). Pure.
bool is_mail_address(std::string_view text);

/// The whole message, lines ended by CRLF, none longer than 78 bytes but by an address. Whatever stands in names or subject, no header
/// comes of it: control characters become blanks, and what is not ASCII is encoded. Pure.
std::string to_message(const Mail& mail);

}  // namespace nhipcau::outgoing
