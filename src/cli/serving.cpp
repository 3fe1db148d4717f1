#include "cli/serving.hpp"

#include <iostream>
#include <thread>

#include "api/app.hpp"
#include "base/log.hpp"
#include "base/log_out.hpp"
#include "cli/endpoint.hpp"
#include "cli/file_bytes.hpp"
#include "cli/kinds.hpp"
#include "cli/mail_post.hpp"
#include "cli/notify.hpp"
#include "cli/secret_key.hpp"
#include "cli/stop_signals.hpp"
#include "cli/tell_job_ended.hpp"
#include "cli/version.hpp"
#include "directive/tables.hpp"
#include "http/server.hpp"
#include "jobs/workers.hpp"
#include "office/account.hpp"

namespace nhipcau::cli {
namespace {

/// Waits for SIGINT or SIGTERM on a thread of its own and stops the server; jobs are told at the same time, not once it has stopped.
class StopOnSignal {
 public:
  StopOnSignal(http::Server& server, jobs::Workers& workers)
      : thread_([&server, &workers](const std::stop_token& stop) {
          constexpr std::chrono::milliseconds kPatience{200};
          while (!stop.stop_requested()) {
            if (!stop_signal_came(kPatience)) continue;
            workers.request_stop();
            return server.stop();
          }
        }) {}

 private:
  std::jthread thread_;
};

/// What comes of the first start: nothing, if the office had an account already.
struct FirstAdministrator {
  bool is_made = false;
  std::string token;  ///< of a sign-in link; empty: the link is not to be shown
};

Result<FirstAdministrator> make_first_administrator(OpenedOffice& opened, const Invocation& invocation) {
  return opened.database->write([&](store::Write& tx) -> Result<FirstAdministrator> {
    const auto made =
        office::create_first_administrator(tx, opened.clock, invocation.settings.text("account"), invocation.say("cli.administrator"));
    if (!made) return FirstAdministrator{};
    if (invocation.settings.text("first-link") == "hide") return FirstAdministrator{.is_made = true};
    return FirstAdministrator{.is_made = true, .token = office::make_sign_in_link(tx, opened.clock, made->id)};
  });
}

/// Two lines or none, for the person at the terminal; where a log keeps what is printed, without the link.
void tell(const FirstAdministrator& first, const std::string& url, const Invocation& invocation) {
  if (!first.token.empty()) std::cout << "LINK " << url << "/sign-in#" << first.token << '\n' << invocation.say("cli.link_note") << '\n';
  if (first.is_made && first.token.empty()) std::cout << invocation.say("cli.link_hidden") << '\n';
}

api::MetricsAccess metrics_access(const Settings& settings) {
  using Who = api::MetricsAccess::Who;
  const std::string& who = settings.text("metrics");
  return {.who = who == "token" ? Who::token : who == "off" ? Who::nobody : Who::loopback, .token = settings.text("metrics-token")};
}

/// errors  not_found cli.cannot_open | invalid files.no_certificates
Result<files::TrustedAuthorities> trusted_authorities(const Settings& settings) {
  constexpr std::size_t kMostBytes = 4U << 20U;
  const std::string& file = settings.text("trusted-authorities");
  if (file.empty()) return files::TrustedAuthorities();
  const auto pem = load_bytes(file, kMostBytes);
  if (!pem) return tl::unexpected(pem.error());
  auto trusted = files::TrustedAuthorities::from_pem(*pem);
  if (!trusted) return fail(Code::invalid, "files.no_certificates", {file});
  return trusted;
}

}  // namespace

int serve(OpenedOffice& opened, const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  const Endpoint endpoint = parse_endpoint(settings.text("listen")).value();
  if (settings.text("metrics") == "token" && settings.text("metrics-token").empty())
    return invocation.complain({Code::invalid, "cli.metrics_without_token"});
  auto trusted = trusted_authorities(settings);
  if (!trusted) return invocation.complain(trusted.error());
  const auto key = load_secret_key(opened.folder);
  if (!key) return invocation.complain(key.error());
  const auto post = mail_post(settings);
  if (!post) return invocation.complain(post.error());
  jobs::Bell bell;
  auto app = std::make_shared<api::App>(api::App{.database = *opened.database,
                                                 .files = opened.files,
                                                 .clock = opened.clock,
                                                 .tables = directive::shipped_tables(),
                                                 .program = "Nhịp Cầu " + std::string(kVersion),
                                                 .version = std::string(kVersion),
                                                 .file_limits = office_limits(),
                                                 .trusted_authorities = std::move(*trusted),
                                                 .bell = &bell,
                                                 .metrics = opened.metrics,
                                                 .metrics_access = metrics_access(settings),
                                                 .post = *post,
                                                 .url = settings.text("url"),
                                                 .secret_key = *key});
  auto server = http::Server::listen(
      {.address = endpoint.address, .port = endpoint.port, .trusted_proxies = settings.list("trusted-proxy"), .metrics = opened.metrics},
      api::make_handler(app));
  if (!server) return invocation.complain(server.error());
  const auto first = make_first_administrator(opened, invocation);  // not before there is a place to use it: it is printed once
  if (!first) return invocation.complain(first.error());

  const std::string& named = settings.text("url");
  const std::string url = named.empty() ? "http://" + endpoint.host() + ":" + std::to_string((*server)->port()) : named;
  std::cout << "URL " << url << '\n';
  tell(*first, url, invocation);
  std::cout << std::flush;
  {
    const log::Batches batches;
    jobs::Workers workers({.database = *opened.database,
                           .clock = opened.clock,
                           .bell = bell,
                           .kinds = all_kinds(opened, app->file_limits, *post, settings.number("mail-digest-hour")),
                           .options = {.threads = settings.number("workers")},
                           .when_ended = [&opened](store::Write& tx, const jobs::Job& job) { tell_job_ended(tx, opened.clock, job); }});
    notify_ready();
    const StopOnSignal stop(**server, workers);
    (*server)->run();
  }
  log::info("program.stopped");
  return kDone;
}

std::vector<std::string_view> serving_settings() {
  return {"listen", "url", "trusted-proxy", "first-link", "workers", "metrics", "metrics-token", "language", "log"};
}

}  // namespace nhipcau::cli
