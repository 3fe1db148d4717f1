#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "base/secret_box.hpp"

namespace nhipcau::cli {

/// The office's key, `secret.key` in its data folder (mode 600; base64url and a line feed): it closes what stands in the database and must
/// be read again, and is in no database and no backup. Made if it is not there; of several processes that start together, all get the same.
/// errors  unavailable cli.cannot_keep_key{path, why} | conflict cli.bad_key{path}: it holds something else
Result<SecretKey> load_secret_key(const std::filesystem::path& folder);

}  // namespace nhipcau::cli
