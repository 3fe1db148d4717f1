#include "api/json.hpp"
#include "api/routes.hpp"
#include "directive/records.hpp"
#include "files/pdf_signature.hpp"

namespace nhipcau::api {
namespace {

using files::Signature;

std::string_view to_name(Signature::State state) {
  switch (state) {
    case Signature::State::intact: return "intact";
    case Signature::State::altered: return "altered";
    case Signature::State::unreadable: break;
  }
  return "unreadable";
}

std::string_view to_name(Signature::Authority authority) {
  switch (authority) {
    case Signature::Authority::trusted: return "trusted";
    case Signature::Authority::out_of_time: return "out_of_time";
    case Signature::Authority::unknown: break;
  }
  return "unknown";
}

json::object to_json(const Signature& signature) {
  return {{"state", to_name(signature.state)},
          {"authority", to_name(signature.authority)},
          {"signer", signature.signer},
          {"organisation", signature.organisation},
          {"issuer", signature.issuer},
          {"signed_at", signature.signed_at ? json::value(to_rfc3339(*signature.signed_at)) : json::value()},
          {"covers_file", signature.covers_file}};
}

Result<http::Response> get_signatures(const Call& call) {
  const auto original = call.app.database.read([&](store::Read& tx) { return directive::load_original(tx, {call.param("paper")}); });
  if (!original) return tl::unexpected(original.error());
  const auto bytes = call.app.files.get(*original);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto found = files::read_pdf_signatures(*bytes, call.app.trusted_authorities, call.app.clock.now());
  return json_response(200, json::object{{"signatures", array_of(found, [](const Signature& one) { return to_json(one); })}});
}

}  // namespace

void add_signature_routes(Routes& routes) {
  routes.add({.method = http::Method::get, .pattern = "/api/papers/{paper}/signatures", .permission = "papers.read"}, get_signatures);
}

}  // namespace nhipcau::api
