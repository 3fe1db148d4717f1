#pragma once
#include "api/call.hpp"
#include "api/json.hpp"

/// Letting somebody in, whatever they proved who they are by: the answer, the cookies, the words kept of the browser.
namespace nhipcau::api {

inline const std::string kKnownCookie = "nhipcau_known";
inline constexpr std::size_t kMostKnownTokens = 4;  ///< accounts that may share one browser

/// What a request says of the browser it comes from.
office::Arrival arrival_of(const http::Request& request);

/// The answer to who has just signed in: the session, and cookies for it and for knowing this browser again.
/// back  the page to go on with, where the way in led over another's; empty: that is not said
http::Response welcome(const Call& call, const office::SignedIn& signed_in, const std::string& back = {});

/// Set-Cookie by which the account knows this browser from now on; tokens of other accounts stay.
std::string known_cookie(const http::Request& request, const std::string& token);

/// Who I am and what I may do, as GET /api/session says it.
/// session  none: nobody is signed in
/// cookie   the secret of the session
json::object session_json(const App& app, const office::Session* session, std::string_view cookie);

}  // namespace nhipcau::api
