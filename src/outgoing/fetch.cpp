#include "outgoing/fetch.hpp"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "base/log.hpp"
#include "base/require.hpp"

namespace nhipcau::outgoing {
namespace {

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(char* text) const { curl_free(text); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

void prepare_library() {
  static const CURLcode prepared = curl_global_init(CURL_GLOBAL_DEFAULT);
  require(prepared == CURLE_OK, "libcurl cannot start");
}

/// What happens while a request is under way.
struct Underway {
  Reach reach = Reach::internet;
  std::size_t most_bytes = 0;
  std::string body;
  bool is_peer_refused = false;
  bool is_too_large = false;
};

std::string_view bytes_of(const curl_sockaddr& address) {
  const void* const raw = &address.addr;
  if (address.family == AF_INET) {
    const void* const bytes = &static_cast<const sockaddr_in*>(raw)->sin_addr;
    return {static_cast<const char*>(bytes), sizeof(in_addr)};
  }
  if (address.family == AF_INET6) {
    const void* const bytes = &static_cast<const sockaddr_in6*>(raw)->sin6_addr;
    return {static_cast<const char*>(bytes), sizeof(in6_addr)};
  }
  return {};
}

/// Called for each address before it is connected to.
curl_socket_t open_socket(void* underway, curlsocktype purpose, curl_sockaddr* address) {
  auto& state = *static_cast<Underway*>(underway);
  if (purpose != CURLSOCKTYPE_IPCXN || !may_reach(state.reach, network_of(bytes_of(*address)))) {
    state.is_peer_refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* underway) {
  auto& state = *static_cast<Underway*>(underway);
  if (size * count > state.most_bytes - state.body.size()) {
    state.is_too_large = true;
    return 0;
  }
  state.body.append(bytes, size * count);
  return size * count;
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const Owned<char> owned(text);
  return text;
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  require(curl_easy_setopt(handle, option, value) == CURLE_OK, "libcurl lacks an option that keeps requests safe");
}

void set_limits(CURL* handle, const Limits& limits) {
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_time.count()));
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total_time.count()));
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_PROXY, "");  // none, whatever the environment names
  set(handle, CURLOPT_NOPROXY, "*");
  set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(handle, CURLOPT_FRESH_CONNECT, 1L);
  set(handle, CURLOPT_FORBID_REUSE, 1L);
}

void set_trust(CURL* handle, Reach reach) {
  set(handle, CURLOPT_PROTOCOLS_STR, reach == Reach::this_machine ? "https,http" : "https");
  set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
}

void set_underway(CURL* handle, Underway& underway) {
  set(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(handle, CURLOPT_OPENSOCKETDATA, &underway);
  set(handle, CURLOPT_WRITEFUNCTION, &take_bytes);
  set(handle, CURLOPT_WRITEDATA, &underway);
}

void set_request(CURL* handle, const Request& request, const std::string& form, const curl_slist* headers) {
  set(handle, CURLOPT_URL, request.address.c_str());
  set(handle, CURLOPT_USERAGENT, std::string(kUserAgent).c_str());  // the library keeps a copy
  set(handle, CURLOPT_HTTPHEADER, headers);
  if (request.credentials) {
    set(handle, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    set(handle, CURLOPT_USERNAME, request.credentials->name.c_str());
    set(handle, CURLOPT_PASSWORD, request.credentials->secret.c_str());
  }
  if (!request.bearer.empty()) {
    set(handle, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BEARER));
    set(handle, CURLOPT_XOAUTH2_BEARER, request.bearer.c_str());
  }
  if (!request.form) return;
  set(handle, CURLOPT_POSTFIELDS, form.c_str());
  set(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
}

std::string_view key_of(CURLcode code, const Underway& underway) {
  if (underway.is_too_large) return "outgoing.too_large";
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return "outgoing.too_slow";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS: return "outgoing.untrusted";
    case CURLE_COULDNT_CONNECT: return underway.is_peer_refused ? "outgoing.peer_refused" : "outgoing.unreachable";
    default: return "outgoing.unreachable";
  }
}

Answer to_answer(CURL* handle, std::string body) {
  long status = 0;
  const char* type = nullptr;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  return {.status = static_cast<int>(status), .content_type = type == nullptr ? "" : type, .body = std::move(body)};
}

}  // namespace

std::optional<std::string> host_of(std::string_view address, Reach reach) {
  if (address.empty() || address.size() > kLongestAddress || address.find('\0') != std::string_view::npos) return std::nullopt;
  const Owned<CURLU> url(curl_url());
  require(url != nullptr, "no memory for an address");
  if (curl_url_set(url.get(), CURLUPART_URL, std::string(address).c_str(), 0) != CURLUE_OK) return std::nullopt;
  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  const bool is_safe = scheme == "https" || (scheme == "http" && reach == Reach::this_machine);
  const bool is_plain = part_of(url.get(), CURLUPART_USER).empty() && part_of(url.get(), CURLUPART_PASSWORD).empty();
  std::string host = part_of(url.get(), CURLUPART_HOST);
  if (!is_safe || !is_plain || host.empty()) return std::nullopt;
  return host;
}

Result<Answer> fetch(const Request& request, const Limits& limits) {
  require(std::ranges::all_of(request.bearer, [](char c) { return c > ' ' && c <= '~'; }), "a token that would break its line");
  prepare_library();
  const auto host = host_of(request.address, request.reach);
  if (!host) return fail(Code::invalid, "outgoing.bad_address", {request.address});
  const Owned<CURL> handle(curl_easy_init());
  const Owned<curl_slist> headers(curl_slist_append(nullptr, ("Accept: " + request.accept).c_str()));
  require(handle && headers, "no memory for a request");
  Underway underway{.reach = request.reach, .most_bytes = limits.answer_bytes, .body = {}};
  const std::string form = request.form ? to_form(*request.form) : std::string();
  set_limits(handle.get(), limits);
  set_trust(handle.get(), request.reach);
  set_underway(handle.get(), underway);
  set_request(handle.get(), request, form, headers.get());
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return to_answer(handle.get(), std::move(underway.body));
  const std::string_view key = key_of(code, underway);
  log::warning("outgoing.failed", {{"why", curl_easy_strerror(code)}, {"told", key}});
  return fail(Code::unavailable, std::string(key), {*host});
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~").find(c) != std::string_view::npos;
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain) {
      out += c;
    } else {
      out.append(1, '%').append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
    }
  }
  return out;
}

std::string to_form(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string form;
  for (const auto& [name, value] : fields) form += (form.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
  return form;
}

}  // namespace nhipcau::outgoing
