#include "office/colleagues.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace nhipcau::office {

std::vector<Colleague> find_colleagues(store::Read& tx, std::string_view words) {
  const std::string wanted = text::folded_key(words);
  std::vector<Colleague> found;
  for (const store::Row& row : tx.many("office.list_colleagues")) {
    Colleague one{.account = {row.text("id")}, .shown_name = row.text("shown_name")};
    if (text::folded_key(one.shown_name).find(wanted) != std::string::npos) found.push_back(std::move(one));
  }
  std::ranges::stable_sort(found, {}, [](const Colleague& one) { return text::sort_key(one.shown_name); });
  if (found.size() > kMostColleagues) found.resize(kMostColleagues);
  return found;
}

}  // namespace nhipcau::office
