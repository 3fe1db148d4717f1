#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// CBOR as authenticators write it: RFC 8949 in the form of CTAP2 ("canonical": definite lengths, no tags, no floating point).
///   item     = head [content]
///   head     = 1 byte: major type (3 bits) and argument (5 bits); arguments 24–27 stand for 1, 2, 4 or 8 bytes that follow, big-endian
///   majors   = 0 unsigned, 1 negative (-1 - argument), 2 bytes, 3 text, 4 array, 5 map, 7 false, true or null
namespace nhipcau::authenticator {

inline constexpr std::size_t kMostCborDepth = 8;    ///< of arrays and maps in one another
inline constexpr std::size_t kMostCborItems = 512;  ///< in all

/// Looks into the bytes it was read from and must not outlive them.
struct CborValue {
  enum class Kind { integer, bytes, text, array, map, simple };
  Kind kind = Kind::simple;           ///< simple: false, true or null; nobody here asks which
  std::int64_t number = 0;            ///< of an integer
  std::string_view content;           ///< of bytes or a text, which is as it came: not checked for UTF-8
  std::vector<CborValue> items = {};  ///< of an array; of a map: key, value, key, value …

  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  [[nodiscard]] std::optional<std::string_view> bytes() const;
  [[nodiscard]] std::optional<std::string_view> text() const;
};

/// What a map has under a key; none if it is no map or has not.
const CborValue* find(const CborValue& map, std::int64_t key);
const CborValue* find(const CborValue& map, std::string_view key);

struct CborRead {
  CborValue value;
  std::size_t size = 0;  ///< how many bytes it took
};
/// The item that the bytes begin with. None if it is none, is cut off, is in another form than CTAP2's, goes beyond the limits above, names
/// a key twice or holds a number beyond 63 bits.
std::optional<CborRead> read_cbor(std::string_view bytes);

}  // namespace nhipcau::authenticator
