#include "api/call.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::api {

void Routes::add(http::Route route) {
  std::string object;
  const std::string& pattern = route.pattern;
  for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
    std::string name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    name.resize(std::min(name.find("..."), name.size()));
    const auto known = std::ranges::find(objects_, name, &Object::name);
    require(known != objects_.end(), "a route names a thing that nobody explained");
    if (object.empty() && known->find_unit) object = name;
  }
  router_.add(std::move(route));
  names_.push_back(std::move(object));
}

const Object* Routes::object_of(const http::Router::Match& match) const {
  const auto found = std::ranges::find(objects_, names_.at(match.index), &Object::name);
  return found == objects_.end() ? nullptr : &*found;
}

}  // namespace nhipcau::api
