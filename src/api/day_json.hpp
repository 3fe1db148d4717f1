#pragma once
#include <map>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "api/json.hpp"
#include "calendar/records.hpp"
#include "calendar/year.hpp"

/// The calendar as one office keeps it, for who is signed in.
namespace nhipcau::api {

/// What the office says of its calendar, the papers that name its days, and what who asks may change. Borrows all three; for one answer.
class OfficeCalendar {
 public:
  OfficeCalendar(store::Read& tx, const Call& call);

  /// What is kept, shipped days and own ones; as long as this.
  [[nodiscard]] const std::vector<calendar::Occasion>& kept() const { return kept_; }
  [[nodiscard]] const calendar::OfficeDays& said() const { return said_; }

  /// Schema OccasionDay.
  json::object to_json(const calendar::OccasionDay& day);
  /// Days that are in no year: hidden shipped ones, retired own ones; schema HiddenDay.
  json::array hidden();
  /// Whether the shipped days are theirs to change.
  [[nodiscard]] bool may_edit_shipped() { return may_edit({}); }

 private:
  bool may_edit(const office::UnitId& unit);
  const std::string& unit_name_of(const office::UnitId& unit);
  void add_papers(json::object& day, const std::string& id);

  store::Read& tx_;
  const Call& call_;
  calendar::OfficeDays said_;
  std::vector<calendar::Occasion> kept_;
  std::map<std::string, json::array> papers_;      // by day: schema PaperRef
  std::map<std::string, bool> editable_;           // by unit
  std::map<std::string, std::string> unit_names_;  // by unit
};

/// Country codes with their names, in Vietnamese order; themes, kinds and regulations: what a day may say.
json::array countries_json();
json::array themes_json(Language language);
json::array kinds_json(Language language);

}  // namespace nhipcau::api
