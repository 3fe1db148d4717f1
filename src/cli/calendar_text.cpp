#include "cli/calendar_text.hpp"

#include <chrono>

#include "ical/calendar_file.hpp"

namespace nhipcau::cli {
namespace {

using calendar::Occasion;
using calendar::OccasionDay;

/// One day or the first and last of several, in the words of one language.
class DayWords {
 public:
  DayWords(const OccasionDay& day, api::Language language) : day_(day), occasion_(*day.occasion), language_(language) {}

  [[nodiscard]] std::string name() const { return in_language(occasion_.name, occasion_.english); }

  /// "Ngày thành lập …: 97 năm", or the name alone.
  [[nodiscard]] std::string title() const {
    const int years = day_.years.value_or(0);
    if (years <= 0) return name();
    return years == 1 ? say("calendar.title_year", {name()}) : say("calendar.title_years", {name(), std::to_string(years)});
  }

  /// What is to be known beside the title, each a few words or a sentence.
  [[nodiscard]] std::vector<std::string> remarks() const {
    std::vector<std::string> remarks;
    if (day_.lunar) remarks.push_back(say("calendar.lunar_day", {std::to_string(day_.lunar->day), std::to_string(day_.lunar->month)}));
    if (day_.year_class) remarks.push_back(say("calendar.year_" + std::string(calendar::name_of(*day_.year_class))));
    if (const auto* held = commemoration()) {
      const std::string doubt = held->is_confirmed ? "" : " (" + say("calendar.not_confirmed") + ")";
      remarks.push_back(say(held->has_ceremony ? "calendar.ceremony" : "calendar.no_ceremony") + doubt);
    }
    if (day_.is_moved) remarks.push_back(say("calendar.moved"));
    if (!day_.is_certain) remarks.push_back(say("calendar.not_certain"));
    if (!occasion_.is_confirmed) remarks.push_back(say("calendar.not_confirmed"));
    return remarks;
  }

  /// Sentences that tell more.
  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (const auto* held = commemoration())
      notes.push_back(in_language(held->activities, held->activities_en) + " (" + held->source + ").");
    if (!occasion_.note.empty()) notes.push_back(in_language(occasion_.note, occasion_.note_en) + ".");
    notes.push_back(say("calendar.source", {occasion_.source}));
    return notes;
  }

  [[nodiscard]] std::string kind() const { return say("calendar.kind_" + std::string(calendar::name_of(occasion_.kind))); }

  [[nodiscard]] std::string say(const std::string& key, std::vector<std::string> args = {}) const {
    return api::message(language_, key, args);
  }

 private:
  [[nodiscard]] const std::string& in_language(const std::string& vi, const std::string& en) const {
    return language_ == api::Language::en ? en : vi;
  }
  [[nodiscard]] const calendar::Commemoration* commemoration() const {
    return day_.year_class ? calendar::find_commemoration(occasion_, *day_.year_class) : nullptr;
  }

  const OccasionDay& day_;
  const Occasion& occasion_;
  api::Language language_;
};

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

/// "06/02", or "06/02-08/02".
std::string shown_days(const OccasionDay& day) {
  const auto shown = [](const Date& date) { return two_digits(date.day()) + "/" + two_digits(date.month()); };
  return shown(day.first) + (day.last == day.first ? "" : "-" + shown(day.last));
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

}  // namespace

std::string calendar_text(std::span<const OccasionDay> days, api::Language language) {
  std::string out;
  int month = 0;
  for (const OccasionDay& day : days) {
    const DayWords words(day, language);
    if (day.first.month() != month) {
      month = day.first.month();
      out += (out.empty() ? "" : "\n") + words.say("calendar.month", {std::to_string(month), std::to_string(day.first.year())}) + "\n";
    }
    const unsigned weekday = std::chrono::weekday(day.first.to_days()).c_encoding();
    out += "  " + words.say("calendar.weekday_" + std::to_string(weekday)) + " " + shown_days(day) + "  " + words.title();
    for (const std::string& remark : words.remarks()) out += " · " + remark;
    out += "\n";
  }
  return out;
}

std::string calendar_ics(std::span<const OccasionDay> days, int year, Instant written_at, api::Language language) {
  ical::CalendarFile file{.name = api::message(language, "calendar.file_name", std::vector{std::to_string(year)}), .events = {}};
  for (const OccasionDay& day : days) {
    const DayWords words(day, language);
    const std::string remarks = joined(words.remarks(), " · ");
    const std::string notes = joined(words.notes(), "\n");
    file.events.push_back({.uid = day.occasion->id + "-" + day.first.to_iso() + "@calendar.nhipcau",
                           .first = day.first,
                           .last = day.last,
                           .summary = words.title(),
                           .description = remarks + (remarks.empty() ? "" : "\n") + notes,
                           .categories = {words.kind()}});
  }
  return ical::to_text(file, written_at);
}

}  // namespace nhipcau::cli
