#include "briefing/draft.hpp"

#include <algorithm>
#include <map>

#include "base/shown_date.hpp"
#include "directive/letters/texts.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::briefing {
namespace {

using directive::letters::fill_text;
using directive::letters::letter_text;
using programme::DueDate;
using programme::Every;
using Values = std::map<std::string, std::string, std::less<>>;

std::string padded(int number, int below) {
  return (number < below ? "0" : "") + std::to_string(number);
}

std::string say_date(const Date& day) {
  return "ngày " + padded(day.day(), 10) + " tháng " + padded(day.month(), 3) + " năm " + std::to_string(day.year());
}

/// Its first letter small or large, whatever it was.
std::string with_first(const std::string& words, bool is_large) {
  if (words.empty()) return words;
  const std::size_t first = text::decode(words, 0).length;
  const std::string letter = words.substr(0, first);
  return (is_large ? text::to_upper(letter) : text::to_lower(letter)) + words.substr(first);
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : std::string(between)) + name;
  return all;
}

bool says(const std::string& wording, std::string_view words) {
  return text::find_phrase(wording, {0, wording.size()}, words).has_value();
}

std::string every_words(Every every) {
  switch (every) {
    case Every::week: return "hằng tuần";
    case Every::month: return "hằng tháng";
    case Every::quarter: return "hằng quý";
    case Every::half_year: return "6 tháng một lần";
    case Every::year: break;
  }
  return "hằng năm";
}

std::string say_due(const DueDate& due) {
  if (due.kind == DueDate::Kind::rule) return due.as_written.empty() ? every_words(due.every) : due.as_written;
  const std::string day = "ngày " + shown_date(*due.date);
  if (due.kind == DueDate::Kind::date) return "hoàn thành chậm nhất " + day;
  const auto colon = due.time.find(':');
  return "hoàn thành chậm nhất " + due.time.substr(0, colon) + " giờ " + due.time.substr(colon + 1) + " " + day;
}

Values values_of(const NoticeSource& source) {
  const MeetingSaid& said = source.meeting.said;
  const MeetingKind* kind = find_meeting_kind(said.kind);
  const std::string office = source.sender.name.empty() ? "cơ quan" : source.sender.name;
  Values values{{"office", office},
                {"Office", with_first(office, true)},
                {"kind", kind == nullptr ? "giao ban" : with_first(kind->name, false)},
                {"day", say_date(said.held_on)},
                {"Day", with_first(say_date(said.held_on), true)}};
  values["chair"] = said.chair.empty() ? fill_text("briefing.chair", values) : said.chair;
  values["place"] = said.place.empty() ? "" : fill_text("briefing.at", {{"place", said.place}});
  const std::string names = joined(said.participants, "; ");
  values["present"] = names.empty() ? "" : fill_text("briefing.present", {{"names", names}});
  return values;
}

std::string open_symbol(files::Letter::Form form) {
  return form == files::Letter::Form::party ? "-TB/" : "/TB-";
}

template <class Text>
Text first_of(const Text& typed, const Text& last, const Text& proposed) {
  if (!typed.empty()) return typed;
  return last.empty() ? proposed : last;
}

}  // namespace

NoticeSource load_notice_source(store::Read& tx, const Meeting& meeting, const Date& today) {
  NoticeSource source{.meeting = meeting,
                      .notice = load_notice(tx, meeting.id),
                      .points = list_points(tx, meeting.id),
                      .sender = directive::letters::load_sender(tx, meeting.unit, today),
                      .last = find_last_notice(tx, meeting.unit, meeting.id)};
  std::erase_if(source.points, [](const Point& point) { return point.said.is_removed; });
  return source;
}

NoticeSaid whole_notice(const NoticeSource& source) {
  NoticeSaid whole = source.notice.said;
  if (source.notice.state == NoticeState::approved) return whole;
  const Values values = values_of(source);
  const bool is_party = source.sender.form == files::Letter::Form::party;
  const std::string archive = letter_text(is_party ? "recipient.archive_party" : "recipient.archive");
  whole.symbol = first_of(whole.symbol, source.last.symbol, open_symbol(source.sender.form));
  whole.place = first_of(whole.place, source.last.place, source.sender.place);
  whole.opening = first_of(whole.opening, std::string(), fill_text("briefing.opening", values));
  whole.closing = first_of(whole.closing, std::string(), fill_text("briefing.closing", values));
  whole.titles = first_of(whole.titles, source.last.titles, {});
  whole.signer = first_of(whole.signer, source.last.signer, std::string());
  whole.recipients = first_of(whole.recipients, source.last.recipients, {letter_text("briefing.recipient"), archive});
  return whole;
}

std::string notice_subject(const NoticeSource& source) {
  return fill_text("briefing.subject", values_of(source));
}

std::string say_point(const PointSaid& point) {
  std::string wording = point.wording;
  while (wording.ends_with('.') || wording.ends_with('/') || wording.ends_with(';')) wording.pop_back();
  std::string more;
  const auto add = [&](const std::string& words) { more += (more.empty() ? "" : ", ") + words; };
  if (!point.owner.empty() && !says(wording, point.owner)) {
    const bool has_with = !point.with.empty();
    add("giao " + point.owner + (has_with ? " chủ trì, phối hợp với " + joined(point.with, ", ") + " thực hiện" : " thực hiện"));
  } else if (!point.with.empty() && !says(wording, point.with.front())) {
    add("phối hợp với " + joined(point.with, ", "));
  }
  const bool has_due = point.due && (point.due->as_written.empty() || !says(wording, point.due->as_written));
  if (has_due) add(say_due(*point.due));
  if (!point.report_to.empty() && !says(wording, point.report_to)) add("báo cáo " + point.report_to);
  return wording + "." + (more.empty() ? "" : " " + with_first(more, true) + ".");
}

files::Letter draft_notice(const NoticeSource& source) {
  const NoticeSaid whole = whole_notice(source);
  files::Letter letter{.form = source.sender.form,
                       .parent = text::to_upper(source.sender.parent),
                       .issuer = text::to_upper(source.sender.name),
                       .number = whole.number,
                       .symbol = whole.symbol,
                       .place = whole.place,
                       .issued_on = whole.issued_on,
                       .title = letter_text("briefing.title"),
                       .subject = notice_subject(source),
                       .body = whole.opening + "\n",
                       .titles = whole.titles,
                       .signer = whole.signer,
                       .recipients = whole.recipients,
                       .author = source.sender.name,
                       .made_at = source.notice.settled_at.value_or(source.meeting.changed_at)};
  int number = 0;
  for (const Point& point : source.points) letter.body += std::to_string(++number) + ". " + say_point(point.said) + "\n";
  letter.body += whole.closing;
  return letter;
}

std::string notice_file_name(const NoticeSource& source) {
  const NoticeSaid& said = source.notice.said;
  std::string name = letter_text("briefing.file") + " " +
                     (said.number.empty() ? source.meeting.said.held_on.to_iso() : said.number + said.symbol) + ".docx";
  for (char& c : name)
    if (std::string_view("/\\:").find(c) != std::string_view::npos) c = '-';
  return name;
}

}  // namespace nhipcau::briefing
