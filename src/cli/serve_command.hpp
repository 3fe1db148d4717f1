#pragma once
#include <string>
#include <vector>

#include "api/messages.hpp"
#include "cli/opened_office.hpp"

namespace nhipcau::cli {

struct ServeOptions {
  std::string data = "nhipcau-data";         ///< the office's folder
  std::string listen = "127.0.0.1:8080";     ///< ADDRESS:PORT; port 0 takes any free one
  std::string url;                           ///< how people reach it, for printed links; empty: http://<listen>
  std::string administrator = "admin";       ///< the first account's name
  std::vector<std::string> trusted_proxies;  ///< whose X-Forwarded-* headers are believed
  api::Language language = api::Language::vi;
};

/// `nhipcau serve`: opens the office, makes its administrator at the first start, serves until SIGINT or SIGTERM.
/// Prints "URL <address>" and, when there is a new administrator, "LINK <one-time sign-in link>" on standard output.
int run_serve(const ServeOptions& options);

/// `nhipcau demo`: the same with a throw-away office that holds our sample papers; the folder is removed at the end.
int run_demo(ServeOptions options);

/// `nhipcau sign-in-link`: a new one-time link for an account of an office.
int run_sign_in_link(const ServeOptions& options);

}  // namespace nhipcau::cli
