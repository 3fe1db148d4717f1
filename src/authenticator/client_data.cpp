#include "authenticator/client_data.hpp"

#include "authenticator/json_reader.hpp"
#include "base/base64url.hpp"

namespace nhipcau::authenticator {
namespace {

struct Members {
  std::optional<std::string> type, challenge, origin, top_origin;
  std::optional<bool> cross_origin;
};

bool read_member(JsonReader& reader, std::string_view name, Members& members) {
  const auto text = [&](std::optional<std::string>& into) { return (into = reader.string()).has_value(); };
  if (name == "type") return text(members.type);
  if (name == "challenge") return text(members.challenge);
  if (name == "origin") return text(members.origin);
  if (name == "topOrigin") return text(members.top_origin);
  if (name == "crossOrigin") return (members.cross_origin = reader.boolean()).has_value();
  return reader.skip(2);
}

std::optional<Members> read_members(std::string_view json) {
  JsonReader reader(json, kMostJsonDepth);
  Members members;
  if (!reader.members([&](const std::string& name) { return read_member(reader, name, members); }) || !reader.is_at_end())
    return std::nullopt;
  return members;
}

}  // namespace

std::optional<ClientData> read_client_data(std::string_view json) {
  if (json.size() > kMostClientDataBytes) return std::nullopt;
  const auto members = read_members(json);
  if (!members || !members->type || !members->challenge || !members->origin) return std::nullopt;
  auto challenge = from_base64url(*members->challenge);
  if (!challenge) return std::nullopt;
  return ClientData{*members->type, std::move(*challenge), *members->origin, members->cross_origin.value_or(false) || members->top_origin};
}

}  // namespace nhipcau::authenticator
