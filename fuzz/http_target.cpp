// Reads any bytes as a request target and looks it up in a router: what is accepted keeps the promises of http/target.hpp.
#include <cstdlib>

#include "http/router.hpp"
#include "http/target.hpp"

using namespace nhipcau::http;

namespace {

Router make_router() {
  Router router;
  for (const char* pattern : {"/", "/api/papers", "/api/papers/{paper}", "/api/papers/new", "/api/{room}/new/plan", "/assets/{name}"}) {
    router.add({.method = Method::get, .pattern = pattern, .permission = "public"});
  }
  return router;
}

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const Router router = make_router();
  const void* bytes = data;
  const auto target = parse_target(std::string_view(static_cast<const char*>(bytes), size));
  if (!target) return 0;
  demand(target->path.starts_with('/') && is_utf8(target->path) && target->path.find('\0') == std::string::npos);
  demand(target->path.find("//") == std::string::npos && (target->path + "/").find("/../") == std::string::npos);
  demand(target->query.size() <= kMaxQueryParameters);
  for (const auto& [name, value] : target->query) demand(is_utf8(name) && is_utf8(value) && value.find('\0') == std::string::npos);
  const auto match = router.match(Method::get, target->path);
  demand(match.allowed.empty());  // all its routes are for GET: there is one, or the path takes nothing
  for (const auto& [name, value] : match.params) demand(!value.empty() && value.find('/') == std::string::npos);
  return 0;
}
