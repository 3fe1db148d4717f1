#include "office/chained_line.hpp"

#include <algorithm>

#include "base/require.hpp"

namespace nhipcau::office {
namespace {

constexpr std::string_view kForm = "nhipcau audit line 1";
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kSaltLength = 22;
constexpr std::size_t kHashLength = 64;
constexpr char kErasedMark = '!';
constexpr char kPartEnd = '.';

using Parts = std::array<std::string_view, kSealedValues>;

void add_text(std::string& out, std::string_view text) {
  out.append(std::to_string(text.size())).append(":").append(text).append(",");
}

std::optional<Parts> parts_of(std::string_view seal) {
  Parts parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = seal.find(kPartEnd);
    const bool is_last = i + 1 == parts.size();
    if ((end == std::string_view::npos) != is_last) return std::nullopt;
    parts.at(i) = seal.substr(0, end);
    seal.remove_prefix(is_last ? seal.size() : end + 1);
  }
  return parts;
}

std::string commitment(std::string_view salt, std::string_view value) {
  return sha256(std::string(salt).append(value)).hex;
}

bool says_erased(std::string_view part) {
  return part.size() == 1 + kHashLength && part.front() == kErasedMark;
}

/// What stands for a value in the hash; none if the seal's part does not fit it.
std::optional<std::string> commitment_of(std::string_view part, std::string_view value) {
  if (part.empty()) return value.empty() ? std::optional(std::string()) : std::nullopt;
  if (says_erased(part)) return value.empty() ? std::optional(std::string(part.substr(1))) : std::nullopt;
  if (part.size() != kSaltLength || value.empty()) return std::nullopt;
  return commitment(part, value);
}

std::string seal_of(const std::array<std::string, kSealedValues>& parts) {
  std::string seal = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) seal.append(1, kPartEnd).append(parts.at(i));
  return seal;
}

}  // namespace

std::string_view to_name(SealedValue value) {
  switch (value) {
    case SealedValue::from_address: return "from_address";
    case SealedValue::before: return "before";
    case SealedValue::after: return "after";
  }
  throw BrokenInvariant("no such sealed value");
}

std::optional<SealedValue> sealed_value_named(std::string_view name) {
  for (const SealedValue value : {SealedValue::from_address, SealedValue::before, SealedValue::after}) {
    if (to_name(value) == name) return value;
  }
  return std::nullopt;
}

std::optional<ChainedLine> to_chained_line(const store::Row& row) {
  ChainedLine line;
  bool is_whole = true;
  const auto take = [&](std::string_view column, std::string& text) {
    const auto found = row.find_view(column);
    is_whole = is_whole && found;
    if (found) text = *found;
  };
  const auto take_number = [&](std::string_view column, std::int64_t& number) {
    const auto found = row.find_integer(column);
    is_whole = is_whole && found;
    number = found.value_or(0);
  };
  take("id", line.id);
  take("at", line.at);
  if (!row.is_null("account_id")) take("account_id", line.account.emplace());
  take("from_address", line.values[0]);
  take("event", line.event);
  take("subject_kind", line.subject_kind);
  take("subject_id", line.subject_id);
  take("field", line.field);
  take("before", line.values[1]);
  take("after", line.values[2]);
  take_number("chain", line.chain);
  take_number("position", line.position);
  take("seal", line.seal);
  take("previous_hash", line.previous_hash);
  take("hash", line.hash);
  return is_whole ? std::optional(std::move(line)) : std::nullopt;
}

std::string make_seal(const std::array<std::string, kSealedValues>& values) {
  std::array<std::string, kSealedValues> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!values.at(i).empty()) parts.at(i) = random_token(kSaltBytes);
  }
  return seal_of(parts);
}

std::optional<Sha256> hash_of(const ChainedLine& line) {
  const auto parts = parts_of(line.seal);
  if (!parts) return std::nullopt;
  constexpr std::size_t kUsualSize = 640;
  std::string all;
  all.reserve(kUsualSize);
  add_text(all, kForm);
  add_text(all, std::to_string(line.chain));
  add_text(all, std::to_string(line.position));
  add_text(all, line.previous_hash);
  add_text(all, line.id);
  add_text(all, line.at);
  line.account ? add_text(all, *line.account) : void(all.append("-,"));
  for (const std::string* text : {&line.event, &line.subject_kind, &line.subject_id, &line.field}) add_text(all, *text);
  for (std::size_t i = 0; i < kSealedValues; ++i) {
    const auto stands_for = commitment_of(parts->at(i), line.values.at(i));
    if (!stands_for) return std::nullopt;
    add_text(all, *stands_for);
  }
  return sha256(all);
}

bool is_hash(std::string_view text) {
  return text.size() == kHashLength && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_erased(const ChainedLine& line, SealedValue value) {
  const auto parts = parts_of(line.seal);
  return parts && says_erased(parts->at(static_cast<std::size_t>(value)));
}

void erase_value(ChainedLine& line, SealedValue value) {
  const auto place = static_cast<std::size_t>(value);
  std::string& text = line.values.at(place);
  const auto old = parts_of(line.seal);
  require(old.has_value(), "a line of the audit trail whose seal cannot be read");
  if (text.empty()) return;
  std::array<std::string, kSealedValues> parts;
  std::ranges::copy(*old, parts.begin());
  parts.at(place) = kErasedMark + commitment(old->at(place), text);
  line.seal = seal_of(parts);
  text.clear();
}

}  // namespace nhipcau::office
