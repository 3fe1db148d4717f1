#include "api/audit_json.hpp"

#include "base/require.hpp"

namespace nhipcau::api {
namespace {

using Kind = office::AuditFault::Kind;

std::string_view to_name(Kind kind) {
  switch (kind) {
    case Kind::altered: return "altered";
    case Kind::removed: return "removed";
    case Kind::moved: return "moved";
    case Kind::added: return "added";
    case Kind::head_altered: return "head_altered";
    case Kind::chains_gone: return "chains_gone";
    case Kind::head_removed: return "head_removed";
    case Kind::emptied: return "emptied";
    case Kind::unchained: return "unchained";
    case Kind::older_differ: return "older_differ";
    case Kind::differs: return "differs";
    case Kind::miscounted: return "miscounted";
  }
  throw BrokenInvariant("no such kind of fault");
}

std::string_view to_key(Kind kind) {
  switch (kind) {
    case Kind::altered: return "office.audit_altered";
    case Kind::removed: return "office.audit_removed";
    case Kind::moved: return "office.audit_moved";
    case Kind::added: return "office.audit_added";
    case Kind::head_altered: return "office.audit_head_altered";
    case Kind::chains_gone: return "office.audit_chains_gone";
    case Kind::head_removed: return "office.audit_head_removed";
    case Kind::emptied: return "office.audit_emptied";
    case Kind::unchained: return "office.audit_unchained";
    case Kind::older_differ: return "office.audit_older_differ";
    case Kind::differs: return "office.audit_differs";
    case Kind::miscounted: return "office.audit_miscounted";
  }
  throw BrokenInvariant("no such kind of fault");
}

std::optional<office::ChainHead> read_head(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr) return std::nullopt;
  const auto* chain = object->if_contains("chain");
  const auto* position = object->if_contains("position");
  const auto* hash = object->if_contains("hash");
  if (chain == nullptr || position == nullptr || hash == nullptr) return std::nullopt;
  if (!chain->is_int64() || !position->is_int64() || !hash->is_string()) return std::nullopt;
  office::ChainHead head{chain->get_int64(), position->get_int64(), std::string(hash->get_string())};
  const bool can_be = head.chain >= office::kOlderLines && head.position >= 1 && office::is_hash(head.hash);
  return can_be ? std::optional(std::move(head)) : std::nullopt;
}

}  // namespace

json::object to_json(const office::ChainedLine& line) {
  return {{"id", line.id},
          {"at", line.at},
          {"account", line.account ? json::value(to_view(*line.account)) : json::value(nullptr)},
          {"from_address", line.values[0]},
          {"event", line.event},
          {"subject_kind", line.subject_kind},
          {"subject_id", line.subject_id},
          {"field", line.field},
          {"before", line.values[1]},
          {"after", line.values[2]},
          {"chain", line.chain},
          {"position", line.position},
          {"seal", line.seal},
          {"previous_hash", line.previous_hash},
          {"hash", line.hash}};
}

json::object to_json(std::string_view when, const std::vector<office::ChainHead>& heads) {
  const auto chains = array_of(heads, [](const office::ChainHead& head) {
    return json::object{{"chain", head.chain}, {"position", head.position}, {"hash", head.hash}};
  });
  return {{"when", to_view(when)}, {"hash", office::hash_of(when, heads).hex}, {"chains", chains}};
}

std::optional<std::vector<office::ChainHead>> read_heads(std::string_view text) {
  boost::system::error_code trouble;
  const json::value value = json::parse(to_view(text), trouble);
  const auto* object = trouble ? nullptr : value.if_object();
  if (object == nullptr) return std::nullopt;
  const auto* when = object->if_contains("when");
  const auto* hash = object->if_contains("hash");
  const auto* chains = object->if_contains("chains");
  if (when == nullptr || hash == nullptr || chains == nullptr) return std::nullopt;
  if (!when->is_string() || !hash->is_string() || !chains->is_array()) return std::nullopt;
  std::vector<office::ChainHead> heads;
  for (const json::value& chain : chains->get_array()) {
    auto head = read_head(chain);
    if (!head || (!heads.empty() && head->chain <= heads.back().chain)) return std::nullopt;
    heads.push_back(std::move(*head));
  }
  if (heads.empty()) return std::nullopt;
  const bool is_right = office::hash_of(std::string(when->get_string()), heads).hex == std::string(hash->get_string());
  return is_right ? std::optional(std::move(heads)) : std::nullopt;
}

std::string to_shown(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  std::string shown(text.substr(0, kLongest));
  for (char& c : shown) c = c >= ' ' && c <= '~' ? c : '?';
  return shown;
}

json::object to_json(const office::AuditFault& fault) {
  json::object out{{"fault", to_view(to_name(fault.kind))}, {"chain", fault.chain}, {"position", fault.position}};
  if (fault.last_position != 0) out["last_position"] = fault.last_position;
  if (fault.kind == Kind::moved) {
    out["from_chain"] = fault.from_chain;
    out["from_position"] = fault.from_position;
  }
  if (!fault.line.empty()) out["line"] = to_shown(fault.line);
  return out;
}

Error to_sentence(const office::AuditFault& fault) {
  return {Code::conflict,
          std::string(to_key(fault.kind)),
          {std::to_string(fault.chain), std::to_string(fault.position), to_shown(fault.line), std::to_string(fault.last_position),
           std::to_string(fault.from_chain), std::to_string(fault.from_position)}};
}

}  // namespace nhipcau::api
