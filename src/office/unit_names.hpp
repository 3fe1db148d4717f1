#pragma once
#include <string>
#include <string_view>

namespace nhipcau::office {

/// A territory's name with the word for its kind as the law writes it: "xã Tân Lập" is "Xã Tân Lập".
/// name  cleaned, without spaces at its ends
std::string with_kind(std::string_view name);

/// The name without the word for its kind: "Ba Đình"; a name without such a word is itself.
std::string_view short_name(std::string_view name);

/// The same as people type it in haste: "ba dinh". For finding alone.
std::string short_folded(std::string_view name);

}  // namespace nhipcau::office
