#include "api/messages.hpp"

#include <boost/json.hpp>

#include <map>

#include "base/embedded.hpp"
#include "base/require.hpp"

namespace nhipcau::messages {
std::span<const base::EmbeddedFile> embedded_files();  // data/messages/*.json, see src/CMakeLists.txt
}

namespace nhipcau::api {
namespace {

struct Sentence {
  std::string vi, en;
};
using Catalogue = std::map<std::string, Sentence, std::less<>>;

Catalogue load_catalogue() {
  Catalogue catalogue;
  for (const auto& file : messages::embedded_files()) {
    const boost::json::value parsed = boost::json::parse(boost::json::string_view(file.bytes.data(), file.bytes.size()));
    for (const auto& [key, texts] : parsed.as_object()) {
      const auto& both = texts.as_object();
      const bool is_new =
          catalogue.emplace(std::string(key), Sentence{std::string(both.at("vi").as_string()), std::string(both.at("en").as_string())})
              .second;
      require(is_new, "a message key stands twice in data/messages");
    }
  }
  return catalogue;
}

const Catalogue& catalogue() {
  static const Catalogue loaded = load_catalogue();
  return loaded;
}

/// "{1}" → args[1]; braces around anything else stay.
std::string filled(std::string_view sentence, std::span<const std::string> args) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool is_slot =
        sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
    if (!is_slot) {
      out += sentence[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(sentence[i + 1] - '0');
    if (index < args.size()) out += args[index];
    i += 2;
  }
  return out;
}

}  // namespace

std::string_view to_name(Language language) {
  return language == Language::vi ? "vi" : "en";
}

Language choose_language(std::string_view wishes) {
  const auto starts = [&](std::string_view tag) {
    const std::size_t at = wishes.find(tag);
    return at == 0 || (at != std::string_view::npos && (wishes[at - 1] == ',' || wishes[at - 1] == ' ')) ? at : std::string_view::npos;
  };
  return starts("en") < starts("vi") ? Language::en : Language::vi;
}

std::string message(Language language, std::string_view key, std::span<const std::string> args) {
  const auto found = catalogue().find(key);
  if (found == catalogue().end()) return std::string(key);
  return filled(language == Language::vi ? found->second.vi : found->second.en, args);
}

bool has_message(std::string_view key) {
  const auto found = catalogue().find(key);
  return found != catalogue().end() && !found->second.vi.empty() && !found->second.en.empty();
}

std::vector<std::string_view> message_keys() {
  std::vector<std::string_view> keys;
  for (const auto& [key, sentence] : catalogue()) keys.push_back(key);
  return keys;
}

}  // namespace nhipcau::api
