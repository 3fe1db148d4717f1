#include "directive/same_again.hpp"

#include <deque>
#include <unordered_map>

namespace nhipcau::directive {
namespace {

class Matching {
 public:
  Matching(const std::vector<Likeness>& before, const std::vector<Likeness>& now)
      : before_(before), now_(now), is_taken_(before.size()), found_(now.size()) {}

  /// Gives those without a match the first free one of the same key. No key is empty: that says nothing.
  template <class Key>
  void match(const Key& key_of) {
    std::unordered_map<std::string, std::deque<std::size_t>> free;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!is_taken_[i]) free[key_of(before_[i])].push_back(i);
    }
    for (std::size_t i = 0; i < now_.size(); ++i) {
      const std::string key = key_of(now_[i]);
      const auto alike = free.find(key);
      if (found_[i] || key.empty() || alike == free.end() || alike->second.empty()) continue;
      found_[i] = alike->second.front();
      is_taken_[*found_[i]] = true;
      alike->second.pop_front();
    }
  }

  std::vector<std::optional<std::size_t>> take() { return std::move(found_); }

 private:
  const std::vector<Likeness>& before_;
  const std::vector<Likeness>& now_;
  std::vector<bool> is_taken_;
  std::vector<std::optional<std::size_t>> found_;
};

}  // namespace

std::vector<std::optional<std::size_t>> find_again(const std::vector<Likeness>& before, const std::vector<Likeness>& now) {
  Matching matching(before, now);
  matching.match([](const Likeness& one) { return one.place + "\n" + one.words; });
  matching.match([](const Likeness& one) { return one.words; });
  matching.match([](const Likeness& one) { return one.place; });
  return matching.take();
}

}  // namespace nhipcau::directive
