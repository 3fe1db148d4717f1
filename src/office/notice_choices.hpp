#pragma once
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/audit.hpp"
#include "office/notice_kinds.hpp"
#include "office/rights.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// What somebody chose for a kind, or what the catalogue has for it.
struct KindChoice {
  const NoticeKind* kind = nullptr;
  NoticeChoice choice = NoticeChoice::program;
};

/// For each kind that can concern an account with those rights, in the order of the catalogue.
std::vector<KindChoice> list_notice_choices(store::Read& tx, const AccountId& account, const Rights& rights);

/// Writes an audit line. What was not seen yet of a kind that is turned off counts as seen.
/// errors  invalid office.no_email: no confirmed address to mail to | office.no_such_notice_kind | office.notice_not_off: its owner must
/// learn of it
Result<void> choose_notices(store::Write& tx, const Clock& clock, const Actor& actor, std::string_view kind, NoticeChoice choice);

}  // namespace nhipcau::office
