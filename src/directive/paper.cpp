#include "directive/paper.hpp"

#include <algorithm>
#include <iterator>

namespace nhipcau::directive {
namespace {

constexpr LookOverState kLookOverStates[] = {LookOverState::waiting, LookOverState::done};
constexpr LookOverCause kLookOverCauses[] = {LookOverCause::registered, LookOverCause::newer_file, LookOverCause::read_otherwise,
                                             LookOverCause::person};

template <class Enum, std::size_t N>
std::optional<Enum> find_named(const Enum (&values)[N], std::string_view name) {
  const auto* const found = std::find_if(std::begin(values), std::end(values), [&](Enum value) { return to_name(value) == name; });
  if (found == std::end(values)) return std::nullopt;
  return *found;
}

}  // namespace

std::string_view to_name(FieldName name) {
  switch (name) {
    case FieldName::number: return "number";
    case FieldName::type: return "type";
    case FieldName::issuer: return "issuer";
    case FieldName::parent_body: return "parent_body";
    case FieldName::issued_on: return "issued_on";
    case FieldName::place: return "place";
    case FieldName::title: return "title";
    case FieldName::handling: return "handling";
    case FieldName::signer_name: return "signer_name";
    case FieldName::signer_position: return "signer_position";
    case FieldName::signer_capacity: return "signer_capacity";
  }
  return {};
}

std::optional<FieldName> field_named(std::string_view name) {
  return find_named(kFieldNames, name);
}

std::string_view to_name(LookOverState state) {
  return state == LookOverState::waiting ? "waiting" : "done";
}

std::string_view to_name(LookOverCause cause) {
  switch (cause) {
    case LookOverCause::registered: return "registered";
    case LookOverCause::newer_file: return "newer_file";
    case LookOverCause::read_otherwise: return "read_otherwise";
    case LookOverCause::person: return "person";
  }
  return {};
}

std::optional<LookOverState> look_over_state_named(std::string_view name) {
  return find_named(kLookOverStates, name);
}

std::optional<LookOverCause> look_over_cause_named(std::string_view name) {
  return find_named(kLookOverCauses, name);
}

}  // namespace nhipcau::directive
