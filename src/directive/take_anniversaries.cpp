#include "directive/take_anniversaries.hpp"

#include <algorithm>

#include "base/shown_date.hpp"
#include "directive/anchor.hpp"
#include "directive/records.hpp"

namespace nhipcau::directive {
namespace {

/// What the calendar knows, hidden days too: who hid one does not want it added once more.
std::vector<calendar::Occasion> known_days(store::Read& tx, const office::Sight& sight) {
  auto office = calendar::load_office_days(tx, sight);
  for (calendar::ShippedChange& change : office.changes) change.is_hidden = false;
  return calendar::merge(calendar::shipped_occasions(), office);
}

bool is_about(const calendar::NotedPaper& noted, const Anniversary& said) {
  const bool is_its_day = said.known && said.known->id == noted.day;
  return is_its_day || (noted.said_name == said.said_name && noted.said_since == said.occasion.since);
}

std::string value_of(const Paper& paper, FieldName name) {
  const auto found = std::ranges::find(paper.fields, name, &RecordField::name);
  return found == paper.fields.end() ? std::string() : found->value;
}

/// The day it is, added if the calendar has it not; made says so.
struct Settled {
  std::string day;
  bool made = false;
};

class Taking {
 public:
  Taking(store::Write& tx, const Clock& clock, const office::Actor& actor, const Paper& paper, const office::Sight& sight)
      : tx_(tx),
        clock_(clock),
        actor_(actor),
        paper_(paper),
        known_(known_days(tx, sight)),
        listed_(list_anniversaries(tx, paper, sight, clock.today())) {}

  Result<std::string> take(const ChosenAnniversary& chosen) {
    if (chosen.position >= listed_.size()) return fail(Code::invalid, "directive.no_such_anniversary");
    const PaperAnniversary& listed = listed_[chosen.position];
    if (!listed.noted.empty()) return listed.noted;
    const auto settled = settle(listed.said, chosen.day);
    if (!settled) return tl::unexpected(settled.error());
    const Anchor anchor = make_anchor(paper_.text, paper_.reading, listed.said.where);
    calendar::note_paper(
        tx_, clock_, actor_,
        {.day = settled->day,
         .paper = paper_.id.value,
         .made_day = settled->made,
         .said_name = listed.said.said_name,
         .said_since = *listed.said.occasion.since},
        {.reading = anchor.reading.value, .span = anchor.span, .quote = anchor.quote, .before = anchor.before, .after = anchor.after});
    return settled->day;
  }

 private:
  Result<Settled> settle(const Anniversary& said, const std::string& wanted) {
    if (!wanted.empty()) {
      if (std::ranges::find(known_, wanted, &calendar::Occasion::id) == known_.end())
        return fail(Code::invalid, "directive.no_such_anniversary");
      return Settled{.day = wanted};
    }
    if (said.known) return Settled{.day = said.known->id};
    calendar::Occasion occasion = said.occasion;
    occasion.source = source_of(paper_);
    const auto added = calendar::add_day(tx_, clock_, actor_, paper_.unit, occasion);
    if (!added) return tl::unexpected(added.error());
    return Settled{.day = added->id.value, .made = true};
  }

  store::Write& tx_;
  const Clock& clock_;
  const office::Actor& actor_;
  const Paper& paper_;
  std::vector<calendar::Occasion> known_;
  std::vector<PaperAnniversary> listed_;
};

}  // namespace

std::vector<PaperAnniversary> list_anniversaries(store::Read& tx, const Paper& paper, const office::Sight& sight, const Date& today) {
  const auto known = known_days(tx, sight);
  const auto noted = calendar::list_noted_of_paper(tx, paper.id.value);
  std::vector<PaperAnniversary> listed;
  for (Anniversary& said : propose_anniversaries(paper.text, paper.occasions, today, known)) {
    PaperAnniversary one{.said = std::move(said), .noted = {}};
    for (const calendar::NotedPaper& note : noted) {
      const bool is_there = std::ranges::find(known, note.day, &calendar::Occasion::id) != known.end();
      if (!is_there || !is_about(note, one.said)) continue;
      one.noted = note.day;
      one.made_day = note.made_day;
    }
    listed.push_back(std::move(one));
  }
  return listed;
}

Result<std::vector<std::string>> take_anniversaries(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& id,
                                                    const ReadingId& reading, const std::vector<ChosenAnniversary>& chosen,
                                                    const office::Sight& sight) {
  const auto paper = load_paper(tx, id);
  if (!paper) return tl::unexpected(paper.error());
  if (paper->reading != reading) return fail(Code::conflict, "api.changed_meanwhile");
  Taking taking(tx, clock, actor, *paper, sight);
  std::vector<std::string> days;
  for (const ChosenAnniversary& one : chosen) {
    auto day = taking.take(one);
    if (!day) return tl::unexpected(day.error());
    days.push_back(std::move(*day));
  }
  return days;
}

std::string source_of(const Paper& paper) {
  const std::string number = value_of(paper, FieldName::number);
  if (number.empty()) return paper.file_name;
  std::string words = value_of(paper, FieldName::type) + (value_of(paper, FieldName::type).empty() ? "Văn bản số " : " số ") + number;
  if (const auto day = Date::from_iso(value_of(paper, FieldName::issued_on))) words += " ngày " + shown_date(*day);
  return words;
}

}  // namespace nhipcau::directive
