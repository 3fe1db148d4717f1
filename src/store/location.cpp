#include "store/location.hpp"

#include <array>

namespace nhipcau::store {
namespace {

constexpr std::array<std::string_view, 2> kSchemes{"postgresql://", "postgres://"};
constexpr std::string_view kHidden = "***";

std::string_view scheme_of(std::string_view location) {
  for (const std::string_view scheme : kSchemes) {
    if (location.starts_with(scheme)) return scheme;
  }
  return {};
}

/// "host=/tmp&password=secret" with "***" for the value of each key that speaks of a password.
std::string shown_parameters(std::string_view parameters) {
  std::string shown;
  while (!parameters.empty()) {
    const std::string_view pair = parameters.substr(0, parameters.find('&'));
    parameters.remove_prefix(pair.size() < parameters.size() ? pair.size() + 1 : pair.size());
    const std::size_t equals = pair.find('=');
    const std::string_view key = pair.substr(0, equals);
    const bool is_plain = key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    const bool is_secret = equals != std::string_view::npos && (!is_plain || key.find("pass") != std::string_view::npos);
    shown += shown.empty() ? "?" : "&";
    shown += is_secret ? std::string(key) + "=" + std::string(kHidden) : std::string(pair);
  }
  return shown;
}

/// "https://", also of what is no database of ours: a password in it is a password; empty: it has none.
std::string_view any_scheme_of(std::string_view location) {
  const std::size_t mark = location.find("://");
  return mark == std::string_view::npos ? std::string_view() : location.substr(0, mark + 3);
}

}  // namespace

Engine engine_of(std::string_view location) {
  return scheme_of(location).empty() ? Engine::sqlite : Engine::postgres;
}

std::string shown_location(std::string_view location) {
  const std::string_view scheme = any_scheme_of(location);
  if (scheme.empty()) return std::string(location);
  std::string_view rest = location.substr(scheme.size());
  const std::size_t at = rest.rfind('@');  // the last: a password may hold "@", "/" and "?" by mistake
  std::string user;
  if (at != std::string_view::npos) {
    const std::size_t colon = rest.substr(0, at).find(':');
    user =
        colon == std::string_view::npos ? std::string(rest.substr(0, at)) : std::string(rest.substr(0, colon + 1)) + std::string(kHidden);
    user += "@";
    rest.remove_prefix(at + 1);
  }
  const std::size_t question = rest.find('?');
  const std::string_view parameters = question == std::string_view::npos ? std::string_view() : rest.substr(question + 1);
  return std::string(scheme) + user + std::string(rest.substr(0, question)) + shown_parameters(parameters);
}

std::string with_database(std::string_view location, std::string_view database) {
  const std::string_view scheme = scheme_of(location);
  const std::string_view rest = location.substr(scheme.size());
  const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
  const std::size_t question = std::min(rest.find('?'), rest.size());
  return std::string(scheme) + std::string(rest.substr(0, end)) + "/" + std::string(database) + std::string(rest.substr(question));
}

}  // namespace nhipcau::store
