#include "api/contract.hpp"

#include <span>

#include "base/embedded.hpp"

namespace nhipcau::openapi {
std::span<const base::EmbeddedFile> embedded_files();  // openapi.yaml, see src/CMakeLists.txt
}

namespace nhipcau::api {

std::string_view contract() {
  return openapi::embedded_files().front().bytes;
}

}  // namespace nhipcau::api
