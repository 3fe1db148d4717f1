#include "api/second_factor.hpp"

#include "api/welcome.hpp"
#include "office/second_factor.hpp"
#include "office/ways_in.hpp"

namespace nhipcau::api {
namespace {

/// What came of it: a wrong code must be counted, so it is no error of the transaction.
struct Entry {
  std::optional<Error> refused = std::nullopt;
  std::optional<office::SignedIn> signed_in = std::nullopt;
};

}  // namespace

std::optional<Error> find_fault_of_code(store::Write& tx, const Call& call, const office::Actor& actor,
                                        const std::optional<std::string>& code) {
  if (!office::asks_for_code(tx, actor.account)) return std::nullopt;
  if (!code) return Error{Code::unauthenticated, "office.code_needed"};
  const auto check = office::check_second_factor(tx, call.app.clock, call.app.secret_key, actor, *code);
  return check.verdict == office::CodeVerdict::right ? std::nullopt : std::optional(office::error_of(check));
}

Result<office::SignedIn> sign_in_beside_password(const Call& call, const office::AccountId& account,
                                                 const std::optional<std::string>& code) {
  const office::Actor actor{account, call.request.from_address};
  auto entry = call.app.database.write([&](store::Write& tx) -> Result<Entry> {
    if (auto fault = find_fault_of_code(tx, call, actor, code)) return Entry{.refused = std::move(fault)};
    auto signed_in = office::sign_in(tx, call.app.clock, account, arrival_of(call.request));
    if (!signed_in) return tl::unexpected(signed_in.error());
    return Entry{.signed_in = std::move(*signed_in)};
  });
  if (!entry) return tl::unexpected(entry.error());
  if (entry->refused) return tl::unexpected(*entry->refused);
  return std::move(*entry->signed_in);
}

Result<void> need_proof(const Call& call) {
  return call.app.database.read([&](store::Read& tx) { return office::need_proof(tx, call.app.clock, *call.session); });
}

Result<void> need_proof_for_password(const Call& call) {
  return call.app.database.read([&](store::Read& tx) -> Result<void> {
    const office::WaysIn ways = office::load_ways_in(tx, call.session->account);
    if (ways.has_password && !ways.asks_for_code) return {};
    return office::need_proof(tx, call.app.clock, *call.session);
  });
}

}  // namespace nhipcau::api
