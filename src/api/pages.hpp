#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.hpp"
#include "http/message.hpp"

namespace nhipcau::api {

/// The web interface that travels inside the program: files by their path, and index.html for every other, since the pages route
/// themselves. A file may have ".br" and ".gz" beside it: sent to those who take them. Answers carry an ETag (304 when the browser has it).
/// Files below assets/ carry a hash in their names and are kept for ever. Safe from many threads.
class Pages {
 public:
  /// The bytes live as long as the program.
  explicit Pages(std::span<const base::EmbeddedFile> files);

  /// GET or HEAD of any path outside /api. 404 below /assets/ for what is not there; a plain sentence if the pages were not built in.
  [[nodiscard]] http::Response serve(const http::Request& request) const;

 private:
  struct File {
    std::string_view bytes;
    std::string etag;
  };
  [[nodiscard]] const File* find(const std::string& path) const;
  [[nodiscard]] http::Response send(const std::string& path, const http::Request& request) const;

  std::map<std::string, File> files_;
};

/// Whether an Accept-Encoding header takes a coding: named, or "*", and not with q=0.
bool takes_coding(std::string_view accept, std::string_view coding);

}  // namespace nhipcau::api
