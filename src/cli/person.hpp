#pragma once
#include "cli/account_links.hpp"
#include "cli/opened_office.hpp"
#include "office/person_erasure.hpp"

/// What the commands about a person's data have in common.
namespace nhipcau::cli {

/// What the flags --basis and --reason say.
office::PersonErasure wanted_erasure(const Invocation& invocation);

inline constexpr Flag kBasisFlag{.name = "basis", .help = "cli.erasure_basis", .shape = "TEXT"};
inline constexpr Flag kReasonFlag{.name = "reason", .help = "cli.erasure_reason", .shape = "TEXT"};

}  // namespace nhipcau::cli
