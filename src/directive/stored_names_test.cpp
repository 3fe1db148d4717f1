#include "directive/stored_names.hpp"

#include <doctest/doctest.h>

#include "directive/anchor.hpp"

namespace nhipcau::directive {
namespace {

TEST_CASE("lists come back as they were stored") {
  const std::vector<std::string> lists[] = {{}, {"Sở Ngoại vụ"}, {"Sở Ngoại vụ", "Đài Phát thanh"}, {"", "hai"}, {"một", ""}, {"", "", ""}};
  for (const auto& list : lists) CHECK(lines_stored_as(to_stored_lines(list)) == list);
  CHECK(lines_stored_as(to_stored_lines({"một\nhai"})) == std::vector<std::string>{"một hai"});
  const std::vector<int> numbers[] = {{}, {1}, {1, 1, 2, 30}};
  for (const auto& list : numbers) CHECK(numbers_stored_as(to_stored_numbers(list)) == list);
}

TEST_CASE("every value has a name to be stored by") {
  for (const auto system : {System::state, System::party, System::front}) CHECK(system_stored_as(to_stored(system)) == system);
  for (int role = 0; role <= static_cast<int>(Role::archive); ++role) {
    CHECK(role_stored_as(to_stored(std::optional(static_cast<Role>(role)))) == static_cast<Role>(role));
  }
  for (const auto effect : {Effect::replaces, Effect::amends, Effect::ends})
    CHECK(effect_stored_as(to_stored(std::optional(effect))) == effect);
  CHECK(to_stored(std::optional<Effect>{}).empty());
  CHECK_FALSE(effect_stored_as("").has_value());
  for (const auto severity : {Severity::error, Severity::warning, Severity::hint})
    CHECK(severity_stored_as(to_stored(severity)) == severity);
  CHECK(to_stored(std::optional<Role>{}).empty());
  CHECK_FALSE(role_stored_as("").has_value());
  CHECK_FALSE(system_stored_as("").has_value());
}

TEST_CASE("every field has one name") {
  for (const FieldName name : kFieldNames) CHECK(field_named(to_name(name)) == name);
  CHECK_FALSE(field_named("signer").has_value());
}

TEST_CASE("an anchor keeps up to 40 bytes on each side and cuts no character") {
  const std::string filler = "ữữữữữữữữữữữữữữữữữữữữ";  // 3 bytes each
  const std::string text = filler + "đích" + filler;
  const Span span{filler.size(), filler.size() + std::string("đích").size()};
  const Anchor anchor = make_anchor(text, {"reading"}, span);
  CHECK(anchor.quote == "đích");
  CHECK(anchor.before == "ữữữữữữữữữữữữữ");
  CHECK(anchor.after == anchor.before);
  CHECK(make_anchor("đích", {"reading"}, {0, 6}).before.empty());
}

}  // namespace
}  // namespace nhipcau::directive
