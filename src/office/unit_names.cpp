#include "office/unit_names.hpp"

#include "text/fold.hpp"

namespace nhipcau::office {
namespace {

/// Kinds of territories, the longer of two that begin alike first. Law 72/2025/QH15 on local government, article 1; those of districts and
/// townships by the laws before it.
constexpr std::string_view kKinds[] = {"Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu"};

/// The kind a name begins with; empty if it is none, nothing follows, or it is a committee of the Party: "Tỉnh ủy Sơn La".
std::string_view kind_of(std::string_view name) {
  for (const std::string_view kind : kKinds) {
    const bool begins = name.size() > kind.size() + 1 && name[kind.size()] == ' ' && text::begins_with_phrase(name, text::search_key(kind));
    if (begins && !text::begins_with_phrase(name.substr(kind.size() + 1), "ủy")) return kind;
  }
  return {};
}

}  // namespace

std::string with_kind(std::string_view name) {
  const std::string_view kind = kind_of(name);
  return std::string(kind) + std::string(name.substr(kind.size()));
}

std::string_view short_name(std::string_view name) {
  const std::string_view kind = kind_of(name);
  return kind.empty() ? name : name.substr(kind.size() + 1);
}

std::string short_folded(std::string_view name) {
  return text::folded_key(short_name(name));
}

}  // namespace nhipcau::office
