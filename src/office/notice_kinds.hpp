#pragma once
#include <optional>
#include <string_view>

namespace nhipcau::office {

/// How somebody wants to be told.
enum class NoticeChoice {
  off,      ///< not at all
  program,  ///< in the program alone
  digest,   ///< and with others in one mail a day
  at_once,  ///< and by mail, as soon as it happens
};
std::string_view to_name(NoticeChoice choice);
std::optional<NoticeChoice> notice_choice_named(std::string_view name);

/// What people are told of, and choose about.
struct NoticeKind {
  std::string_view name;        ///< its words: message "notice_kind.<name>"
  std::string_view permission;  ///< who holds it on the thing's unit is told, and sees the notice as long as they do; empty: it is about
                                ///< one's own account, and seen by its owner alone
  NoticeChoice by_mail = NoticeChoice::program;  ///< what holds for who gave an address and chose nothing
  bool may_be_off = true;                        ///< false: what its owner must learn, for somebody else may be at work in their account
};

/// The catalogue. Few kinds, so that choosing is done at a glance; a kind may have several sentences.
inline constexpr NoticeKind kNoticeKinds[] = {
    {"papers", "papers.correct", NoticeChoice::digest},         // papers came into a register
    {"proposals", "papers.decide", NoticeChoice::digest},       // findings in a paper wait for the head's decision
    {"findings", "papers.read", NoticeChoice::digest},          // what was decided about findings; errors that a paper of ours inherited
    {"plans", "plans.edit", NoticeChoice::digest},              // a plan was made of a paper
    {"tasks_due", "plans.edit", NoticeChoice::digest},          // tasks came near their day, or are late: once a day
    {"events", "papers.read", NoticeChoice::program},           // an event was moved, postponed or cancelled
    {"conclusions", "briefing.approve", NoticeChoice::digest},  // conclusions of a meeting wait for approval
    {"schedules_to_approve", "schedule.approve", NoticeChoice::digest},  // a week waits for approval
    {"schedules", "schedule.edit", NoticeChoice::program},               // a week was approved, or given back to who draws it up
    {"rights", "", NoticeChoice::at_once},                               // a role or a delegation was given, or ended
    {"jobs", "", NoticeChoice::program},                                 // what I asked for is done, or failed
    {"account", "", NoticeChoice::at_once, false},                       // somebody came in from a new browser; a way in changed
    {"mail", "accounts.manage", NoticeChoice::program},                  // a mail to somebody here could not be sent
};

/// None for a name that is not in the catalogue.
const NoticeKind* find_notice_kind(std::string_view name);

}  // namespace nhipcau::office
