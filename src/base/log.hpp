#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// Structured logs on standard error (log_out.hpp), one line an event: `log::info("directive.saved", {{"id", id}, {"findings", "3"}})`.
/// error: someone must act. warning: someone should look. info: rare, worth keeping. debug: off unless asked for.
/// English; no personal data, no bodies, no secrets. The id of the request being handled is added by itself.
namespace nhipcau::log {

enum class Level { debug, info, warning, error, off };
using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;  ///< name, value; good for the call alone

void set_level(Level level);

void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warning(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

/// While it lives, every line this thread logs carries `request=<id>`.
class RequestScope {
 public:
  explicit RequestScope(std::string_view id);
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;
  ~RequestScope();
};

}  // namespace nhipcau::log
