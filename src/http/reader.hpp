#pragma once
// Internal to connection.hpp, so that Beast is compiled once.
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>

#include "http/message.hpp"

namespace nhipcau::http {

inline Method method_of(boost::beast::http::verb verb) {
  switch (verb) {
    case boost::beast::http::verb::get: return Method::get;
    case boost::beast::http::verb::head: return Method::head;
    case boost::beast::http::verb::post: return Method::post;
    case boost::beast::http::verb::put: return Method::put;
    case boost::beast::http::verb::patch: return Method::patch;
    case boost::beast::http::verb::delete_: return Method::remove;
    case boost::beast::http::verb::options: return Method::options;
    case boost::beast::http::verb::propfind: return Method::propfind;
    case boost::beast::http::verb::proppatch: return Method::proppatch;
    case boost::beast::http::verb::report: return Method::report;
    case boost::beast::http::verb::mkcol: return Method::mkcol;
    case boost::beast::http::verb::mkcalendar: return Method::mkcalendar;
    case boost::beast::http::verb::copy: return Method::copy;
    case boost::beast::http::verb::move: return Method::move;
    case boost::beast::http::verb::lock: return Method::lock;
    case boost::beast::http::verb::unlock: return Method::unlock;
    case boost::beast::http::verb::acl: return Method::acl;
    default: return Method::other;
  }
}

/// Reads one request as its bytes come in: Beast's grammar, our values. Method, headers and body go straight into the request; the target
/// is kept as it stands. Fields after a chunked body are not headers and are thrown away.
class Reader : public boost::beast::http::basic_parser<true> {
 public:
  static constexpr int kMore = -2;  ///< no fault, but more bytes are needed

  /// request  outlives the reader
  Reader(Request& request, std::size_t most_header_bytes) : request_(request) {
    header_limit(static_cast<std::uint32_t>(most_header_bytes));
    body_limit(boost::none);  // judged where the route's own limit is known
    request_.headers.reserve(kUsualHeaders, kUsualHeaderBytes);
  }

  /// Takes from the buffer up to the end of the head or, once that is over, up to the end of the request.
  /// returns  0: it is there; kMore; or the status that refuses it
  int take(boost::beast::flat_buffer& buffer) {
    const bool begins_in_head = !is_header_done();
    while (begins_in_head ? !is_header_done() : !is_done()) {
      if (buffer.size() == 0) return kMore;
      boost::system::error_code error;
      buffer.consume(put(buffer.data(), error));
      if (error == boost::beast::http::error::need_more) return kMore;
      if (error) return status_of(error);
    }
    return 0;
  }

  [[nodiscard]] const std::string& target() const { return target_; }
  [[nodiscard]] int minor_version() const { return minor_; }

 private:
  using Text = boost::beast::string_view;
  using Error = boost::system::error_code;
  static constexpr std::size_t kUsualHeaders = 16;
  static constexpr std::size_t kUsualHeaderBytes = 512;

  static std::string_view view(Text text) { return {text.data(), text.size()}; }

  [[nodiscard]] int status_of(const Error& error) const {
    if (error == boost::beast::http::error::header_limit) return target_.empty() ? 414 : 431;
    return error == boost::beast::http::error::body_limit ? 413 : 400;
  }

  void on_request_impl(boost::beast::http::verb method, Text /*spelled*/, Text target, int version, Error& /*error*/) override {
    request_.method = method_of(method);
    target_ = view(target);
    minor_ = version % 10;
  }
  void on_response_impl(int /*code*/, Text /*reason*/, int /*version*/, Error& /*error*/) override {}
  void on_field_impl(boost::beast::http::field /*field*/, Text name, Text value, Error& /*error*/) override {
    if (!has_head_) request_.headers.emplace_parsed(view(name), view(value));
  }
  void on_header_impl(Error& /*error*/) override { has_head_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/, Error& /*error*/) override {}
  std::size_t on_body_impl(Text body, Error& /*error*/) override {
    request_.body.append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t /*size*/, Text /*extensions*/, Error& /*error*/) override {}
  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, Text body, Error& error) override { return on_body_impl(body, error); }
  void on_finish_impl(Error& /*error*/) override {}

  Request& request_;
  std::string target_;
  int minor_ = 1;
  bool has_head_ = false;
};

}  // namespace nhipcau::http
