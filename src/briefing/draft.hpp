#pragma once
#include "briefing/records.hpp"
#include "directive/letters/draft.hpp"
#include "files/letter_docx.hpp"

/// The notice of conclusions of a meeting (thông báo kết luận).
/// source  Nghị định 30/2020/NĐ-CP, Phụ lục I, II, III (mẫu 1.4: papers that have the name of their kind); Hướng dẫn 05-HD/VPTW for those
/// of
///         the Party; the sentences are data/letter_texts.csv
namespace nhipcau::briefing {

struct NoticeSource {
  Meeting meeting;
  Notice notice;
  std::vector<Point> points;  ///< without removed ones
  directive::letters::Sender sender;
  NoticeSaid last;  ///< of the unit's last approved notice
};
NoticeSource load_notice_source(store::Read& tx, const Meeting& meeting, const Date& today);

/// What is typed, and a proposal for what is not; of an approved one what it says. Pure.
NoticeSaid whole_notice(const NoticeSource& source);
/// "Kết luận của … tại cuộc họp giao ban tuần ngày 23 tháng 11 năm 2026".
std::string notice_subject(const NoticeSource& source);
/// What a point says in the notice: its words, then who does it, with whom, by when and who is told, as far as the words do not.
std::string say_point(const PointSaid& point);
/// Pure.
files::Letter draft_notice(const NoticeSource& source);
/// "Thông báo kết luận 12-TB-STTDN.docx"
std::string notice_file_name(const NoticeSource& source);

}  // namespace nhipcau::briefing
