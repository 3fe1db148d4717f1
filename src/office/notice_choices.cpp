#include "office/notice_choices.hpp"

#include <algorithm>
#include <map>

namespace nhipcau::office {
namespace {

/// What an account chose, by kind.
std::map<std::string, NoticeChoice, std::less<>> load_chosen(store::Read& tx, const AccountId& account) {
  std::map<std::string, NoticeChoice, std::less<>> chosen;
  for (const store::Row& row : tx.many("office.list_notice_choices", account.value)) {
    if (const auto choice = notice_choice_named(row.text("choice"))) chosen.emplace(row.text("kind"), *choice);
  }
  return chosen;
}

bool concerns(const NoticeKind& kind, const Rights& rights) {
  return kind.permission.empty() || rights.anywhere.contains(kind.permission);
}

/// Without an address nothing goes by mail, whatever was chosen while there was one.
NoticeChoice choice_of(const std::map<std::string, NoticeChoice, std::less<>>& chosen, const NoticeKind& kind, bool has_address) {
  const auto found = chosen.find(kind.name);
  const NoticeChoice wanted = found == chosen.end() ? kind.by_mail : found->second;
  return has_address ? wanted : std::min(wanted, NoticeChoice::program);
}

}  // namespace

std::vector<KindChoice> list_notice_choices(store::Read& tx, const AccountId& account, const Rights& rights) {
  const auto chosen = load_chosen(tx, account);
  const bool has_address = tx.one("office.find_mail_address", account.value).has_value();
  std::vector<KindChoice> choices;
  for (const NoticeKind& kind : kNoticeKinds) {
    if (concerns(kind, rights)) choices.push_back({.kind = &kind, .choice = choice_of(chosen, kind, has_address)});
  }
  return choices;
}

Result<void> choose_notices(store::Write& tx, const Clock& clock, const Actor& actor, std::string_view name, NoticeChoice choice) {
  const NoticeKind* kind = find_notice_kind(name);
  if (kind == nullptr) return fail(Code::invalid, "office.no_such_notice_kind", {std::string(name)});
  if (choice == NoticeChoice::off && !kind->may_be_off) return fail(Code::invalid, "office.notice_not_off");
  const bool has_address = tx.one("office.find_mail_address", actor.account.value).has_value();
  if (choice > NoticeChoice::program && !has_address) return fail(Code::invalid, "office.no_email");
  const NoticeChoice before = choice_of(load_chosen(tx, actor.account), *kind, has_address);
  if (before == choice) return {};
  tx.run("office.set_notice_choice", actor.account.value, kind->name, to_name(choice));
  if (choice == NoticeChoice::off) tx.run("office.see_kind", actor.account.value, kind->name, to_rfc3339(clock.now()));
  audit(tx, clock, actor,
        {.event = "office.notices_chosen",
         .subject_kind = "account",
         .subject_id = actor.account.value,
         .field = std::string(kind->name),
         .before = std::string(to_name(before)),
         .after = std::string(to_name(choice))});
  return {};
}

}  // namespace nhipcau::office
