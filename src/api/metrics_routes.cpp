#include "api/routes.hpp"
#include "base/hash.hpp"
#include "base/metrics.hpp"
#include "base/process.hpp"
#include "directive/records.hpp"
#include "jobs/queue.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kTextFormat = "text/plain; version=0.0.4; charset=utf-8";
constexpr std::string_view kBearer = "Bearer ";

/// "localhost", "127.0.0.1" or "[::1]", with or without a port.
bool is_loopback_host(std::string_view host) {
  const bool is_ipv6 = host.starts_with('[');
  const std::string_view name = is_ipv6 ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  const bool is_ipv4 = name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_ipv4 || name == "[::1]" || name == "localhost";
}

/// Asked on this machine, and not passed on by a proxy here for someone elsewhere: one that adds no header still passes on the name that
/// was asked for.
bool is_from_here(const http::Request& request) {
  const std::string& from = request.from_address;
  const bool is_loopback = from == "::1" || from.starts_with("127.") || from.starts_with("::ffff:127.");
  return is_loopback && is_loopback_host(request.header("Host")) && request.header("X-Forwarded-For").empty() &&
         request.header("Forwarded").empty() && request.header("Via").empty();
}

bool may_read(const MetricsAccess& access, const http::Request& request) {
  switch (access.who) {
    case MetricsAccess::Who::loopback: return is_from_here(request);
    case MetricsAccess::Who::token: {
      const std::string_view said = request.header("Authorization");
      return !access.token.empty() && said.starts_with(kBearer) && same_secret(said.substr(kBearer.size()), access.token);
    }
    case MetricsAccess::Who::nobody: return false;
  }
  return false;
}

void write_one(metrics::Exposition& out, std::string_view name, std::string_view help, metrics::Type type, double value) {
  out.family(name, help, type);
  out.sample(name, {}, value);
}

void write_process(metrics::Exposition& out) {
  using enum metrics::Type;
  const ProcessFigures process = read_process_figures();
  write_one(out, "process_resident_memory_bytes", "Memory in use.", gauge, static_cast<double>(process.resident_bytes));
  write_one(out, "process_open_fds", "Open files and sockets.", gauge, static_cast<double>(process.open_files));
  write_one(out, "process_max_fds", "How many may be open.", gauge, static_cast<double>(process.most_open_files));
  write_one(out, "process_cpu_seconds_total", "Processor time used.", counter, process.cpu_seconds);
  write_one(out, "process_start_time_seconds", "When the process started, since 1970.", gauge, process.started_at_s);
}

void write_office(metrics::Exposition& out, store::Read& tx) {
  using enum metrics::Type;
  const directive::Holdings holdings = directive::count_holdings(tx);
  write_one(out, "nhipcau_papers", "Papers in the register.", gauge, static_cast<double>(holdings.papers));
  out.family("nhipcau_jobs", "Jobs by kind and state.", gauge);
  for (const auto& count : jobs::count_jobs(tx))
    out.sample("nhipcau_jobs", {{"kind", count.kind}, {"state", count.state}}, static_cast<double>(count.jobs));
  write_one(out, "nhipcau_paper_bytes", "Size of their original files together.", gauge, static_cast<double>(holdings.bytes));
}

Result<http::Response> give_metrics(const Call& call) {
  if (!may_read(call.app.metrics_access, call.request)) return fail(Code::not_found, "api.no_such_page");
  metrics::Exposition out;
  out.family("nhipcau_build_info", "Which program this is.", metrics::Type::gauge);
  out.sample("nhipcau_build_info", {{"version", call.app.version}, {"engine", call.app.database.is_sqlite() ? "sqlite" : "postgresql"}}, 1);
  call.app.metrics->write_to(out);
  write_process(out);
  call.app.database.read([&](store::Read& tx) {
    write_office(out, tx);
    return true;
  });
  return http::text_response(200, out.text(), kTextFormat);
}

}  // namespace

void add_metrics_routes(Routes& routes) {
  routes.add({.method = http::Method::get, .pattern = "/metrics", .permission = "public"}, give_metrics);
}

}  // namespace nhipcau::api
