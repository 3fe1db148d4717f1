#pragma once
#include "api/call.hpp"

namespace nhipcau::api {

class ProviderDesk;

/// What the {names} of patterns stand for; before any route.
void add_objects(Routes& routes);

// One function a room: it names each route with who may take it, as openapi.yaml does (a test compares the two).
void add_health_routes(Routes& routes);
void add_metrics_routes(Routes& routes);
void add_session_routes(Routes& routes);
void add_own_account_routes(Routes& routes);
void add_account_routes(Routes& routes);
void add_proof_routes(Routes& routes);
void add_passkey_routes(Routes& routes);
void add_second_factor_routes(Routes& routes);
void add_identity_routes(Routes& routes, const std::shared_ptr<ProviderDesk>& providers);
void add_provider_routes(Routes& routes, const std::shared_ptr<ProviderDesk>& desk);
void add_paper_routes(Routes& routes);
void add_finding_routes(Routes& routes);
void add_proposal_routes(Routes& routes);
void add_checker_routes(Routes& routes);
void add_calendar_routes(Routes& routes);
void add_day_routes(Routes& routes);
void add_anniversary_routes(Routes& routes);
void add_event_routes(Routes& routes);
void add_schedule_routes(Routes& routes);
void add_schedule_leader_routes(Routes& routes);
void add_deadline_routes(Routes& routes);
void add_step_routes(Routes& routes);
void add_lead_time_routes(Routes& routes);
void add_calendar_link_routes(Routes& routes);
void add_briefing_routes(Routes& routes);
void add_caldav_routes(Routes& routes);
void add_intake_routes(Routes& routes, const App& app);
void add_page_routes(Routes& routes);
void add_signature_routes(Routes& routes);
void add_lineage_routes(Routes& routes);
void add_plan_routes(Routes& routes);
void add_today_routes(Routes& routes);
void add_notice_routes(Routes& routes);
void add_email_routes(Routes& routes);
void add_unit_routes(Routes& routes);
void add_organ_code_routes(Routes& routes);
void add_body_routes(Routes& routes);
void add_post_routes(Routes& routes);
void add_unit_change_routes(Routes& routes);
void add_role_routes(Routes& routes);
void add_audit_routes(Routes& routes);
void add_personal_data_routes(Routes& routes);
void add_job_routes(Routes& routes);
void add_scan_routes(Routes& routes, const App& app);

/// All of them.
Routes make_routes(const App& app);

}  // namespace nhipcau::api
