#include "base/hash.hpp"

#include <doctest/doctest.h>

#include "base/id.hpp"

using namespace nhipcau;

TEST_CASE("SHA-256 of the empty text is the published value") {
  CHECK(sha256("").hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a password matches its own hash and no other") {
  const std::string hash = hash_password("mật khẩu rất dài");
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(password_matches("mật khẩu rất dài", hash));
  CHECK_FALSE(password_matches("mật khẩu rất dai", hash));
}

TEST_CASE("tokens are long, different and safe in an address") {
  const std::string token = random_token();
  CHECK(token.size() == 43);
  CHECK(token != random_token());
  CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
}

TEST_CASE("ids sort by the time they were made") {
  CHECK(make_id_text(1000) < make_id_text(1001));
  CHECK(make_id_text(1000) < id_floor(1001));
  CHECK(id_floor(1001) < make_id_text(1001));
  CHECK(make_id_text(1).size() == 26);
  CHECK(make_id_text(1) != make_id_text(1));
}

TEST_CASE("bytes that come piece by piece have the hash of the whole") {
  Sha256Stream stream;
  CHECK(stream.result() == sha256(""));
  stream.add("Nhịp ");
  CHECK(stream.result() == sha256("Nhịp "));
  stream.add("");
  stream.add("Cầu");
  CHECK(stream.result() == sha256("Nhịp Cầu"));
}
