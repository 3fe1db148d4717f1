#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::api {

enum class Language { vi, en };

std::string_view to_name(Language language);  ///< "vi"

/// The best of the two for an Accept-Language header or an environment's LANG ("en-GB,vi;q=0.5", "vi_VN.UTF-8"); Vietnamese if it names
/// neither.
Language choose_language(std::string_view wishes);

/// The sentence of a key in data/messages/*.json, with {0}, {1} … filled in. An unknown key gives the key itself, so that nothing is
/// hidden.
std::string message(Language language, std::string_view key, std::span<const std::string> args = {});

/// Whether the catalogue holds the key in both languages.
bool has_message(std::string_view key);

/// Every key of the catalogue, sorted.
std::vector<std::string_view> message_keys();

}  // namespace nhipcau::api
