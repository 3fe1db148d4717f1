#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "cli/serving.hpp"
#include "cli/stop_signals.hpp"
#include "cli/sweep.hpp"
#include "store/location.hpp"
#include "store/readiness.hpp"

namespace nhipcau::cli {
namespace {

int run_serve(const Invocation& invocation) {
  give_memory_back();
  block_stop_signals();
  const std::string location = database_path(office_place(invocation.settings));
  bool is_stopped = false;
  const auto pause = [&](std::chrono::milliseconds time) { return !(is_stopped = stop_signal_came(time)); };
  if (!store::wait_while_starting([&] { return store::readiness_of(location); }, pause)) {
    if (is_stopped) return 0;
    return invocation.complain(
        {Code::unavailable, "store.still_starting", {store::shown_location(location), std::to_string(store::kMostStartingTime.count())}});
  }
  auto opened = open_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  sweep_files(**opened);
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
