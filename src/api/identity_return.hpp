#pragma once
#include <optional>
#include <string>

#include "api/call.hpp"
#include "api/provider_desk.hpp"

/// Sending a browser to a provider of identities, and judging what it brings back.
namespace nhipcau::api {

/// Where a provider sends browsers back to: a page of ours, on which nothing happens before it asks.
std::string return_address(const Call& call);

/// Who is sent, and what for.
struct Sending {
  office::AttemptPurpose purpose = office::AttemptPurpose::sign_in;
  std::string browser;  ///< the secret of a cookie
};

/// Makes an attempt of the browser's and says where to go. Body: {provider, back?}.
/// errors  invalid: those of FieldReader; not_found office.no_such_provider; conflict office.provider_not_used{name} |
///         api.provider_elsewhere{url}: the browser is at another address than the configured one; unavailable api.provider_busy and those
///         of ProviderDesk::address_to_go
Result<std::string> send_to_provider(const Call& call, ProviderDesk& desk, const Sending& sending);

/// Who came back, and where they want to go on.
struct CameBack {
  office::ProviderId provider;
  std::string provider_name;
  authenticator::ProvidedPerson person;
  std::string back;
};
/// Uses the attempt up, right or wrong, then asks the provider. Body: {state, code?, error?, issuer?}.
/// errors  unauthenticated office.attempt_over: used, too old, or another browser's or purpose's | api.provider_said_no{name}: it let
///         nobody in, or the person stopped | those of ProviderDesk::exchange; unavailable api.provider_busy: nothing was used up
Result<CameBack> take_return(const Call& call, ProviderDesk& desk, const Sending& sending);

}  // namespace nhipcau::api
