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
  /// What who is signed in may see under a permission.
  [[nodiscard]] office::Sight sight(std::string_view permission) const {
    return office::sight_of(session->rights, session->account, permission, app.clock.today());
  }
  /// Who does it, for the audit trail.
  [[nodiscard]] office::Actor actor() const {
    return {.account = session == nullptr ? office::AccountId{} : session->account, .from_address = request.from_address};
  }
};

/// What answers a call; an Error becomes a problem in the reader's language.
using Action = std::function<Result<http::Response>(const Call&)>;

/// The same for what only looks: it answers from the snapshot in which the session was found, and must not hold that long.
using Look = std::function<Result<http::Response>(const Call&, store::Read&)>;

/// What a {name} in patterns stands for. Where a permission is given on units, whose it is decides; an object that the asker may not see is
/// told as one that is not there.
struct Object {
  std::string name;                                                                             ///< "paper"
  std::string no_such;                                                                          ///< the error's key where there is none
  std::function<std::optional<office::UnitId>(store::Read&, const std::string& id)> find_unit;  ///< none if there is no such thing
  bool is_everybodys = false;  ///< what belongs to the office as a whole is seen by who has the permission on any unit
};

/// The routes and what answers each. Filled once, at the start.
class Routes {
 public:
  /// Before the routes that name it.
  void add_object(Object object) { objects_.push_back(std::move(object)); }
  /// A {name} that stands for a part of the object before it, or for what the handler itself holds against who asks.
  void add_part(const std::string& name) { objects_.push_back({.name = name, .no_such = {}, .find_unit = {}}); }
  /// What the pattern's first {name} stands for; nullptr if it has none, or only parts.
  [[nodiscard]] const Object* object_of(const http::Router::Match& match) const;

  void add(http::Route route, Action action) {
    add(std::move(route));
    answers_.emplace_back(std::move(action));
  }
  void add(http::Route route, Look look) {
    add(std::move(route));
    answers_.emplace_back(std::move(look));
  }
  [[nodiscard]] const http::Router& router() const { return router_; }
  [[nodiscard]] const std::variant<Action, Look>& answer_of(const http::Router::Match& match) const { return answers_.at(match.index); }

 private:
  /// A {name} that nobody explained is a bug.
  void add(http::Route route);

  http::Router router_;
  std::vector<Object> objects_;
  std::vector<std::string> names_;  ///< [i]: the object of route i; empty: none
  std::vector<std::variant<Action, Look>> answers_;
};

inline constexpr std::size_t kJsonBytes = 64U << 10U;  ///< the largest JSON body of any route
inline const std::string kJson = "application/json";
inline const std::string kCalendarType = "text/calendar; charset=utf-8";

}  // namespace nhipcau::api
