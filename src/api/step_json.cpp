#include "api/step_json.hpp"

#include "api/calendar_words.hpp"

namespace nhipcau::api {
namespace {

const char* name_of(calendar::Week::State state) {
  switch (state) {
    case calendar::Week::State::crowded: return "crowded";
    case calendar::Week::State::empty: return "empty";
    default: return "usual";
  }
}

}  // namespace

std::string step_words(calendar::Step step, Language language) {
  return message(language, "calendar.step_" + std::string(calendar::name_of(step)));
}

json::object to_json(const calendar::StepDay& step, Language language) {
  return {{"on", step.on.to_iso()},
          {"step", to_view(calendar::name_of(step.step))},
          {"words", step_words(step.step, language)},
          {"days", step.days},
          {"occasion", step.of.occasion->id},
          {"name", OccasionWords(step.of, language).name()},
          {"from", step.of.first.to_iso()},
          {"years", step.of.years ? json::value(*step.of.years) : json::value(nullptr)}};
}

json::object to_json(const calendar::Week& week) {
  return {{"from", week.monday.to_iso()},
          {"to", week.monday.plus_days(6).to_iso()},
          {"steps", week.steps},
          {"occasions", week.occasions},
          {"state", name_of(week.state)}};
}

}  // namespace nhipcau::api
