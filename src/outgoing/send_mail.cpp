#include "outgoing/send_mail.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/log.hpp"
#include "base/require.hpp"

namespace nhipcau::outgoing {
namespace {

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

void prepare_library() {
  static const CURLcode prepared = curl_global_init(CURL_GLOBAL_DEFAULT);
  require(prepared == CURLE_OK, "libcurl cannot start");
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  require(curl_easy_setopt(handle, option, value) == CURLE_OK, "libcurl lacks an option that keeps mail safe");
}

/// What is left to hand over.
std::size_t give_bytes(char* to, std::size_t size, std::size_t count, void* from) {
  auto& left = *static_cast<std::string_view*>(from);
  const std::size_t bytes = std::min(size * count, left.size());
  std::memcpy(to, left.data(), bytes);
  left.remove_prefix(bytes);
  return bytes;
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

void set_server(CURL* handle, const MailServer& server, const MailLimits& limits) {
  using Security = MailServer::Security;
  const std::string host = server.host.find(':') == std::string::npos ? server.host : "[" + server.host + "]";
  const std::string scheme = server.security == Security::tls ? "smtps://" : "smtp://";
  set(handle, CURLOPT_URL, (scheme + host + ":" + std::to_string(server.port)).c_str());  // the library keeps a copy
  set(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle, CURLOPT_USE_SSL, static_cast<long>(server.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_PROXY, "");
  set(handle, CURLOPT_NOPROXY, "*");
  set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_time.count()));
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total_time.count()));
  if (server.user.empty()) return;
  set(handle, CURLOPT_USERNAME, server.user.c_str());
  set(handle, CURLOPT_PASSWORD, server.password.c_str());
}

/// What to say of a transfer that failed, and whether it may pass.
Error error_of(CURLcode code, long said, const std::string& host) {
  constexpr long kForNow = 400, kForGood = 500, kBeyond = 600;
  if (code == CURLE_LOGIN_DENIED) return {Code::unavailable, "outgoing.mail_login_refused", {host}};
  if (code == CURLE_OPERATION_TIMEDOUT) return {Code::unavailable, "outgoing.too_slow", {host}};
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE) return {Code::unavailable, "outgoing.untrusted", {host}};
  const bool has_answered =
      code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_UPLOAD_FAILED;
  if (has_answered && said >= kForGood && said < kBeyond) return {Code::invalid, "outgoing.mail_refused", {host}};
  if (has_answered && said >= kForNow && said < kForGood) return {Code::unavailable, "outgoing.mail_put_off", {host}};
  return {Code::unavailable, "outgoing.unreachable", {host}};
}

}  // namespace

Result<void> send_mail(const MailServer& server, const Mail& mail, const MailLimits& limits) {
  if (server.security == MailServer::Security::none && !is_this_machine(server.host)) {
    return fail(Code::invalid, "outgoing.mail_needs_tls", {server.host});
  }
  prepare_library();
  const std::string message = to_message(mail);
  std::string_view left = message;
  const Owned<CURL> handle(curl_easy_init());
  const Owned<curl_slist> to(curl_slist_append(nullptr, ("<" + mail.to.address + ">").c_str()));
  require(handle && to, "no memory for a mail");
  set_server(handle.get(), server, limits);
  set(handle.get(), CURLOPT_MAIL_FROM, ("<" + mail.from.address + ">").c_str());
  set(handle.get(), CURLOPT_MAIL_RCPT, to.get());
  set(handle.get(), CURLOPT_UPLOAD, 1L);
  set(handle.get(), CURLOPT_READFUNCTION, &give_bytes);
  set(handle.get(), CURLOPT_READDATA, &left);
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return {};
  long said = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &said);
  Error error = error_of(code, said, server.host);
  log::warning("outgoing.mail_failed", {{"why", curl_easy_strerror(code)}, {"code", std::to_string(said)}, {"told", error.key}});
  return tl::unexpected(std::move(error));
}

}  // namespace nhipcau::outgoing
