#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "cli/serving.hpp"
#include "cli/stop_signals.hpp"

namespace nhipcau::cli {
namespace {

int run_serve(const Invocation& invocation) {
  give_memory_back();
  block_stop_signals();
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  return serve(**opened, invocation);
}

}  // namespace

/// `nhipcau serve`: opens the office and serves it.
Command serve_command() {
  std::vector<std::string_view> settings{"data", "database", "account"};
  const auto more = serving_settings();
  settings.insert(settings.end(), more.begin(), more.end());
  return {.name = "serve", .about = "cli.serve_about", .settings = std::move(settings), .run = run_serve};
}

}  // namespace nhipcau::cli
