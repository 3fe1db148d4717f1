#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "store/value.hpp"

/// What the hash of a line of the audit trail is made of. Whoever has an export can compute it again with this page and nothing of ours:
///   text(t)   = number of bytes in decimal, ":", the bytes, ","                     an absent account is "-,"
///   hash      = SHA-256 of text("nhipcau audit line 1") text(chain) text(position) text(previous_hash) text(id) text(at) text(account)
///               text(event) text(subject_kind) text(subject_id) text(field) text(c(from_address)) text(c(before)) text(c(after))
///   c(value)  = SHA-256 of salt and value one after the other; nothing for an empty value; of an erased value, what stands in the seal
///   seal      = part "." part "." part, of from_address, before and after: nothing for an empty value,
///               a salt (22 letters, digits, "-", "_") for one that is there, "!" and c(value) for one that was erased
/// Hashes are 64 lower-case hexadecimal digits, numbers decimal.
namespace nhipcau::office {

/// The values of a line that may be personal data, and so may have to go while the line stays.
enum class SealedValue : std::uint8_t { from_address, before, after };
inline constexpr std::size_t kSealedValues = 3;
/// As they are called in the trail: "from_address", "before", "after".
std::string_view to_name(SealedValue value);
std::optional<SealedValue> sealed_value_named(std::string_view name);

/// A line as it is stored, in its place in its chain.
struct ChainedLine {
  std::string id;
  std::string at;  ///< as stored: RFC 3339
  std::optional<std::string> account;
  std::string event, subject_kind, subject_id, field;
  std::array<std::string, kSealedValues> values;  ///< by SealedValue
  std::int64_t chain = 0;
  std::int64_t position = 0;
  std::string seal;
  std::string previous_hash;
  std::string hash;
};

/// The line of a row with all columns; none if a column is not of its kind, which nothing of ours writes.
std::optional<ChainedLine> to_chained_line(const store::Row& row);

/// A fresh seal for a line's values.
std::string make_seal(const std::array<std::string, kSealedValues>& values);

/// What the line's hash should be; none if its seal does not fit its values.
std::optional<Sha256> hash_of(const ChainedLine& line);

/// Whether a text can be a hash of the trail: 64 lower-case hexadecimal digits.
bool is_hash(std::string_view text);

/// Whether the value was erased; false also for a seal that cannot be read.
bool is_erased(const ChainedLine& line, SealedValue value);

/// Takes a value out of the line and leaves its hash in the seal. Does nothing to one that is empty or erased already.
/// The line must be as it was written (hash_of gives its hash).
void erase_value(ChainedLine& line, SealedValue value);

}  // namespace nhipcau::office
