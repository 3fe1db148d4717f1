#include "cli/secret_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include "base/base64url.hpp"
#include "base/log.hpp"

namespace nhipcau::cli {
namespace {

constexpr mode_t kOwnerOnly = 0600, kOthers = 0077;

/// An open file.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, kOwnerOnly)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Fail cannot_keep(const std::filesystem::path& path, int code) {
  return fail(Code::unavailable, "cli.cannot_keep_key", {path.string(), std::generic_category().message(code)});
}

/// What stands in the file; empty if there is none.
Result<std::string> read_line(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY);
  if (file.number() < 0 && errno == ENOENT) return std::string();
  std::array<char, 128> bytes{};
  const ssize_t size = file.number() < 0 ? -1 : ::read(file.number(), bytes.data(), bytes.size());
  if (size < 0) return cannot_keep(path, errno);
  struct stat about {};
  if (::fstat(file.number(), &about) == 0 && (about.st_mode & kOthers) != 0) log::warning("program.secret_key_readable_by_others");
  std::string line(bytes.data(), static_cast<std::size_t>(size));
  if (!line.empty() && line.back() == '\n') line.pop_back();
  return line.empty() ? Result<std::string>(" ") : line;  // an empty file is no key, and not the same as no file
}

/// Puts a new key at the path, whole or not at all; one that another process has put there meanwhile stays.
Result<void> make_key(const std::filesystem::path& path) {
  const std::filesystem::path unfinished = path.string() + ".new-" + random_token(8);
  const std::string line = to_base64url(SecretKey().bytes()) + "\n";
  int trouble = 0;
  {
    const Descriptor file(unfinished, O_WRONLY | O_CREAT | O_EXCL);
    const bool is_written = file.number() >= 0 && ::write(file.number(), line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                            ::fsync(file.number()) == 0;
    if (!is_written) trouble = errno;
  }
  if (trouble == 0 && ::link(unfinished.c_str(), path.c_str()) != 0 && errno != EEXIST) trouble = errno;
  ::unlink(unfinished.c_str());
  if (trouble != 0) return cannot_keep(path, trouble);
  const Descriptor folder(path.parent_path(), O_RDONLY | O_DIRECTORY);
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) return cannot_keep(path, errno);
  return {};
}

}  // namespace

Result<SecretKey> load_secret_key(const std::filesystem::path& folder) {
  const std::filesystem::path path = std::filesystem::absolute(folder) / "secret.key";
  auto line = read_line(path);
  if (line && line->empty()) {
    if (auto made = make_key(path); !made) return tl::unexpected(made.error());
    line = read_line(path);
  }
  if (!line) return tl::unexpected(line.error());
  const auto bytes = from_base64url(*line);
  const auto key = bytes ? SecretKey::from_bytes(*bytes) : std::nullopt;
  if (!key) return fail(Code::conflict, "cli.bad_key", {path.string()});
  return *key;
}

}  // namespace nhipcau::cli
