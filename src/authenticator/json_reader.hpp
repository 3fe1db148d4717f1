#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nhipcau::authenticator {

/// Walks over JSON (RFC 8259) from left to right; the members that matter are taken, the rest is passed over. After a fault a call gives
/// none or false, and what was read means nothing.
class JsonReader {
 public:
  JsonReader(std::string_view json, std::size_t most_depth) : json_(json), most_depth_(most_depth) {}

  /// The character, blanks before it passed over, if it is next.
  bool take(char wanted);
  /// What comes next behind blanks; NUL at the end.
  char peek();
  /// A string, its escapes undone. Lone halves of surrogate pairs are a fault; bytes are taken as they are.
  std::optional<std::string> string();
  std::optional<bool> boolean();
  /// A number that is not negative and below 10^15; a fraction is dropped, an exponent is a fault.
  std::optional<std::int64_t> whole_number();
  /// A string, or an array's strings; what else stands in the array is passed over.
  std::optional<std::vector<std::string>> texts();
  /// An object's members one by one: `take` reads the value of the named one, and false is a fault. A name that comes twice is one too.
  bool members(const std::function<bool(const std::string& name)>& take);
  /// Passes over any value.
  bool skip(std::size_t depth = 1);
  bool is_at_end();

 private:
  void skip_blanks();
  bool word(std::string_view wanted);
  bool number();
  bool escape(std::string& out);
  std::optional<unsigned> hex4();
  bool skip_members(char closing, std::size_t depth);

  std::string_view json_;
  std::size_t most_depth_;
  std::size_t place_ = 0;
};

}  // namespace nhipcau::authenticator
