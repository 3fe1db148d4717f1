#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/notices.hpp"
#include "store/database.hpp"

/// The address to which an account wants its notices mailed, and which of them are to be. Nobody needs one. It is used for nothing else,
/// shown to its owner alone, and not in the audit trail.
namespace nhipcau::office {

struct Email {
  std::string address;
  bool is_confirmed = false;
  bool waits_for_code = false;  ///< one was sent and can still be used
};
std::optional<Email> find_email(store::Read& tx, const Clock& clock, const AccountId& account);

inline constexpr std::chrono::minutes kEmailCodeLife{30};
inline constexpr std::int64_t kMostWrongEmailCodes = 5;  ///< then a new one has to be sent

/// Takes an address in the place of any other, unconfirmed. Writes an audit line without it.
/// address  a mail address
/// returns  the code to be mailed there: six digits, seen here and never again
std::string set_email(store::Write& tx, const Clock& clock, const Actor& actor, const std::string& address);
/// What was typed is compared, and counted if it is wrong: a verdict to be kept, not undone, so no error.
enum class EmailVerdict { right, wrong, over };
EmailVerdict confirm_email(store::Write& tx, const Clock& clock, const Actor& actor, std::string_view code);
/// Takes the address away to which the code of set_email could not be mailed, if nobody gave another or confirmed it meanwhile.
void remove_unreached_email(store::Write& tx, const Clock& clock, const Actor& actor, const std::string& address, std::string_view code);
/// Takes the address away. Writes an audit line if there was one.
void remove_email(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account);

/// Which notices one mail tells.
enum class MailRound { at_once, digest };

inline constexpr std::chrono::hours kOldestMailed{72};  ///< what is older and was not mailed is left to the program
inline constexpr int kMostInMail = 50;                  ///< notices; the others of an account wait for its next mail, or are seen before

/// Where and what: nothing if the account has no confirmed address or is closed. Unseen, not mailed yet, of kinds wanted so (the digest
/// takes what was to go at once and did not), as far as its owner may see them today; newest first.
struct ToMail {
  std::string address, shown_name, language;
  std::vector<Notice> notices;
};
std::optional<ToMail> find_to_mail(store::Read& tx, const Clock& clock, const AccountId& account, MailRound round);
void note_mailed(store::Write& tx, const Clock& clock, const std::vector<Notice>& notices);
/// Open accounts with a confirmed address and something that was not mailed.
std::vector<AccountId> list_mailable(store::Read& tx, const Clock& clock);

inline constexpr std::string_view kMailKind = "mail";  ///< of jobs
/// A job that mails an account what there is; at most one of an account and round waits. Its payload is read by read_mail_payload.
void put_mail(store::Write& tx, const Clock& clock, const AccountId& account, MailRound round);
struct MailOrder {
  AccountId account;
  MailRound round = MailRound::digest;
};
std::optional<MailOrder> read_mail_payload(const std::string& payload);

/// Whether the digest of this day, from that hour on in Việt Nam, has still to be put; puts it.
bool is_digest_waiting(store::Read& tx, const Clock& clock, int hour);
int put_digest(store::Write& tx, const Clock& clock, int hour);

}  // namespace nhipcau::office
