#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/budget.hpp"

struct zip;

namespace nhipcau::files {

/// A zip archive in memory, read part by part within a budget. `bytes` must outlive it.
class Zip {
 public:
  /// errors  files.damaged | files.expands_too_much (too many entries)
  static Result<Zip> open(std::string_view bytes, Budget& budget);

  /// Part names are compared without regard to ASCII case, as the packaging convention (ECMA-376 part 2) wants.
  [[nodiscard]] bool has(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> names() const;

  /// One part, unpacked. What its header says about its size is not believed.
  /// errors  files.damaged | files.encrypted | files.expands_too_much | files.too_slow
  Result<std::string> read(const std::string& name);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  Zip(std::unique_ptr<zip, Close> archive, Budget& budget) : archive_(std::move(archive)), budget_(&budget) {}

  std::unique_ptr<zip, Close> archive_;
  Budget* budget_;
};

}  // namespace nhipcau::files
