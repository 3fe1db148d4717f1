#include <algorithm>
#include <iostream>

#include "api/json.hpp"
#include "cli/commands.hpp"
#include "cli/judge.hpp"

namespace nhipcau::cli {
namespace {

std::string_view to_name(Health health) {
  switch (health) {
    case Health::good: return "ok";
    case Health::warning: return "warning";
    case Health::error: return "error";
  }
  return "error";
}

std::string_view to_mark(Health health) {
  switch (health) {
    case Health::good: return "✓";
    case Health::warning: return "!";
    case Health::error: return "✗";
  }
  return "✗";
}

api::json::array to_json(const std::vector<Verdict>& verdicts, const Invocation& invocation) {
  api::json::array out;
  for (const Verdict& verdict : verdicts) {
    out.push_back({{"check", verdict.check},
                   {"health", to_name(verdict.health)},
                   {"key", verdict.key},
                   {"message", invocation.say(verdict.key, verdict.args)}});
  }
  return out;
}

void print(const std::vector<Verdict>& verdicts, const Invocation& invocation) {
  constexpr std::size_t kWidth = 14;
  for (const Verdict& verdict : verdicts) {
    const std::string gap(kWidth - std::min(kWidth - 1, verdict.check.size()), ' ');
    std::cout << to_mark(verdict.health) << ' ' << verdict.check << gap << invocation.say(verdict.key, verdict.args) << '\n';
  }
}

int run_doctor(const Invocation& invocation) {
  const SystemClock clock;
  const Sample sample = invocation.has("all") ? Sample::all : Sample::some;
  const auto verdicts = judge(gather_facts(invocation.settings, invocation.file, invocation.config_path, clock, sample));
  if (invocation.has("json")) {
    std::cout << api::json::serialize(to_json(verdicts, invocation)) << '\n';
  } else {
    print(verdicts, invocation);
  }
  return std::ranges::any_of(verdicts, [](const Verdict& verdict) { return verdict.health == Health::error; }) ? kFailed : kDone;
}

}  // namespace

/// `nhipcau doctor`: what is wrong with this installation and how to mend it; kFailed when something is an error.
Command doctor_command() {
  return {.name = "doctor",
          .about = "cli.doctor_about",
          .flags = {{.name = "all", .help = "cli.doctor_all"}, {.name = "json", .help = "cli.json_help"}},
          .settings = {"data", "database", "listen", "url", "trusted-proxy", "backups", "language", "log"},
          .footer = "cli.doctor_footer",
          .run = run_doctor};
}

}  // namespace nhipcau::cli
