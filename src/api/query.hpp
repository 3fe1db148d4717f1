#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace nhipcau::api {

/// Takes parameters of a request's query strictly and remembers the first that is wrong, as FieldReader does for bodies. Parameters no one
/// asks for are passed over: links carry strangers' marks. An empty value is one not given.
class QueryReader {
 public:
  explicit QueryReader(const http::Request& request) : request_(request) {}

  std::string text(const std::string& name, std::size_t most_characters);
  std::optional<int> integer(const std::string& name, int least, int most);
  std::optional<bool> boolean(const std::string& name);
  void blame(const std::string& name);  ///< a fault found by the caller

  /// The first fault: api.bad_parameter{name}.
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  [[nodiscard]] std::string_view find(const std::string& name) const;
  const http::Request& request_;
  std::optional<Error> fault_;
};

}  // namespace nhipcau::api
