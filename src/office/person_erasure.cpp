#include "office/person_erasure.hpp"

#include <algorithm>
#include <array>

#include "jobs/queue.hpp"
#include "office/accounts.hpp"
#include "office/identities.hpp"
#include "office/notices.hpp"
#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

/// Lines about an account whose values say nothing of its person: rights, words and counts of ours, the erasure itself. Of any other line,
/// one that comes later too, the values go.
constexpr std::array<std::string_view, 16> kImpersonal = {"office.role_granted",
                                                          "office.role_given_by_group",
                                                          "office.grant_prolonged",
                                                          "office.role_delegated",
                                                          "office.grant_ended",
                                                          "office.signed_in",
                                                          "office.signed_out",
                                                          "office.link_made",
                                                          "office.session_ended",
                                                          "office.sessions_ended",
                                                          "office.other_sessions_ended",
                                                          "office.recovery_codes_made",
                                                          "office.recovery_code_used",
                                                          "office.personal_data_read",
                                                          "office.personal_data_exported",
                                                          "office.person_erased"};
constexpr std::string_view kImpersonalField = "language";

const std::string kErasedName = "da-xoa-";

AuditErasure to_audit(std::string line, std::vector<SealedValue> values, const PersonErasure& erasure) {
  return {.line = std::move(line), .values = std::move(values), .reason = erasure.reason, .basis = erasure.basis};
}

bool is_impersonal(const store::Row& row) {
  return row.text("field") == kImpersonalField || std::ranges::find(kImpersonal, row.text("event")) != kImpersonal.end();
}

/// The rows of one kind behind `after`, each emptied of `values`; true if there may be more.
template <class IsKept>
Result<bool> empty_lines(store::Write& tx, const Clock& clock, const Actor& actor, const PersonErasure& erasure,
                         const std::vector<store::Row>& rows, const std::vector<SealedValue>& values, std::string& after, IsKept is_kept) {
  for (const store::Row& row : rows) {
    after = row.text("id");
    if (is_kept(row)) continue;
    if (const auto erased = erase_audit_values(tx, clock, actor, to_audit(after, values, erasure)); !erased) {
      return tl::unexpected(erased.error());
    }
  }
  return rows.size() == static_cast<std::size_t>(kLinesAtOnce);
}

// A cursor says which lines are being gone through, and behind which one: first those the person wrote, then those about them.
constexpr char kBy = 'b', kOn = 'o';

Result<bool> empty_some(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account, const PersonErasure& erasure,
                        std::string& cursor) {
  if (cursor.empty()) cursor = std::string(1, kBy);
  const bool is_by = cursor.front() == kBy;
  std::string after = cursor.substr(1);
  const auto more =
      is_by ? empty_lines(tx, clock, actor, erasure, tx.many("office.list_lines_with_address", account.value, after, kLinesAtOnce),
                          {SealedValue::from_address}, after, [](const store::Row&) { return false; })
            : empty_lines(tx, clock, actor, erasure, tx.many("office.list_lines_on", account.value, after, kLinesAtOnce),
                          {SealedValue::before, SealedValue::after}, after, is_impersonal);
  if (!more) return more;
  cursor = *more ? std::string(1, is_by ? kBy : kOn) + after : std::string(1, kOn);
  return *more || is_by;
}

/// Folded words with one blank before and behind each: signs between them say nothing.
std::string spaced(const std::string& words) {
  std::string out = " ";
  for (const char c : text::folded_key(words)) {
    const bool is_sign = static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    if (!is_sign) out += c;
    if (is_sign && out.back() != ' ') out += ' ';
  }
  return out.back() == ' ' ? out : out + ' ';
}

/// Whether words hold a name, in whatever writing.
bool names(const std::string& words, const std::string& name) {
  const std::string wanted = spaced(name);
  return wanted.size() > 1 && spaced(words).find(wanted) != std::string::npos;
}

/// A name nobody has: people may be called anything.
ErasedPerson find_free_name(store::Read& tx) {
  std::int64_t number = tx.one("office.count_erased")->integer("how_many") + 1;
  while (find_account_named(tx, kErasedName + std::to_string(number))) ++number;
  return {
      .number = number, .name = kErasedName + std::to_string(number), .shown_name = "Người đã được xóa dữ liệu " + std::to_string(number)};
}

}  // namespace

Result<void> check_not_erased(store::Read& tx, const AccountId& account) {
  const auto row = tx.one("office.load_erasure", account.value);
  if (!row || !row->boolean("is_erased")) return {};
  return fail(Code::conflict, "office.person_erased", {load_account(tx, account)->shown_name});
}

Result<void> check_erasure(store::Read& tx, const AccountId& account, const PersonErasure& erasure) {
  const auto person = load_account(tx, account);
  if (!person) return tl::unexpected(person.error());
  if (!person->is_closed) return fail(Code::conflict, "office.person_not_closed", {person->shown_name});
  if (auto whole = check_not_erased(tx, account); !whole) return whole;
  if (auto founded = check_founded(erasure.basis, erasure.reason); !founded) return founded;
  for (const std::string& name : {person->shown_name, person->name}) {
    if (names(erasure.basis, name) || names(erasure.reason, name)) return fail(Code::invalid, "office.erasure_names_person");
  }
  return {};
}

Result<bool> erase_trail_step(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                              const PersonErasure& erasure, std::string& after) {
  if (const auto fine = check_erasure(tx, account, erasure); !fine) return tl::unexpected(fine.error());
  return empty_some(tx, clock, actor, account, erasure, after);
}

Result<ErasedPerson> erase_person(store::Write& tx, const Clock& clock, const Actor& actor, const AccountId& account,
                                  const PersonErasure& erasure) {
  if (const auto fine = check_erasure(tx, account, erasure); !fine) return tl::unexpected(fine.error());
  end_ways_in(tx, clock, actor, account);
  remove_identities(tx, clock, actor, account);
  tx.run("office.remove_links", account.value);
  tx.run("office.empty_grant_reasons", account.value);
  remove_notices(tx, account);
  jobs::forget_addresses(tx, account.value);
  std::string cursor;
  for (bool has_more = true; has_more;) {
    const auto more = empty_some(tx, clock, actor, account, erasure, cursor);
    if (!more) return tl::unexpected(more.error());
    has_more = *more;
  }
  ErasedPerson erased = find_free_name(tx);
  tx.run("office.replace_in_notices", load_account(tx, account)->shown_name, erased.shown_name);
  tx.run("office.erase_account", account.value, erased.name, text::search_key(erased.name), erased.shown_name, to_rfc3339(clock.now()));
  audit(tx, clock, actor,
        {.event = "office.person_erased",
         .subject_kind = "account",
         .subject_id = account.value,
         .field = {},
         .before = erasure.basis,
         .after = erasure.reason});
  return erased;
}

Result<ErasedPerson> erase_person(store::Database& database, const Clock& clock, const Actor& actor, const AccountId& account,
                                  const PersonErasure& erasure) {
  std::string cursor;
  for (bool has_more = true; has_more;) {
    std::string from = cursor;
    const auto more = database.write([&](store::Write& tx) {
      from = cursor;  // a transaction may be run again
      return erase_trail_step(tx, clock, actor, account, erasure, from);
    });
    if (!more) return tl::unexpected(more.error());
    cursor = from;
    has_more = *more;
  }
  return database.write([&](store::Write& tx) { return erase_person(tx, clock, actor, account, erasure); });
}

}  // namespace nhipcau::office
