#pragma once
#include "cli/command.hpp"

namespace nhipcau::cli {

// One function a command, each in the file of its name; all_commands() in commands.cpp puts them in the order of the help.
Command serve_command();
Command demo_command();
Command sign_in_link_command();
Command accounts_list_command();
Command accounts_invite_command();
Command accounts_link_command();
Command accounts_close_command();
Command accounts_reopen_command();
Command person_show_command();
Command person_export_command();
Command person_erase_command();
Command read_command();
Command check_command();
Command lineage_command();
Command import_command();
Command reread_command();
Command calendar_lunar_command();
Command calendar_solar_command();
Command calendar_check_command();
Command calendar_import_command();
Command calendar_list_command();
Command calendar_steps_command();
Command calendar_periods_command();
Command calendar_workdays_command();
Command calendar_propose_command();
Command units_import_command();
Command units_show_command();
Command units_succeed_command();
Command who_can_command();
Command audit_verify_command();
Command audit_head_command();
Command audit_export_command();
Command audit_erase_command();
Command backup_command();
Command backup_verify_command();
Command restore_command();
Command move_command();
Command config_init_command();
Command config_check_command();
Command config_dump_command();
Command migrate_command();
Command doctor_command();
Command mail_test_command();
Command openapi_command();
Command completion_command();
Command man_command();

std::vector<Command> all_commands();

}  // namespace nhipcau::cli
