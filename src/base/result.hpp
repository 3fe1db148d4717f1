#pragma once
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace nhipcau {

/// What kind of answer an Error is; api/ maps each to one HTTP status.
enum class Code { invalid, unauthenticated, forbidden, not_found, conflict, too_large, unavailable };

/// Something the user can act on. `key` names the sentence in the message catalogue ("directive.unreadable_file"), `args`
/// fill its {0}, {1} … in order. It is translated at the door, never here.
struct Error {
  Code code = Code::invalid;
  std::string key;
  std::vector<std::string> args = {};
};

template <class T>
using Result = tl::expected<T, Error>;

using Fail = tl::unexpected<Error>;

/// `return fail(Code::not_found, "directive.no_such_paper", {id});`
[[nodiscard]] inline Fail fail(Code code, std::string key, std::vector<std::string> args = {}) {
  return Fail(Error{code, std::move(key), std::move(args)});
}

}  // namespace nhipcau
