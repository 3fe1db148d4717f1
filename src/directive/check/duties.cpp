// Who is given a duty and does not receive the paper; a paper that orders and asks nobody to report.
#include <algorithm>
#include <array>

#include "directive/body_match.hpp"
#include "directive/check/checks.hpp"
#include "directive/duty.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

constexpr std::size_t kFewRecipients = 3;  // fewer are no list to miss somebody in

// --- reports ---------------------------------------------------------------------------------------------------------------------------

/// "báo cáo" as a duty: not "báo cáo viên", "hội nghị báo cáo", nor what is done "không báo cáo".
bool asks_for_report(const Words& words) {
  static const Phrases none{"không báo cáo", "báo cáo viên", "hội nghị báo cáo", "báo cáo chính trị", "buổi báo cáo", "báo cáo chuyên đề"};
  static const Phrases asked{"báo cáo", "gửi kết quả", "phản ánh kịp thời về", "phản ánh về", "thông tin về Ban", "thông tin về Sở"};
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const std::size_t skipped = none.match(words, at); skipped > 0)
      at += skipped - 1;
    else if (asked.match(words, at) > 0)
      return true;
  }
  return false;
}

/// Whether who issues the paper may be meant by a duty of the paper above: it is not one that is given to one other body by name.
bool may_be_meant(const Assignment& duty, const Subject& paper) {
  static constexpr std::array<std::string_view, 6> kMany = {",", ";", " và ", "các ", "mọi ", "mỗi "};
  const std::string key = text::search_key(duty.assignee);
  const bool is_many = std::any_of(kMany.begin(), kMany.end(), [&](std::string_view many) { return key.find(many) != std::string::npos; });
  if (is_many || !bears_name(duty.assignee) || !paper.document.issuer) return true;
  return match_bodies(duty.assignee, paper.document.issuer->value, paper.tables) != BodyMatch::differ;
}

/// To whom the papers above ask to report, each with its name: "Bộ Ngoại giao (Hướng dẫn số 12/HD-BNG)"; empty if to nobody.
std::string asked_by_parents(const Subject& paper) {
  std::string asked;
  for (const Parent& parent : paper.parents) {
    const auto asks = [&](const Assignment& duty) {
      return duty.scope == Scope::open && !duty.report_to.empty() && may_be_meant(duty, paper);
    };
    const auto duty = std::find_if(parent.duties.begin(), parent.duties.end(), asks);
    if (duty == parent.duties.end()) continue;
    asked += (asked.empty() ? "" : "; ") + duty->report_to + (parent.name.empty() ? "" : " (" + parent.name + ")");
  }
  return asked;
}

void look_for_report_duty(const Subject& paper, Report& report) {
  static constexpr std::array<std::string_view, 3> kOrdering = {"KH", "HD", "CTr"};
  const bool orders = std::find(kOrdering.begin(), kOrdering.end(), paper.document.type_code) != kOrdering.end();
  if (!orders || paper.document.assignments.empty() || asks_for_report(words_in(paper.words, paper.body))) return;
  const std::string asked = asked_by_parents(paper);
  asked.empty() ? report.add_missing("missing-report-duty") : report.add_missing("parent-missing-report-duty", {asked});
}

// --- recipients --------------------------------------------------------------------------------------------------------------------------

/// The word that tells what kind of body it is: "sở", "công an", "ủy ban nhân dân".
std::string kind_of(const std::string& key) {
  static constexpr std::array<std::string_view, 9> kLong = {"ủy ban nhân dân", "ủy ban mặt trận tổ quốc", "hội đồng nhân dân", "công an",
                                                            "bộ chỉ huy",      "bộ đội biên phòng",       "văn phòng",         "trung tâm",
                                                            "liên hiệp"};
  for (const std::string_view kind : kLong)
    if (key.starts_with(kind)) return std::string(kind);
  return key.substr(0, key.find(' '));
}

/// Names that take in bodies without saying them: whom they reach cannot be told.
bool is_collective(const std::string& key) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "như",       "các cơ quan",    "các đơn vị",     "các ngành", "các sở",      "các tổ chức", "các ban",
      "các phòng", "các địa phương", "các thành viên", "cấp ủy",    "ban chỉ đạo", "sở, ban",     "thành viên"};
  const std::string padded = " " + key;
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    std::size_t at = padded.find(word);
    while (at != std::string::npos && padded[at - 1] != ' ') at = padded.find(word, at + 1);
    return at != std::string::npos;
  });
}

/// One body that bears a name, not "các sở, ban, ngành" nor a person.
bool is_one_body(const std::string& assignee) {
  static constexpr std::array<std::string_view, 6> kKinds = {"sở", "báo", "đài", "công an", "hội", "trường"};
  const std::string key = text::search_key(assignee);
  const bool is_kind =
      std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) { return key.starts_with(std::string(kind) + " "); });
  return is_kind && bears_name(assignee) && key.find(',') == std::string::npos && key.find("các ") == std::string::npos &&
         key.find(" và ") == std::string::npos;
}

/// A body with a duty of its own of whose kind not one is among the recipients, though none of them could stand for it.
void look_for_unaddressed(const Subject& paper, Report& report) {
  const auto& recipients = paper.document.recipients;
  if (recipients.size() < kFewRecipients) return;
  std::string all;
  for (const Recipient& recipient : recipients) {
    const std::string& key = paper.body_key_of(recipient.name);
    if (is_collective(key) || is_collective(text::search_key(recipient.name))) return;
    all += " " + key;
  }
  for (const Recipient& addressee : paper.document.addressees) all += " " + paper.body_key_of(addressee.name);
  for (const Assignment& duty : paper.document.assignments) {
    if (duty.scope != Scope::open || !is_one_body(duty.assignee)) continue;
    const std::string& key = paper.body_key_of(duty.assignee);
    const bool is_issuer =
        paper.document.issuer && match_body_keys(key, paper.body_key_of(paper.document.issuer->value)) != BodyMatch::differ;
    if (is_issuer || (all + " ").find(" " + kind_of(key) + " ") != std::string::npos) continue;
    if (const auto where = text::find_phrase(paper.text, duty.where, duty.assignee))
      report.add("unaddressed-body", *where, {duty.assignee});
  }
}

}  // namespace

void check_duties(const Subject& paper, Report& report) {
  if (paper.is_fragment || paper.is_normative) return;
  look_for_report_duty(paper, report);
  look_for_unaddressed(paper, report);
}

}  // namespace nhipcau::directive::check
