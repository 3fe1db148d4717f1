#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json.hpp"
#include "base/result.hpp"
#include "office/audit_verify.hpp"
#include "office/chained_line.hpp"

/// The audit trail as JSON: lines for an export, heads for a file that is kept elsewhere, what a check found.
namespace nhipcau::api {

/// A line with everything its hash is made of (office/chained_line.hpp), so that others can check an export.
json::object to_json(const office::ChainedLine& line);

/// Heads at a time: {"when", "hash", "chains": [{"chain", "position", "hash"}]}.
/// when  a day ("2026-11-22") or a moment
json::object to_json(std::string_view when, const std::vector<office::ChainHead>& heads);

/// Reads that back; none if it is something else, states no chain, or its hash is not that of its heads, which are in order of their
/// chains.
std::optional<std::vector<office::ChainHead>> read_heads(std::string_view text);
inline constexpr std::size_t kHeadsBytes = 1U << 20U;

/// What a text of a database that may have been altered looks like to a person: what is neither a letter or digit of ASCII nor a sign is
/// "?", and what is too long for an id or a hash is cut.
std::string to_shown(std::string_view text);

/// The fault's name ("altered") and where it is; what does not apply is left out.
json::object to_json(const office::AuditFault& fault);
/// The sentence that tells a fault.
Error to_sentence(const office::AuditFault& fault);

}  // namespace nhipcau::api
