#include "office/account.hpp"
#include "office/account_row.hpp"
#include "office/audit.hpp"

// Links that begin a session, once. Only their SHA-256 hashes are stored.
namespace nhipcau::office {
namespace {

/// Crockford's alphabet: no I, L, O or U, which hands take for 1 and 0.
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTokenLetters = 24, kGroup = 4;  ///< 120 bits

std::string in_groups(std::string_view letters) {
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) out.append(i > 0 && i % kGroup == 0 ? "-" : "").append(1, letters[i]);
  return out;
}

/// One that may be typed from paper: "7K2M-Q0XA-…".
std::string make_token() {
  std::string letters = random_bytes(kTokenLetters);
  for (char& c : letters) c = kLetters[static_cast<unsigned char>(c) % kLetters.size()];
  return in_groups(letters);
}

/// As it was made, however it was typed: in small letters, without dashes, with O for 0. What is no such token stays as it is: links from
/// before had others.
std::string as_made(std::string_view typed) {
  std::string letters;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const char meant = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    if (kLetters.find(meant) == std::string_view::npos) return std::string(typed);
    letters += meant;
  }
  return letters.size() == kTokenLetters ? in_groups(letters) : std::string(typed);
}

/// "10:42, 22/11/2026, Chrome, Android": when and in which browser a link was used, in Việt Nam's time.
std::string shown_use(Instant at, const std::string& used_by) {
  const std::string local = time_in_vietnam(at);
  const std::string shown = local.substr(11, 5) + ", " + local.substr(8, 2) + "/" + local.substr(5, 2) + "/" + local.substr(0, 4);
  return used_by.empty() ? shown : shown + ", " + used_by;
}

/// Why a link that did not work did not.
Fail explain_link(store::Read& tx, const std::string& token_hash) {
  const auto link = tx.one("office.find_link", token_hash);
  if (!link) return fail(Code::unauthenticated, "office.no_such_link");
  const auto used_at = link->maybe_text("used_at");
  if (!used_at) return fail(Code::unauthenticated, "office.link_expired");
  return fail(Code::unauthenticated, "office.link_used", {shown_use(from_rfc3339(*used_at), link->text("used_by"))});
}

std::string shown_browser(const Arrival& from) {
  return from.browser + (from.browser.empty() || from.system.empty() ? "" : ", ") + from.system;
}

}  // namespace

std::string_view to_name(LinkPurpose purpose) {
  return purpose == LinkPurpose::invitation ? "invitation" : "sign_in";
}

std::optional<LinkPurpose> link_purpose_named(std::string_view name) {
  if (name == "invitation") return LinkPurpose::invitation;
  if (name == "sign_in") return LinkPurpose::sign_in;
  return std::nullopt;
}

std::string add_link(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, LinkPurpose purpose) {
  const Instant now = clock.now();
  const Instant until = now + (purpose == LinkPurpose::invitation ? kInvitationLife : kLinkLife);
  std::string token = make_token();
  tx.run("office.bury_expired_links", to_rfc3339(now));
  tx.run("office.end_links", account.value);
  tx.run("office.add_link", sha256(token).hex, account.value, to_rfc3339(now), to_rfc3339(until), to_name(purpose));
  audit(tx, clock, actor, {"office.link_made", "account", account.value, {}, {}, std::string(to_name(purpose))});
  return token;
}

std::string make_sign_in_link(store::Write& tx, const Clock& clock, const AccountId& account) {
  return add_link(tx, clock, {}, account, LinkPurpose::sign_in);
}

bool is_link(store::Read& tx, std::string_view token) {
  return tx.one("office.find_link", sha256(as_made(token)).hex).has_value();
}

Result<SignedIn> sign_in_by_link(store::Write& tx, const Clock& clock, std::string_view token, const Arrival& from) {
  const std::string hash = sha256(as_made(token)).hex;
  const auto link = tx.one("office.use_link", hash, to_rfc3339(clock.now()), shown_browser(from));
  if (!link) return explain_link(tx, hash);
  return begin_session(tx, clock,
                       {.account = {link->text("account_id")},
                        .way = SignInWay::link,
                        .link_hash = hash,
                        .needs_way_in = link->text("purpose") == to_name(LinkPurpose::invitation)},
                       from);
}

void bury_expired_links(store::Write& tx, const Clock& clock) {
  tx.run("office.bury_expired_links", to_rfc3339(clock.now()));
}

}  // namespace nhipcau::office
