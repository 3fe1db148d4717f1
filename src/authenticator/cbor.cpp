#include "authenticator/cbor.hpp"

#include <limits>

namespace nhipcau::authenticator {
namespace {

/// Reads an item; after a fault it stays where it is and gives nothing more.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<CborValue> item(std::size_t depth) {
    if (depth > kMostCborDepth || ++items_ > kMostCborItems) return std::nullopt;
    const auto head = byte();
    if (!head) return std::nullopt;
    const unsigned major = *head >> 5U;
    if (major == kSimple) return simple(*head & kArgumentBits);
    const auto argument = number(*head & kArgumentBits);
    if (!argument) return std::nullopt;
    switch (major) {
      case kUnsigned: return integer(static_cast<std::int64_t>(*argument));
      case kNegative: return integer(-1 - static_cast<std::int64_t>(*argument));
      case kBytes:
      case kText: return string(major, *argument);
      case kArray: return array(*argument, depth);
      case kMap: return map(*argument, depth);
      default: return std::nullopt;  // a tag
    }
  }
  [[nodiscard]] std::size_t place() const { return place_; }

 private:
  static constexpr unsigned kUnsigned = 0, kNegative = 1, kBytes = 2, kText = 3, kArray = 4, kMap = 5, kSimple = 7;
  static constexpr unsigned kArgumentBits = 31, kFirstLong = 24, kLastLong = 27;
  static constexpr unsigned kFalse = 20, kNull = 22;

  std::optional<unsigned> byte() {
    if (place_ >= bytes_.size()) return std::nullopt;
    return static_cast<unsigned char>(bytes_[place_++]);
  }

  std::optional<std::uint64_t> number(unsigned argument) {
    if (argument < kFirstLong) return argument;
    if (argument > kLastLong) return std::nullopt;  // reserved, or of no definite length
    std::uint64_t value = 0;
    for (unsigned left = 1U << (argument - kFirstLong); left > 0; --left) {
      const auto next = byte();
      if (!next) return std::nullopt;
      value = value << 8U | *next;
    }
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    return value;
  }

  static CborValue integer(std::int64_t number) { return {.kind = CborValue::Kind::integer, .number = number, .content = {}}; }

  static std::optional<CborValue> simple(unsigned argument) {
    if (argument < kFalse || argument > kNull) return std::nullopt;
    return CborValue{};
  }

  std::optional<CborValue> string(unsigned major, std::uint64_t size) {
    if (size > bytes_.size() - place_) return std::nullopt;
    const std::string_view content = bytes_.substr(place_, size);
    place_ += size;
    return CborValue{.kind = major == kBytes ? CborValue::Kind::bytes : CborValue::Kind::text, .content = content};
  }

  std::optional<CborValue> array(std::uint64_t count, std::size_t depth) {
    CborValue out{.kind = CborValue::Kind::array, .content = {}};
    for (std::uint64_t i = 0; i < count; ++i) {
      auto next = item(depth + 1);
      if (!next) return std::nullopt;
      out.items.push_back(std::move(*next));
    }
    return out;
  }

  std::optional<CborValue> map(std::uint64_t count, std::size_t depth) {
    CborValue out{.kind = CborValue::Kind::map, .content = {}};
    for (std::uint64_t i = 0; i < count; ++i) {
      auto key = item(depth + 1);
      if (!key || !is_new_key(*key, out)) return std::nullopt;
      auto value = item(depth + 1);
      if (!value) return std::nullopt;
      out.items.push_back(std::move(*key));
      out.items.push_back(std::move(*value));
    }
    return out;
  }

  /// Keys are whole numbers or texts, each once.
  static bool is_new_key(const CborValue& key, const CborValue& map) {
    if (const auto number = key.integer()) return find(map, *number) == nullptr;
    const auto text = key.text();
    return text && find(map, *text) == nullptr;
  }

  std::string_view bytes_;
  std::size_t place_ = 0;
  std::size_t items_ = 0;
};

template <class Matches>
const CborValue* find_where(const CborValue& map, Matches matches) {
  if (!map.is_map()) return nullptr;
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    if (matches(map.items[i])) return &map.items[i + 1];
  }
  return nullptr;
}

}  // namespace

std::optional<std::int64_t> CborValue::integer() const {
  return kind == Kind::integer ? std::optional(number) : std::nullopt;
}

std::optional<std::string_view> CborValue::bytes() const {
  return kind == Kind::bytes ? std::optional(content) : std::nullopt;
}

std::optional<std::string_view> CborValue::text() const {
  return kind == Kind::text ? std::optional(content) : std::nullopt;
}

const CborValue* find(const CborValue& map, std::int64_t key) {
  return find_where(map, [&](const CborValue& known) { return known.integer() == key; });
}

const CborValue* find(const CborValue& map, std::string_view key) {
  return find_where(map, [&](const CborValue& known) { return known.text() == key; });
}

std::optional<CborRead> read_cbor(std::string_view bytes) {
  Reader reader(bytes);
  auto value = reader.item(1);
  if (!value) return std::nullopt;
  return CborRead{std::move(*value), reader.place()};
}

}  // namespace nhipcau::authenticator
