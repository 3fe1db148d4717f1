#include "api/query.hpp"

#include <charconv>

#include "text/scan.hpp"

namespace nhipcau::api {

std::string_view QueryReader::find(const std::string& name) const {
  const auto found = request_.query.find(name);
  return found == request_.query.end() ? std::string_view{} : std::string_view(found->second);
}

void QueryReader::blame(const std::string& name) {
  if (!fault_) fault_ = Error{Code::invalid, "api.bad_parameter", {name}};
}

std::string QueryReader::text(const std::string& name, std::size_t most_characters) {
  const std::string_view value = find(name);
  if (text::count_characters(value) > most_characters) blame(name);
  return std::string(value);
}

std::optional<int> QueryReader::integer(const std::string& name, int least, int most) {
  const std::string_view value = find(name);
  if (value.empty()) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_good = error == std::errc{} && end == value.data() + value.size() && number >= least && number <= most;
  if (!is_good) blame(name);
  return is_good ? std::optional(number) : std::nullopt;
}

std::optional<bool> QueryReader::boolean(const std::string& name) {
  const std::string_view value = find(name);
  if (value.empty()) return std::nullopt;
  if (value != "true" && value != "false") blame(name);
  return value == "true";
}

}  // namespace nhipcau::api
