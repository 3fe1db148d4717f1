#include "api/pages.hpp"

#include <array>

#include "api/etag.hpp"
#include "base/hash.hpp"
#include "http/ascii.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kForEver = "public, max-age=31536000, immutable";
constexpr std::string_view kAskAgain = "no-cache";  // kept, and asked about by its ETag each time

struct Type {
  std::string_view ending, name;
};
constexpr std::array kTypes{
    Type{".html", "text/html; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".css", "text/css; charset=utf-8"},
    Type{".svg", "image/svg+xml"},
    Type{".png", "image/png"},
    Type{".ico", "image/x-icon"},
    Type{".woff2", "font/woff2"},
    Type{".json", "application/json"},
    Type{".webmanifest", "application/manifest+json"},
    Type{".txt", "text/plain; charset=utf-8"},
};

std::string_view type_of(std::string_view path) {
  for (const Type& type : kTypes) {
    if (path.ends_with(type.ending)) return type.name;
  }
  return "application/octet-stream";
}

/// Takes the next element off a list; blanks trimmed.
std::string_view pop(std::string_view& list, char separator) {
  const std::size_t end = list.find(separator);
  const std::string_view first = list.substr(0, end);
  list = end == std::string_view::npos ? std::string_view{} : list.substr(end + 1);
  return http::trim_blanks(first);
}

bool is_zero(std::string_view parameter) {
  if (!parameter.starts_with("q=0") && !parameter.starts_with("Q=0")) return false;
  return parameter.substr(3).find_first_not_of(".0") == std::string_view::npos;
}

}  // namespace

bool takes_coding(std::string_view accept, std::string_view coding) {
  bool takes_any = false;
  while (!accept.empty()) {
    std::string_view element = pop(accept, ',');
    const std::string_view name = pop(element, ';');
    const bool is_refused = is_zero(http::trim_blanks(element));
    if (http::same_token(name, coding)) return !is_refused;
    if (name == "*") takes_any = !is_refused;
  }
  return takes_any;
}

Pages::Pages(std::span<const base::EmbeddedFile> files) {
  for (const auto& file : files) files_[std::string(file.path)] = {file.bytes, "\"" + sha256(file.bytes).hex.substr(0, 32) + "\""};
}

const Pages::File* Pages::find(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

http::Response Pages::serve(const http::Request& request) const {
  const std::string path = request.path.substr(1);
  const bool is_variant = path.ends_with(".br") || path.ends_with(".gz");
  if (find(path) != nullptr && !is_variant) return send(path, request);
  if (path.starts_with("assets/")) return http::text_response(404, "Không có tệp này. There is no such file.\n");
  if (find("index.html") != nullptr) return send("index.html", request);
  return http::text_response(503,
                             "Giao diện web chưa có trong chương trình này: dựng lại bằng ./dev build.\n"
                             "The pages were not built into this program: build it again with ./dev build.\n");
}

http::Response Pages::send(const std::string& path, const http::Request& request) const {
  const File* file = find(path);
  std::string_view coding;
  for (const auto& [name, ending] : {std::pair<std::string_view, std::string_view>{"gzip", ".gz"}, {"br", ".br"}}) {
    const File* packed = find(path + std::string(ending));
    if (packed == nullptr || !takes_coding(request.header("Accept-Encoding"), name)) continue;
    file = packed;
    coding = name;
  }
  http::Response response;
  response.set("ETag", file->etag);
  response.set("Vary", "Accept-Encoding");
  response.set("Cache-Control", std::string(path.starts_with("assets/") ? kForEver : kAskAgain));
  if (names_etag(request.header("If-None-Match"), file->etag)) {
    response.status = 304;
    return response;
  }
  response.set("Content-Type", std::string(type_of(path)));
  if (!coding.empty()) response.set("Content-Encoding", std::string(coding));
  response.static_body = file->bytes;
  return response;
}

}  // namespace nhipcau::api
