#pragma once
#include "api/json.hpp"
#include "authenticator/passkey.hpp"
#include "office/passkeys.hpp"

namespace nhipcau::api {

/// A passkey in its owner's list; never its key.
json::object to_json(const office::Passkey& passkey);

/// What the browser is asked to sign, as PasskeyRequest.
/// passkeys  which ones will do; empty: any the person chooses
json::object request_json(const authenticator::RelyingParty& party, std::string_view challenge,
                          const std::vector<office::Passkey>& passkeys);

/// What the browser is asked to make, as PasskeyWish.
struct PasskeyWish {
  const authenticator::RelyingParty& party;
  std::string_view challenge;
  std::string_view office_name;  ///< empty: the party's id is shown
  const office::Account& account;
  const std::vector<office::Passkey>& known;  ///< an authenticator that has one of these makes no second
};
json::object to_json(const PasskeyWish& wish);

}  // namespace nhipcau::api
