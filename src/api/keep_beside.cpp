#include "api/keep_beside.hpp"

#include "api/header_words.hpp"

namespace nhipcau::api {

Result<std::optional<directive::KeepBeside>> read_keep(const http::Request& request) {
  const std::string_view other = request.header("X-Keep-Beside");
  if (other.empty()) return std::optional<directive::KeepBeside>();
  auto reason = read_header_words(request.header("X-Reason"), "X-Reason");
  if (!reason) return tl::unexpected(reason.error());
  return directive::KeepBeside{.other = {std::string(other)}, .reason = std::move(*reason)};
}

}  // namespace nhipcau::api
