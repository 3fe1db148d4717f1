#include "office/notice_kinds.hpp"

#include <algorithm>
#include <iterator>

namespace nhipcau::office {
namespace {

constexpr std::string_view kChoices[] = {"off", "program", "digest", "at_once"};  // [NoticeChoice]

}  // namespace

std::string_view to_name(NoticeChoice choice) {
  return kChoices[static_cast<std::size_t>(choice)];
}

std::optional<NoticeChoice> notice_choice_named(std::string_view name) {
  const auto* const found = std::ranges::find(kChoices, name);
  if (found == std::end(kChoices)) return std::nullopt;
  return static_cast<NoticeChoice>(found - std::begin(kChoices));
}

const NoticeKind* find_notice_kind(std::string_view name) {
  const auto* const found = std::ranges::find(kNoticeKinds, name, &NoticeKind::name);
  return found == std::end(kNoticeKinds) ? nullptr : found;
}

}  // namespace nhipcau::office
