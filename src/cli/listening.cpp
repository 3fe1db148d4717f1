#include "cli/listening.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string>

namespace nhipcau::cli {

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.");
}

Facts::Port try_listening(const Endpoint& endpoint) {
  addrinfo wish{};
  wish.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  wish.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(endpoint.address.c_str(), std::to_string(endpoint.port).c_str(), &wish, &found) != 0) return Facts::Port::not_ours;
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> keeper(found, freeaddrinfo);
  const int socket = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return Facts::Port::not_ours;
  const int yes = 1;
  (void)::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  const bool is_bound = ::bind(socket, found->ai_addr, found->ai_addrlen) == 0 && ::listen(socket, 1) == 0;
  const int why = errno;
  ::close(socket);
  if (is_bound) return Facts::Port::free;
  return why == EADDRINUSE ? Facts::Port::taken : Facts::Port::not_ours;
}

}  // namespace nhipcau::cli
