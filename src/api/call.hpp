#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/app.hpp"
#include "api/messages.hpp"
#include "base/result.hpp"
#include "http/message.hpp"
#include "http/router.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"

namespace nhipcau::api {

/// One request that has passed the pipeline's checks, on its way to its handler.
struct Call {
  const App& app;
  const http::Request& request;
  const office::Session* session = nullptr;  ///< none: nobody is signed in
  Language language = Language::vi;

  /// What {name} of the route's pattern stands for.
  [[nodiscard]] const std::string& param(const std::string& name) const { return request.params.at(name); }
  /// Who does it, for the audit trail.
  [[nodiscard]] office::Actor actor() const {
    return {.account = session == nullptr ? office::AccountId{} : session->account, .from_address = request.from_address};
  }
};

/// What answers a call; an Error becomes a problem in the reader's language.
using Action = std::function<Result<http::Response>(const Call&)>;

/// The same for what only looks: it answers from the snapshot in which the session was found, and must not hold that long.
using Look = std::function<Result<http::Response>(const Call&, store::Read&)>;

/// The routes and what answers each. Filled once, at the start.
class Routes {
 public:
  void add(http::Route route, Action action) {
    router_.add(std::move(route));
    answers_.emplace_back(std::move(action));
  }
  void add(http::Route route, Look look) {
    router_.add(std::move(route));
    answers_.emplace_back(std::move(look));
  }
  [[nodiscard]] const http::Router& router() const { return router_; }
  [[nodiscard]] const std::variant<Action, Look>& answer_of(const http::Router::Match& match) const { return answers_.at(match.index); }

 private:
  http::Router router_;
  std::vector<std::variant<Action, Look>> answers_;
};

inline constexpr std::size_t kJsonBytes = 64U << 10U;  ///< the largest JSON body of any route
inline const std::string kJson = "application/json";

}  // namespace nhipcau::api
