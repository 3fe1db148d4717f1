#include <algorithm>

#include "directive/body_match.hpp"
#include "directive/letters/draft.hpp"
#include "directive/records.hpp"
#include "office/account.hpp"
#include "office/bodies.hpp"
#include "office/unit_names.hpp"
#include "office/units.hpp"
#include "office/usual_body_names.hpp"
#include "text/scan.hpp"

// Who writes a letter, as far as the tree of units tells.
namespace nhipcau::directive::letters {
namespace {

using Form = files::Letter::Form;

/// What a body of the Party has in its name.
constexpr std::string_view kPartyWords[] = {"tỉnh ủy", "thành ủy", "đảng ủy", "đảng bộ", "tuyên giáo", "trung ương đảng"};

Form form_of(std::string_view name) {
  const bool is_party = std::any_of(std::begin(kPartyWords), std::end(kPartyWords), [&](std::string_view words) {
    return text::find_phrase(name, {0, name.size()}, words).has_value();
  });
  return is_party ? Form::party : Form::state;
}

/// Letters of a territory are its people's committee's.
std::string body_of(const office::Unit& territory) {
  const auto* committee = office::find_usual_body(office::shipped_usual_bodies(), "people_committee", territory.level, territory.name);
  return committee == nullptr ? territory.name : office::usual_name(*committee, territory.name);
}

std::string place_of(store::Read& tx, const office::Unit& unit, Date today) {
  if (unit.tree == office::Tree::territory) return std::string(office::short_name(unit.name));
  const auto territories = office::list_territories(tx, unit.id, today);
  return territories.empty() ? std::string() : std::string(office::short_name(territories.front().name));
}

/// What stands behind the number until a hand fills it in.
std::string open_symbol(Form form) {
  return form == Form::party ? "-CV/" : "/";
}

}  // namespace

Sender load_sender(store::Read& tx, const office::UnitId& unit, Date today) {
  Sender sender{.form = Form::state, .parent = {}, .name = office::setting(tx, "name"), .place = {}, .symbol = {}};
  const auto loaded = unit.empty() ? Result<office::Unit>(fail(Code::not_found, {})) : office::load_unit(tx, unit, today);
  if (!loaded) {
    sender.form = form_of(sender.name);
  } else {
    const bool is_territory = loaded->tree == office::Tree::territory;
    sender.name = is_territory ? body_of(*loaded) : loaded->name;
    sender.form = loaded->tree == office::Tree::party ? Form::party : Form::state;
    sender.place = place_of(tx, *loaded, today);
    const auto above = is_territory ? std::vector<office::Unit>{} : office::list_above(tx, unit, today);
    if (!above.empty()) sender.parent = above.front().name;
  }
  sender.symbol = open_symbol(sender.form);
  return sender;
}

bool seems_own(store::Read& tx, const Paper& paper, const Tables& tables, Date today) {
  const Sender sender = load_sender(tx, paper.unit, today);
  const auto issuer = std::find_if(paper.fields.begin(), paper.fields.end(), [](const auto& one) { return one.name == FieldName::issuer; });
  return issuer != paper.fields.end() && !issuer->value.empty() && !sender.name.empty() &&
         match_bodies(issuer->value, sender.name, tables) == BodyMatch::same;
}

}  // namespace nhipcau::directive::letters
