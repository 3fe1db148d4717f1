#include "api/contract.hpp"
#include "api/provider_desk.hpp"
#include "api/routes.hpp"

namespace nhipcau::api {
namespace {

Result<http::Response> say_alive(const Call& /*call*/) {
  return http::text_response(200, "ok\n");
}

/// Asks the database too; trouble there becomes 503 in the pipeline.
Result<http::Response> say_ready(const Call& call) {
  (void)call.app.database.read([](store::Read& tx) { return office::setting(tx, "name"); });
  return http::text_response(200, "ready\n");
}

Result<http::Response> give_contract(const Call& /*call*/) {
  auto response = http::text_response(200, "", "application/yaml");
  response.static_body = contract();
  return response;
}

}  // namespace

void add_health_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = get, .pattern = "/healthz", .permission = "public"}, say_alive);
  routes.add({.method = get, .pattern = "/readyz", .permission = "public"}, say_ready);
  routes.add({.method = get, .pattern = "/api/openapi.yaml", .permission = "public"}, give_contract);
}

Routes make_routes(const App& app) {
  Routes routes;
  add_objects(routes);
  add_health_routes(routes);
  add_metrics_routes(routes);
  add_session_routes(routes);
  add_own_account_routes(routes);
  add_account_routes(routes);
  add_proof_routes(routes);
  add_passkey_routes(routes);
  add_second_factor_routes(routes);
  const auto providers = std::make_shared<ProviderDesk>(app.clock);
  add_identity_routes(routes, providers);
  add_provider_routes(routes, providers);
  add_today_routes(routes);
  add_notice_routes(routes);
  add_email_routes(routes);
  add_unit_routes(routes);
  add_organ_code_routes(routes);
  add_body_routes(routes);
  add_post_routes(routes);
  add_unit_change_routes(routes);
  add_role_routes(routes);
  add_audit_routes(routes);
  add_personal_data_routes(routes);
  add_paper_routes(routes);
  add_finding_routes(routes);
  add_proposal_routes(routes);
  add_checker_routes(routes);
  add_calendar_routes(routes);
  add_day_routes(routes);
  add_anniversary_routes(routes);
  add_event_routes(routes);
  add_schedule_routes(routes);
  add_schedule_leader_routes(routes);
  add_deadline_routes(routes);
  add_step_routes(routes);
  add_lead_time_routes(routes);
  add_calendar_link_routes(routes);
  add_briefing_routes(routes);
  add_caldav_routes(routes);
  add_intake_routes(routes, app);
  add_page_routes(routes);
  add_signature_routes(routes);
  add_lineage_routes(routes);
  add_plan_routes(routes);
  add_job_routes(routes);
  add_scan_routes(routes, app);
  return routes;
}

}  // namespace nhipcau::api
