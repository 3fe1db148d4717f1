#include "directive/country_names.hpp"

namespace nhipcau::directive {
namespace {

std::string joined(const Words& words, std::size_t first, std::size_t last) {
  std::string key;
  for (auto at = first; at < last; ++at) key.append(words[at].key).append(" ");
  return key;
}

const Phrases& forms_of_state() {
  static const Phrases forms{"cộng hòa",
                             "cộng hòa liên bang",
                             "cộng hòa nhân dân",
                             "cộng hòa dân chủ",
                             "cộng hòa dân chủ nhân dân",
                             "cộng hòa hồi giáo",
                             "cộng hòa xã hội chủ nghĩa",
                             "cộng hòa đông",
                             "chdcnd",
                             "chnd",
                             "chlb",
                             "ch",
                             "vương quốc",
                             "liên bang",
                             "nhà nước",
                             "công quốc",
                             "đại công quốc"};
  return forms;
}

}  // namespace

CountryNames::CountryNames(const Tables& tables) {
  for (const auto& country : tables.countries) {
    for (const auto& name : country.names) {
      const auto words = split_words(name, {0, name.size()});
      names_.add(name);
      codes_.emplace(joined(words, 0, words.size()), country.code);
    }
  }
}

CountryNames::Found CountryNames::ending_at(const Words& words, std::size_t end) const {
  const auto length = names_.match_before(words, end);
  if (length == 0 || !words[end - length].capital) return {};
  const auto code = codes_.find(joined(words, end - length, end));
  if (code == codes_.end()) return {};
  const auto begin = end - length;
  return {.code = code->second, .begin = begin - forms_of_state().match_before(words, begin)};
}

}  // namespace nhipcau::directive
