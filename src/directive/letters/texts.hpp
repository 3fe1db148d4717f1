#pragma once
#include <map>
#include <string>
#include <string_view>

namespace nhipcau::directive::letters {

/// A row of data/letter_texts.csv; a key that is not there is a bug.
const std::string& letter_text(std::string_view key);
/// The same with its {names} filled in; what stands in a value is not looked at again.
std::string fill_text(std::string_view key, const std::map<std::string, std::string, std::less<>>& values);

}  // namespace nhipcau::directive::letters
