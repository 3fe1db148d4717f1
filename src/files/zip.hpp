#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/budget.hpp"
#include "files/inflate.hpp"

struct zip;
struct zip_stat;

namespace nhipcau::files {

/// A zip archive in memory, read part by part within a budget. `bytes` must outlive it.
class Zip {
 public:
  /// errors  files.damaged | files.expands_too_much (too many entries)
  static Result<Zip> open(std::string_view bytes, Budget& budget);

  /// Part names are compared without regard to ASCII case, as the packaging convention (ECMA-376 part 2) wants.
  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> names() const;

  /// Every name with where it stands. A name that is not UTF-8 is read as code page 437, which every zip without a word on it is in.
  struct Name {
    std::string text;         ///< UTF-8
    bool is_guessed = false;  ///< it was not UTF-8
    std::uint64_t index = 0;
  };
  [[nodiscard]] std::vector<Name> list() const;

  /// One part, unpacked. What its header says about its size is not believed.
  /// errors  files.damaged | files.encrypted | files.expands_too_much | files.too_slow | too_large files.too_large: more than `most_bytes`
  Result<std::string> read(const std::string& name, std::size_t most_bytes = std::string::npos);
  /// What "mimetype" says, as packages of some kinds begin; empty if it says nothing that short.
  [[nodiscard]] Result<std::string> mimetype();
  /// The same as read() by its place, for archives where a name may stand twice.
  /// errors  those of read()
  Result<std::string> read_at(std::uint64_t index, std::size_t most_bytes);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Zip(std::unique_ptr<zip, Close> archive, Budget& budget) : archive_(std::move(archive)), budget_(&budget) {}

  /// A deflated part of a usual size at one go; nothing if it is no such part, or not as its header says: then piece by piece tells why.
  std::optional<std::string> read_whole(const struct zip_stat& stat, std::size_t most_bytes);
  Result<std::string> read_in_pieces(const struct zip_stat& stat, std::size_t most_bytes);

  std::unique_ptr<zip, Close> archive_;
  Budget* budget_;
  Inflater inflater_;
};

}  // namespace nhipcau::files
