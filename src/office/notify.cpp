#include <algorithm>
#include <set>

#include "base/log.hpp"
#include "base/require.hpp"
#include "office/email.hpp"
#include "office/notice_kinds.hpp"
#include "office/notices.hpp"

// Writing notices. What is bundled grows by one statement for all whom it concerns; the others get a row each.
namespace nhipcau::office {
namespace {

/// At most kFactBytes on one line, no character cut in two.
std::string to_fact(std::string fact) {
  std::replace(fact.begin(), fact.end(), '\n', ' ');
  if (fact.size() <= kFactBytes) return fact;
  constexpr std::string_view kEllipsis = "…";
  std::size_t end = kFactBytes - kEllipsis.size();
  while (end > 0 && (static_cast<unsigned char>(fact[end]) & 0xC0U) == 0x80U) --end;
  return fact.substr(0, end) + std::string(kEllipsis);
}

std::string to_lines(const std::vector<std::string>& facts) {
  std::string lines;
  for (const std::string& fact : facts) lines += to_fact(fact) + '\n';
  return lines;
}

const NoticeKind& kind_of(const NewNotice& notice) {
  const NoticeKind* kind = find_notice_kind(notice.kind);
  require(kind != nullptr, "a notice of a kind that is not in the catalogue");
  return *kind;
}

void add_row(store::Write& tx, const Clock& clock, const AccountId& to, const NewNotice& notice) {
  const Instant now = clock.now();
  tx.run("office.insert_notice", tx.next_id(now.time_since_epoch().count()), to.value, notice.kind, notice.words, notice.subject_kind,
         notice.subject_id, notice.unit.value, kind_of(notice).permission, notice.bundle, to_lines(notice.facts), to_rfc3339(now));
}

/// Whose unseen notice of the bundle has grown; not that of `but`. only  empty: everybody's
std::set<std::string> grow_bundle(store::Write& tx, const Clock& clock, const AccountId& only, const AccountId& but,
                                  const NewNotice& notice) {
  std::set<std::string> grown;
  if (notice.bundle.empty()) return grown;
  for (const store::Row& row : tx.many("office.grow_notices", notice.kind, notice.bundle, only.value, but.value, notice.words,
                                       notice.subject_kind, notice.subject_id, to_lines(notice.facts), to_rfc3339(clock.now()))) {
    grown.insert(row.text("account_id"));
  }
  return grown;
}

/// Who gave an address and wants the kind mailed at once, chosen or by the catalogue.
std::set<std::string> list_mailed_at_once(store::Read& tx, const NoticeKind& kind) {
  std::set<std::string> accounts;
  for (const store::Row& row : tx.many("office.list_mailed_at_once", kind.name, to_name(kind.by_mail)))
    accounts.insert(row.text("account_id"));
  return accounts;
}

}  // namespace

std::vector<AccountId> list_holders(store::Read& tx, std::string_view permission, const UnitId& unit, const Date& on,
                                    const AccountId& but) {
  std::vector<AccountId> holders;
  for (const store::Row& row :
       tx.many("office.list_holders_of", permission, unit.value, on.to_iso(), but.value, static_cast<std::int64_t>(kMostTold) + 1)) {
    holders.push_back({row.text("account_id")});
  }
  if (holders.size() <= kMostTold) return holders;
  log::warning("office.too_many_to_tell", {{"permission", permission}, {"most", std::to_string(kMostTold)}});
  holders.resize(kMostTold);
  return holders;
}

std::vector<AccountId> list_own_holders(store::Read& tx, std::string_view permission, const UnitId& unit, const Date& on,
                                        const AccountId& but) {
  std::vector<AccountId> holders;
  for (const store::Row& row :
       tx.many("office.list_own_holders", permission, unit.value, on.to_iso(), static_cast<std::int64_t>(kMostTold))) {
    holders.push_back({row.text("account_id")});
  }
  if (holders.empty()) return list_holders(tx, permission, unit, on, but);
  std::erase(holders, but);
  return holders;
}

void notify_holders(store::Write& tx, const Clock& clock, const Actor& by, const NewNotice& notice) {
  const NoticeKind& kind = kind_of(notice);
  require(!kind.permission.empty(), "a notice for holders of no permission");
  const auto holders = list_holders(tx, kind.permission, notice.unit, clock.today(), by.account);
  if (holders.empty()) return;
  const auto grown = grow_bundle(tx, clock, {}, by.account, notice);
  std::set<std::string> left_alone;
  for (const store::Row& row : tx.many("office.list_off", notice.kind)) left_alone.insert(row.text("account_id"));
  const auto mailed = list_mailed_at_once(tx, kind);
  for (const AccountId& holder : holders) {
    if (grown.contains(holder.value) || left_alone.contains(holder.value)) continue;
    add_row(tx, clock, holder, notice);
    if (mailed.contains(holder.value)) put_mail(tx, clock, holder, MailRound::at_once);
  }
}

void notify(store::Write& tx, const Clock& clock, const AccountId& to, const NewNotice& notice) {
  const NoticeKind& kind = kind_of(notice);
  const bool wants = tx.one("office.wants_notice", to.value, notice.kind)->boolean("wants");
  if (kind.may_be_off && !wants) return;
  if (!tx.one("office.is_open_account", to.value)->boolean("is_open")) return;
  if (!grow_bundle(tx, clock, to, {}, notice).empty()) return;
  add_row(tx, clock, to, notice);
  if (list_mailed_at_once(tx, kind).contains(to.value)) put_mail(tx, clock, to, MailRound::at_once);
}

void notify_owner(store::Write& tx, const Clock& clock, const AccountId& account, std::string_view words,
                  const std::vector<std::string>& facts) {
  notify(tx, clock, account,
         {.kind = "account",
          .words = words,
          .subject_kind = "account",
          .subject_id = account.value,
          .bundle = std::string(words),
          .facts = facts});
}

}  // namespace nhipcau::office
