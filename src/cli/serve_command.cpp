#include "cli/serve_command.hpp"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX

#include <csignal>
#include <iostream>
#include <thread>

#include "api/app.hpp"
#include "base/log.hpp"
#include "cli/demo.hpp"
#include "cli/version.hpp"
#include "directive/tables.hpp"
#include "http/server.hpp"
#include "office/account.hpp"

namespace nhipcau::cli {
namespace {

int complain(const Error& error, api::Language language) {
  std::cerr << api::message(language, error.key, error.args) << '\n';
  return 1;
}

struct Endpoint {
  std::string address;
  int port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080".
Result<Endpoint> parse_endpoint(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  const std::string digits = colon == std::string::npos ? "" : listen.substr(colon + 1);
  constexpr std::size_t kMostDigits = 5;
  constexpr int kMostPort = 65535;
  if (digits.empty() || digits.size() > kMostDigits || digits.find_first_not_of("0123456789") != std::string::npos ||
      std::stoi(digits) > kMostPort) {
    return fail(Code::invalid, "cli.bad_listen", {listen});
  }
  std::string address = listen.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']') address = address.substr(1, address.size() - 2);
  return Endpoint{address, std::stoi(digits)};
}

/// Waits for SIGINT or SIGTERM on a thread of its own and stops the server. The signals must be blocked before any thread starts.
class StopOnSignal {
 public:
  explicit StopOnSignal(http::Server& server)
      : thread_([&server](const std::stop_token& stop) {
          const timespec pause{.tv_sec = 0, .tv_nsec = 200'000'000};
          const sigset_t signals = stop_signals();
          while (!stop.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &pause) > 0) return server.stop();
          }
        }) {}

  static void block() {
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  }

 private:
  static sigset_t stop_signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
  }
  std::jthread thread_;
};

/// The token of a link for the first administrator, if the office had no account yet.
Result<std::string> first_sign_in_token(OpenedOffice& opened, const ServeOptions& options) {
  return opened.database->write([&](store::Write& tx) -> Result<std::string> {
    const auto made =
        office::create_first_administrator(tx, opened.clock, options.administrator, api::message(options.language, "cli.administrator"));
    if (!made) return std::string();
    return office::make_sign_in_link(tx, opened.clock, made->id);
  });
}

int serve(OpenedOffice& opened, const ServeOptions& options) {
  const auto endpoint = parse_endpoint(options.listen);
  if (!endpoint) return complain(endpoint.error(), options.language);
  auto app = std::make_shared<api::App>(api::App{.database = *opened.database,
                                                 .files = opened.files,
                                                 .clock = opened.clock,
                                                 .tables = directive::shipped_tables(),
                                                 .program = "Nhịp Cầu " + std::string(kVersion)});
  auto server = http::Server::listen({.address = endpoint->address, .port = endpoint->port, .trusted_proxies = options.trusted_proxies},
                                     api::make_handler(app));
  if (!server) return complain(server.error(), options.language);
  const auto token = first_sign_in_token(opened, options);  // not before there is a place to use it: it is printed once
  if (!token) return complain(token.error(), options.language);

  const std::string host = endpoint->address.find(':') == std::string::npos ? endpoint->address : "[" + endpoint->address + "]";
  const std::string url = options.url.empty() ? "http://" + host + ":" + std::to_string((*server)->port()) : options.url;
  std::cout << "URL " << url << '\n';
  if (!token->empty()) {
    std::cout << "LINK " << url << "/sign-in#" << *token << '\n' << api::message(options.language, "cli.link_note") << '\n';
  }
  std::cout << std::flush;
  const StopOnSignal stop(**server);
  (*server)->run();
  log::info("program.stopped");
  return 0;
}

}  // namespace

int run_serve(const ServeOptions& options) {
  StopOnSignal::block();
  auto opened = open_office(options.data);
  if (!opened) return complain(opened.error(), options.language);
  return serve(**opened, options);
}

int run_demo(ServeOptions options) {
  StopOnSignal::block();
  std::string folder = (std::filesystem::temp_directory_path() / "nhipcau-demo-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr)
    return complain({Code::unavailable, "cli.cannot_make_folder", {folder, "mkdtemp"}}, options.language);
  int code = 1;
  if (auto opened = open_office(folder); opened) {
    const auto filled = fill_demo_office(**opened, options.language);
    code = filled ? serve(**opened, options) : complain(filled.error(), options.language);
  } else {
    complain(opened.error(), options.language);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return code;
}

int run_sign_in_link(const ServeOptions& options) {
  auto opened = open_office(options.data);
  if (!opened) return complain(opened.error(), options.language);
  const auto token = (*opened)->database->write([&](store::Write& tx) -> Result<std::string> {
    const auto account = office::find_account_named(tx, options.administrator);
    if (!account) return fail(Code::not_found, "cli.no_such_account", {options.administrator});
    return office::make_sign_in_link(tx, (*opened)->clock, account->id);
  });
  if (!token) return complain(token.error(), options.language);
  const std::string url = options.url.empty() ? "http://" + options.listen : options.url;
  std::cout << "LINK " << url << "/sign-in#" << *token << '\n' << api::message(options.language, "cli.link_note") << '\n';
  return 0;
}

}  // namespace nhipcau::cli
