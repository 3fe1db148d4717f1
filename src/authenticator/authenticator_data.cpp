#include "authenticator/authenticator_data.hpp"

#include "authenticator/cbor.hpp"

namespace nhipcau::authenticator {
namespace {

constexpr unsigned kPresent = 0x01, kVerified = 0x04, kMayBeBackedUp = 0x08, kBackedUp = 0x10, kAttested = 0x40, kExtensions = 0x80;
constexpr std::size_t kHashBytes = 32, kFlagBytes = 1, kCounterBytes = 4, kAaguidBytes = 16, kLengthBytes = 2;

// COSE: common parameters, those of a curve, those of RSA
constexpr std::int64_t kKeyType = 1, kAlgorithm = 3, kCurve = -1, kX = -2, kY = -3, kModulus = -1, kExponent = -2;
constexpr std::int64_t kOkp = 1, kEc2 = 2, kRsa = 3;
constexpr std::int64_t kEdDsa = -8, kEs256 = -7, kRs256 = -257;
constexpr std::int64_t kP256 = 1, kEd25519 = 6;

/// Takes bytes from the front; none once there are too few.
class Front {
 public:
  explicit Front(std::string_view bytes) : bytes_(bytes) {}
  std::optional<std::string_view> take(std::size_t count) {
    if (bytes_.size() < count) return std::nullopt;
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::optional<std::uint32_t> number(std::size_t count) {
    const auto taken = take(count);
    if (!taken) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : *taken) value = value << 8U | static_cast<unsigned char>(c);
    return value;
  }
  /// A CBOR item's bytes.
  std::optional<std::string_view> item() {
    const auto read = read_cbor(bytes_);
    return read ? take(read->size) : std::nullopt;
  }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

std::optional<AttestedCredential> read_credential(Front& front) {
  if (!front.take(kAaguidBytes)) return std::nullopt;
  const auto length = front.number(kLengthBytes);
  if (!length || *length == 0 || *length > kMostCredentialIdBytes) return std::nullopt;
  const auto id = front.take(*length);
  if (!id) return std::nullopt;
  const auto key = front.item();
  if (!key) return std::nullopt;
  return AttestedCredential{std::string(*id), std::string(*key)};
}

std::string bytes_at(const CborValue& map, std::int64_t key) {
  const CborValue* const found = find(map, key);
  const auto bytes = found == nullptr ? std::nullopt : found->bytes();
  return std::string(bytes.value_or(std::string_view()));
}

std::optional<std::int64_t> integer_at(const CborValue& map, std::int64_t key) {
  const CborValue* const found = find(map, key);
  return found == nullptr ? std::nullopt : found->integer();
}

std::optional<PublicKey> to_key(const CborValue& map) {
  const auto type = integer_at(map, kKeyType), algorithm = integer_at(map, kAlgorithm), curve = integer_at(map, kCurve);
  if (type == kEc2 && algorithm == kEs256 && curve == kP256) {
    return PublicKey{.kind = PublicKey::Kind::p256, .x = bytes_at(map, kX), .y = bytes_at(map, kY)};
  }
  if (type == kOkp && algorithm == kEdDsa && curve == kEd25519) return PublicKey{.kind = PublicKey::Kind::ed25519, .x = bytes_at(map, kX)};
  if (type == kRsa && algorithm == kRs256) {
    return PublicKey{.kind = PublicKey::Kind::rsa, .modulus = bytes_at(map, kModulus), .exponent = bytes_at(map, kExponent)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes) {
  if (bytes.size() > kMostAuthenticatorDataBytes) return std::nullopt;
  Front front(bytes);
  const auto hash = front.take(kHashBytes);
  const auto flags = front.number(kFlagBytes), counter = front.number(kCounterBytes);
  if (!hash || !flags || !counter) return std::nullopt;
  AuthenticatorData data{.party_hash = std::string(*hash),
                         .is_user_present = (*flags & kPresent) != 0,
                         .is_user_verified = (*flags & kVerified) != 0,
                         .may_be_backed_up = (*flags & kMayBeBackedUp) != 0,
                         .is_backed_up = (*flags & kBackedUp) != 0,
                         .counter = *counter};
  if (data.is_backed_up && !data.may_be_backed_up) return std::nullopt;
  if ((*flags & kAttested) != 0 && !(data.credential = read_credential(front))) return std::nullopt;
  if ((*flags & kExtensions) != 0) {
    const auto extensions = front.item();
    if (!extensions || !read_cbor(*extensions)->value.is_map()) return std::nullopt;
  }
  if (!front.rest().empty()) return std::nullopt;
  return data;
}

std::optional<PublicKey> read_cose_key(std::string_view cbor) {
  const auto read = read_cbor(cbor);
  if (!read || read->size != cbor.size()) return std::nullopt;
  const auto key = to_key(read->value);
  return key && is_usable(*key) ? key : std::nullopt;
}

}  // namespace nhipcau::authenticator
