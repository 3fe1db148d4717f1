#include "office/email.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "jobs/queue.hpp"
#include "office/account.hpp"
#include "office/notice_choices.hpp"

namespace nhipcau::office {
namespace {

constexpr std::size_t kCodeDigits = 6;
constexpr std::string_view kDigestOn = "mail_digest_on";

/// Each digit as likely as the others: of a byte, 250 values are used.
std::string make_code() {
  constexpr unsigned kUsed = 250, kBase = 10;
  std::string code;
  while (code.size() < kCodeDigits) {
    const auto byte = static_cast<unsigned char>(random_bytes(1).front());
    if (byte < kUsed) code += static_cast<char>('0' + byte % kBase);
  }
  return code;
}

std::string hash_of(const AccountId& account, const std::string& address, std::string_view code) {
  return sha256("nhipcau email " + account.value + " " + address + " " + std::string(code)).hex;
}

/// The digits alone, however they were grouped.
std::string digits_of(std::string_view typed) {
  std::string digits;
  std::ranges::copy_if(typed, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

void audit_email(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, std::string event) {
  AuditLine line{.subject_kind = "account", .subject_id = account.value};
  line.event = std::move(event);
  audit(tx, clock, actor, line);
}

bool wants_in(NoticeChoice choice, MailRound round) {
  return choice == NoticeChoice::at_once || (choice == NoticeChoice::digest && round == MailRound::digest);
}

std::string_view to_name(MailRound round) {
  return round == MailRound::at_once ? "at_once" : "digest";
}

}  // namespace

std::optional<Email> find_email(store::Read& tx, const Clock& clock, const AccountId& account) {
  const auto row = tx.one("office.find_email", account.value);
  if (!row) return std::nullopt;
  const bool waits = !row->text("code_hash").empty() && to_rfc3339(clock.now()) < row->text("code_until") &&
                     row->integer("wrong_codes") < kMostWrongEmailCodes;
  return Email{.address = row->text("address"), .is_confirmed = row->maybe_text("confirmed_at").has_value(), .waits_for_code = waits};
}

std::string set_email(store::Write& tx, const Clock& clock, const Actor& actor, const std::string& address) {
  std::string code = make_code();
  tx.run("office.set_email", actor.account.value, address, hash_of(actor.account, address, code), to_rfc3339(clock.now() + kEmailCodeLife));
  audit_email(tx, clock, actor, actor.account, "office.email_given");
  return code;
}

EmailVerdict confirm_email(store::Write& tx, const Clock& clock, const Actor& actor, std::string_view code) {
  const auto email = find_email(tx, clock, actor.account);
  if (!email || !email->waits_for_code) return EmailVerdict::over;
  const auto hash = hash_of(actor.account, email->address, digits_of(code));
  if (tx.run("office.confirm_email", actor.account.value, hash, to_rfc3339(clock.now())) == 0) {
    tx.run("office.note_wrong_email_code", actor.account.value);
    return EmailVerdict::wrong;
  }
  audit_email(tx, clock, actor, actor.account, "office.email_confirmed");
  return EmailVerdict::right;
}

void remove_email(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account) {
  if (tx.run("office.remove_email", account.value) > 0) audit_email(tx, clock, actor, account, "office.email_removed");
}

void remove_unreached_email(store::Write& tx, const Clock& clock, const Actor& actor, const std::string& address, std::string_view code) {
  const auto removed = tx.run("office.remove_unreached_email", actor.account.value, hash_of(actor.account, address, code));
  if (removed > 0) audit_email(tx, clock, actor, actor.account, "office.email_removed");
}

std::optional<ToMail> find_to_mail(store::Read& tx, const Clock& clock, const AccountId& account, MailRound round) {
  const auto row = tx.one("office.find_mail_address", account.value);
  if (!row) return std::nullopt;
  ToMail to{.address = row->text("address"), .shown_name = row->text("shown_name"), .language = row->text("language"), .notices = {}};
  const Rights rights = load_rights(tx, account, clock.today());
  const auto choices = list_notice_choices(tx, account, rights);
  for (Notice& notice : list_unmailed(tx, clock, account)) {
    const auto choice = std::ranges::find(choices, notice.kind, [](const KindChoice& one) { return one.kind->name; });
    const bool is_wanted = choice != choices.end() && wants_in(choice->choice, round);
    if (is_wanted && to.notices.size() < static_cast<std::size_t>(kMostInMail)) to.notices.push_back(std::move(notice));
  }
  return to;
}

void note_mailed(store::Write& tx, const Clock& clock, const std::vector<Notice>& notices) {
  for (const Notice& notice : notices) tx.run("office.note_mailed", notice.id.value, to_rfc3339(clock.now()));
}

std::vector<AccountId> list_mailable(store::Read& tx, const Clock& clock) {
  std::vector<AccountId> accounts;
  for (const store::Row& row : tx.many("office.list_mailable", to_rfc3339(clock.now() - kOldestMailed)))
    accounts.push_back({row.text("account_id")});
  return accounts;
}

void put_mail(store::Write& tx, const Clock& clock, const AccountId& account, MailRound round) {
  const std::string payload = std::string(to_name(round)) + " " + account.value;
  jobs::put(tx, clock, {.kind = std::string(kMailKind), .key = payload, .payload = payload});
}

std::optional<MailOrder> read_mail_payload(const std::string& payload) {
  for (const MailRound round : {MailRound::at_once, MailRound::digest}) {
    const std::string begin = std::string(to_name(round)) + " ";
    if (payload.starts_with(begin)) return MailOrder{.account = {payload.substr(begin.size())}, .round = round};
  }
  return std::nullopt;
}

bool is_digest_waiting(store::Read& tx, const Clock& clock, int hour) {
  constexpr std::chrono::hours kOffset{7};
  const auto local = clock.now() + kOffset;
  const bool is_time = local - std::chrono::floor<std::chrono::days>(local) >= std::chrono::hours(hour);
  return is_time && setting(tx, kDigestOn) != clock.today().to_iso();
}

int put_digest(store::Write& tx, const Clock& clock, int hour) {
  if (!is_digest_waiting(tx, clock, hour)) return 0;
  int put = 0;
  for (const AccountId& account : list_mailable(tx, clock)) {
    put_mail(tx, clock, account, MailRound::digest);
    ++put;
  }
  set_setting(tx, kDigestOn, clock.today().to_iso());
  return put;
}

}  // namespace nhipcau::office
