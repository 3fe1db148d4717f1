#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/facts.hpp"

namespace nhipcau::cli {

enum class Health { good, warning, error };

/// One line of the doctor: what was looked at, how it is, and a sentence that says what to do where something is wrong.
struct Verdict {
  std::string_view check;  ///< "folder"
  Health health = Health::good;
  std::string key;  ///< message
  std::vector<std::string> args = {};
};

// Each pure: it judges facts and looks at nothing.
Verdict judge_folder(const Facts& facts);
Verdict judge_space(const Facts& facts);
Verdict judge_database(const Facts& facts);
Verdict judge_schema(const Facts& facts);
Verdict judge_integrity(const Facts& facts);
Verdict judge_files(const Facts& facts);
Verdict judge_unreferenced(const Facts& facts);
Verdict judge_leftovers(const Facts& facts);
Verdict judge_clock(const Facts& facts);
Verdict judge_listen(const Facts& facts);
Verdict judge_url(const Facts& facts);
Verdict judge_config(const Facts& facts);
Verdict judge_limits(const Facts& facts);
Verdict judge_backups(const Facts& facts);
Verdict judge_jobs(const Facts& facts);
Verdict judge_mail(const Facts& facts);

/// All of them, in the order they are shown.
std::vector<Verdict> judge(const Facts& facts);

}  // namespace nhipcau::cli
