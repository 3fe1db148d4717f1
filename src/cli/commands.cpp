#include "cli/commands.hpp"

namespace nhipcau::cli {

std::vector<Command> all_commands() {
  std::vector<Command> commands;
  for (const auto& make : {
           // for offices
           demo_command,
           serve_command,
           sign_in_link_command,
           // for the people of an office
           accounts_list_command,
           accounts_invite_command,
           accounts_link_command,
           accounts_close_command,
           accounts_reopen_command,
           person_show_command,
           person_export_command,
           person_erase_command,
           // for papers
           read_command,
           check_command,
           lineage_command,
           import_command,
           reread_command,
           // for days
           calendar_lunar_command,
           calendar_solar_command,
           calendar_check_command,
           calendar_import_command,
           calendar_list_command,
           calendar_steps_command,
           calendar_periods_command,
           calendar_workdays_command,
           calendar_propose_command,
           // for units through time
           units_import_command,
           units_show_command,
           units_succeed_command,
           // for who looks after it
           who_can_command,
           doctor_command,
           mail_test_command,
           migrate_command,
           audit_verify_command,
           audit_head_command,
           audit_export_command,
           audit_erase_command,
           backup_command,
           backup_verify_command,
           restore_command,
           move_command,
           config_init_command,
           config_check_command,
           config_dump_command,
           openapi_command,
           completion_command,
           man_command,
       }) {
    commands.push_back(make());
  }
  return commands;
}

}  // namespace nhipcau::cli
