#pragma once
#include <string>
#include <vector>

#include "http/message.hpp"

/// For tests: a row for every route, for the matrix of rights. A route without one fails rights_matrix_test.cpp.
namespace nhipcau::api::testing {

/// What a route looks at beside its permission.
enum class Of {
  nobody,   ///< public
  machine,  ///< for this machine alone, and for none of those here
  session,  ///< anybody who is signed in: what the answer holds is looked at
  object,   ///< what the path names belongs to a unit
  list,     ///< what is seen of all units
  acting,   ///< X-Unit says for which unit
  whole,    ///< the office as a whole
  theirs,   ///< what the path names belongs to who asked for it, and to none of those here
};

struct Row {
  http::Method method;
  std::string pattern;
  Of of;
  std::string body = {};
  std::string type = "application/json";
};

inline const std::string kBytes = "application/octet-stream";

inline const std::vector<Row> kRows{
    {http::Method::get, "/healthz", Of::nobody},
    {http::Method::get, "/readyz", Of::nobody},
    {http::Method::get, "/metrics", Of::machine},
    {http::Method::get, "/api/openapi.yaml", Of::nobody},
    {http::Method::get, "/api/session", Of::nobody},
    {http::Method::post, "/api/session/link", Of::nobody, R"({"token":"x"})"},
    {http::Method::post, "/api/session/password", Of::nobody, R"({"name":"x","password":"y"})"},
    {http::Method::post, "/api/session/passkey/challenge", Of::nobody},
    {http::Method::post, "/api/session/passkey", Of::nobody, "{}"},
    {http::Method::remove, "/api/session", Of::session},
    {http::Method::post, "/api/session/proof", Of::session, "{}"},
    {http::Method::post, "/api/session/proof/challenge", Of::session},
    {http::Method::post, "/api/session/proof/passkey", Of::session, "{}"},
    {http::Method::get, "/api/account/ways-in", Of::session},
    {http::Method::post, "/api/account/passkey-challenge", Of::session},
    {http::Method::post, "/api/account/passkeys", Of::session, "{}"},
    {http::Method::patch, "/api/account/passkeys/x", Of::session, "{}"},
    {http::Method::remove, "/api/account/passkeys/x", Of::session},
    {http::Method::post, "/api/account/code-app", Of::session},
    {http::Method::remove, "/api/account/code-app", Of::session},
    {http::Method::post, "/api/account/code-app/confirmation", Of::session, "{}"},
    {http::Method::post, "/api/account/recovery-codes", Of::session},
    {http::Method::post, "/api/session/provider/attempt", Of::nobody, R"({"provider":"x"})"},
    {http::Method::post, "/api/session/provider", Of::nobody, R"({"state":"x"})"},
    {http::Method::post, "/api/session/proof/provider/attempt", Of::session, R"({"provider":"x"})"},
    {http::Method::post, "/api/session/proof/provider", Of::session, R"({"state":"x"})"},
    {http::Method::post, "/api/account/identity-attempt", Of::session, R"({"provider":"x"})"},
    {http::Method::post, "/api/account/identities", Of::session, R"({"state":"x"})"},
    {http::Method::remove, "/api/account/identities/x", Of::session},
    {http::Method::patch, "/api/account", Of::session, "{}"},
    {http::Method::get, "/api/account/sessions", Of::session},
    {http::Method::remove, "/api/account/sessions", Of::session},
    {http::Method::remove, "/api/account/sessions/{session}", Of::session},
    {http::Method::get, "/api/today", Of::session},
    {http::Method::get, "/api/notices", Of::session},
    {http::Method::post, "/api/seen-notices", Of::session, R"({"until":"2026-11-22T00:00:00.000Z"})"},
    {http::Method::post, "/api/seen-notices/undo", Of::session, R"({"seen_at":"2026-11-22T00:00:00.000Z"})"},
    {http::Method::patch, "/api/notices/{notice}", Of::theirs, R"({"seen":true})"},
    {http::Method::get, "/api/account/notices", Of::session},
    {http::Method::post, "/api/account/email", Of::session, R"({"address":"x"})"},
    {http::Method::remove, "/api/account/email", Of::session},
    {http::Method::post, "/api/account/email/confirmation", Of::session, R"({"code":"1"})"},
    {http::Method::patch, "/api/account/notices", Of::session, R"({"kind":"jobs","choice":"program"})"},
    {http::Method::get, "/api/permissions", Of::session},
    {http::Method::get, "/api/my-rights", Of::session},
    {http::Method::get, "/api/my-units?permission=papers.read", Of::session},
    {http::Method::get, "/api/colleagues", Of::session},
    {http::Method::post, "/api/delegations", Of::session, R"({"grant":"x","to":"y","from":"2026-11-22","until":"2026-11-29"})"},
    {http::Method::post, "/api/delegations/{grant}/end", Of::session},
    {http::Method::get, "/api/jobs", Of::session},
    {http::Method::get, "/api/jobs/{job}", Of::theirs},
    {http::Method::post, "/api/jobs/{job}/cancel", Of::theirs},
    {http::Method::get, "/api/jobs/{job}/items/1/same", Of::theirs},
    {http::Method::post, "/api/jobs/{job}/items/1/choice", Of::theirs, R"({"choice":"replace","paper":"{paper}","version":1})"},
    {http::Method::get, "/api/scans/{scan}/picture", Of::theirs},
    {http::Method::post, "/api/scans/{scan}/confirmation", Of::list, "x", kBytes},  // sent once more: it is what they send themselves
    {http::Method::post, "/api/scans/{scan}/refusal", Of::list},  // what a person saw is told, whatever the scan; it names nothing
    {http::Method::get, "/api/units", Of::list},
    {http::Method::get, "/api/units/{unit}", Of::list},  // the directory of units belongs to nobody
    {http::Method::post, "/api/unit-imports", Of::whole, "[]", kBytes},
    {http::Method::post, "/api/units/{unit}/successors", Of::object,
     R"({"newer":"{unit}","share":"whole","on":"2025-07-01","source":"a"})"},
    {http::Method::remove, "/api/units/{unit}/successors/{newer}", Of::object},
    {http::Method::post, "/api/units/{unit}/territories", Of::object, R"({"territories":[]})"},
    {http::Method::post, "/api/bodies", Of::whole, R"({"tree":"party","level":"province","name":"","territories":[]})"},
    {http::Method::get, "/api/usual-bodies?levels=province&trees=party", Of::whole},
    {http::Method::post, "/api/usual-bodies?levels=province&trees=party", Of::whole, R"({"expected":99})"},
    {http::Method::post, "/api/units/{unit}/posts", Of::object, R"({"kind":"x","holder":{"account":null,"name":"a"}})"},
    {http::Method::patch, "/api/units/{unit}/posts/x", Of::object, R"({"version":99,"kind":"head","holder":{"account":null,"name":"a"}})"},
    {http::Method::remove, "/api/units/{unit}/posts/x", Of::object},
    {http::Method::get, "/api/accounts/{account}/posts", Of::whole},
    {http::Method::post, "/api/units/{unit}/organ-codes", Of::object, R"({"code":"?","from":"2025-07-01","source":"a"})"},
    {http::Method::patch, "/api/units/{unit}/organ-codes/2025-07-01", Of::object,
     R"({"version":99,"code":"H57","from":"2025-07-01","source":"a"})"},
    {http::Method::remove, "/api/units/{unit}/organ-codes/2025-07-01", Of::object},
    {http::Method::get, "/api/units/{unit}/changes", Of::list},
    {http::Method::post, "/api/units/{unit}/change-preview", Of::object,
     R"({"kind":"rename","results":[{"name":"Xã Mới"}],"on":"2026-03-01","source":"a"})"},
    {http::Method::post, "/api/units/{unit}/changes", Of::object,
     R"({"kind":"rename","results":[{"name":"Xã Mới"}],"on":"2026-03-01","source":"a","seen":"x"})"},
    {http::Method::post, "/api/units/{unit}/changes/{change}/undo", Of::object},
    {http::Method::get, "/api/accounts", Of::whole},
    {http::Method::post, "/api/accounts", Of::whole, R"({"name":"","shown_name":""})"},
    {http::Method::get, "/api/accounts/{account}", Of::whole},
    {http::Method::patch, "/api/accounts/{account}", Of::whole, "{}"},
    {http::Method::post, "/api/accounts/{account}/links", Of::whole, "{}"},
    {http::Method::post, "/api/accounts/{account}/closing", Of::whole, R"({"reason":"a"})"},
    {http::Method::post, "/api/accounts/{account}/reopening", Of::whole, "{}"},
    {http::Method::remove, "/api/accounts/{account}/sessions", Of::whole},
    {http::Method::get, "/api/roles", Of::whole},
    {http::Method::post, "/api/roles", Of::whole, R"({"name":"","permissions":[]})"},
    {http::Method::patch, "/api/roles/{role}", Of::whole, R"({"version":99})"},
    {http::Method::post, "/api/roles/{role}/retirement", Of::whole},
    {http::Method::get, "/api/grants", Of::whole},
    {http::Method::post, "/api/grants", Of::whole, R"({"account":"x","role":"y","unit":null,"with_below":true})"},
    {http::Method::post, "/api/grants/{grant}/end", Of::whole},
    {http::Method::get, "/api/who-can?permission=papers.read", Of::whole},
    {http::Method::get, "/api/identity-providers", Of::whole},
    {http::Method::post, "/api/identity-providers", Of::whole, R"({"issuer":"","client":"","name":""})"},
    {http::Method::patch, "/api/identity-providers/x", Of::whole, R"({"version":1})"},
    {http::Method::post, "/api/identity-providers/x/check", Of::whole},
    {http::Method::post, "/api/identity-providers/x/mappings", Of::whole, R"({"group":"a","role":"x","unit":null,"with_below":true})"},
    {http::Method::remove, "/api/identity-providers/x/mappings/y", Of::whole},
    {http::Method::get, "/api/audit", Of::whole},
    {http::Method::post, "/api/audit/{line}/erasure", Of::whole, R"({"values":["after"],"basis":"a","reason":"b"})"},
    {http::Method::get, "/api/account/personal-data", Of::session},
    {http::Method::get, "/api/account/personal-data/export", Of::session},
    {http::Method::get, "/api/personal-data/people", Of::whole},
    {http::Method::post, "/api/accounts/{account}/personal-data/look", Of::whole},
    {http::Method::post, "/api/accounts/{account}/personal-data/export", Of::whole},
    {http::Method::post, "/api/accounts/{account}/personal-data/erasure", Of::whole, R"({"name":"x","basis":"a","reason":"b"})"},
    {http::Method::get, "/api/papers", Of::list},
    {http::Method::get, "/api/papers?q=thong+tin+doi+ngoai", Of::list},
    {http::Method::post, "/api/papers", Of::acting, "Số: 77/KH-UBND", kBytes},
    {http::Method::post, "/api/imports", Of::acting, "PK", kBytes},
    {http::Method::get, "/api/papers/{paper}", Of::object},
    {http::Method::patch, "/api/papers/{paper}", Of::object, R"({"version":99,"field":"title","value":"a"})"},
    {http::Method::post, "/api/papers/{paper}/reading", Of::object},
    {http::Method::post, "/api/papers/{paper}/answers", Of::object, R"({"rule":"x","span":[0,0],"kind":"ignored","reason":"x"})"},
    {http::Method::get, "/api/papers/{paper}/corrected", Of::object},
    {http::Method::remove, "/api/papers/{paper}/answers/x", Of::object},
    {http::Method::get, "/api/papers/{paper}/proposals", Of::object},
    {http::Method::post, "/api/papers/{paper}/proposals", Of::object, R"({"is_own":false,"findings":[{"rule":"x","span":[0,0]}]})"},
    {http::Method::post, "/api/papers/{paper}/proposals/x/taking-back", Of::object, R"({"version":1})"},
    {http::Method::post, "/api/papers/{paper}/proposals/x/decision", Of::object, R"({"version":1,"decision":"keep","reason":"x"})"},
    {http::Method::get, "/api/papers/{paper}/proposals/x/letters/form", Of::object},
    {http::Method::get, "/api/checker", Of::list},
    {http::Method::get, "/api/calendar", Of::list},
    {http::Method::get, "/api/calendar/file", Of::list},
    {http::Method::get, "/api/calendar/choices", Of::list},
    {http::Method::get, "/api/calendar/preview?rule=lunar+01-01", Of::list},
    {http::Method::post, "/api/calendar/days", Of::acting, R"({"name":"","kind":"feast","rule":"lunar 01-10","theme":"tradition"})"},
    {http::Method::patch, "/api/calendar/days/{day}", Of::object, R"({"version":99})"},
    {http::Method::patch, "/api/calendar/shipped-days", Of::whole, R"({"day":"tet","version":99})"},
    {http::Method::get, "/api/calendar/links", Of::session},
    {http::Method::post, "/api/calendar/links", Of::list, R"({"name":"x","kinds":["none"]})"},
    {http::Method::remove, "/api/calendar/links/x", Of::session},
    {http::Method::get, "/api/calendar/feed/x", Of::nobody},
    {http::Method::patch, "/api/checker/settings/rule:none", Of::whole, R"({"value":null})"},
    {http::Method::post, "/api/papers/{paper}/look-over", Of::object, R"({"version":99})"},
    {http::Method::post, "/api/papers/{paper}/look-over/undo", Of::object, R"({"version":99})"},
    {http::Method::get, "/api/papers/{paper}/original", Of::object},
    {http::Method::get, "/api/papers/{paper}/signatures", Of::object},
    {http::Method::get, "/api/papers/{paper}/lineage", Of::object},
    {http::Method::get, "/api/papers/{paper}/inheritors?begin=0&end=1", Of::object},
    {http::Method::post, "/api/papers/{paper}/versions", Of::object, "Số: 78/KH-UBND", kBytes},
    {http::Method::get, "/api/papers/{paper}/versions/1/original", Of::object},
    {http::Method::get, "/api/papers/{paper}/pages", Of::object},
    {http::Method::get, "/api/papers/{paper}/pages/1/picture", Of::object},
    {http::Method::get, "/api/papers/{paper}/anniversaries", Of::object},
    {http::Method::post, "/api/papers/{paper}/anniversaries", Of::object, R"({"reading":"x","items":[{"position":0}]})"},
    {http::Method::remove, "/api/papers/{paper}/anniversaries/tet", Of::object},
    {http::Method::post, "/api/papers/{paper}/plan", Of::object},
    {http::Method::get, "/api/plans", Of::list},
    {http::Method::get, "/api/plans/{plan}", Of::object},
    {http::Method::patch, "/api/plans/{plan}", Of::object, R"({"version":99,"title":"a"})"},
    {http::Method::post, "/api/plans/{plan}/tasks", Of::object, R"({"title":""})"},
    {http::Method::get, "/api/tasks/{task}", Of::object},
    {http::Method::patch, "/api/tasks/{task}", Of::object, R"({"version":99})"},
};

}  // namespace nhipcau::api::testing
