#include "cli/secret_key.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "store/testing.hpp"

using namespace nhipcau;
using namespace nhipcau::cli;
namespace fs = std::filesystem;

TEST_CASE("a key is made once, for its owner alone, and is the same from then on") {
  const store::TemporaryFolder folder;
  const auto made = load_secret_key(folder.path());
  REQUIRE(made);
  CHECK(load_secret_key(folder.path())->bytes() == made->bytes());
  const fs::path file = folder.path() / "secret.key";
  CHECK((fs::status(file).permissions() & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  fs::remove(file);
  CHECK(load_secret_key(folder.path())->bytes() != made->bytes());
}

TEST_CASE("processes that start together get one key") {
  const store::TemporaryFolder folder;
  std::vector<std::string> keys(8);
  {
    std::vector<std::jthread> processes;
    for (std::string& key : keys) {
      processes.emplace_back([&] { key = load_secret_key(folder.path())->bytes(); });
    }
  }
  for (const std::string& key : keys) CHECK(key == keys.front());
}

TEST_CASE("a file that holds no key is left as it is, and said to be none") {
  log::set_level(log::Level::error);
  for (const std::string content : {"", "\n", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nmore"}) {
    CAPTURE(content);
    const store::TemporaryFolder folder;
    const fs::path file = folder.path() / "secret.key";
    std::ofstream(file) << content;
    const auto key = load_secret_key(folder.path());
    REQUIRE_FALSE(key);
    CHECK(key.error().key == "cli.bad_key");
    CHECK(fs::file_size(file) == content.size());
  }
  CHECK(load_secret_key("/nowhere/at/all").error().key == "cli.cannot_keep_key");
}
