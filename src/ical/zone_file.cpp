#include <algorithm>
#include <fstream>

#include "ical/zone.hpp"

namespace nhipcau::ical {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr const char* kFolder = "/usr/share/zoneinfo/";
constexpr std::size_t kMostOctetsOfFile = 64 * 1024;
constexpr std::size_t kMostOctetsOfName = 64;
constexpr std::size_t kHeader = 44;
constexpr std::int64_t kMostOffset = 26 * 3600;  ///< RFC 8536, 3.2: "SHOULD be between -25 hours and 26 hours"
constexpr std::int64_t kEarliest = -62'135'596'800, kLatest = 253'402'300'799;  ///< the years 1–9999

std::int64_t number(std::string_view bytes) {
  std::uint64_t value = !bytes.empty() && static_cast<unsigned char>(bytes[0]) >= 0x80U ? ~0ULL : 0;
  for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(value);
}

/// How many of what a block of the file holds.
struct Counts {
  std::size_t is_utc, is_standard, leaps, times, types, letters;
  [[nodiscard]] std::size_t size(std::size_t octets_of_time) const {
    return times * (octets_of_time + 1) + types * 6 + letters + leaps * (octets_of_time + 4) + is_standard + is_utc;
  }
};

std::optional<Counts> counts_of(std::string_view bytes) {
  if (bytes.size() < kHeader || bytes.substr(0, 4) != "TZif") return std::nullopt;
  const auto at = [&](std::size_t place) { return static_cast<std::size_t>(number(bytes.substr(20 + place * 4, 4)) & 0xFFFFFFFF); };
  const Counts counts{at(0), at(1), at(2), at(3), at(4), at(5)};
  const bool is_small =
      std::max({counts.is_utc, counts.is_standard, counts.leaps, counts.times, counts.types, counts.letters}) < kMostOctetsOfFile;
  return is_small ? std::optional(counts) : std::nullopt;
}

struct Type {
  YearlyChange::Clock clock;
  bool is_summer = false;
};

std::optional<std::vector<Type>> types_of(std::string_view types, std::string_view letters) {
  std::vector<Type> out;
  for (std::size_t at = 0; at < types.size(); at += 6) {
    const std::int64_t offset = number(types.substr(at, 4));
    const std::size_t letter = static_cast<unsigned char>(types[at + 5]);
    if (std::abs(offset) > kMostOffset || letter >= letters.size()) return std::nullopt;
    const std::string_view rest = letters.substr(letter);
    out.push_back({{seconds(offset), std::string(rest.substr(0, rest.find('\0')))}, types[at + 4] != 0});
  }
  return out;
}

std::optional<std::vector<Zone::Change>> changes_of(std::string_view times, std::string_view kinds, const std::vector<Type>& types) {
  std::vector<Zone::Change> out;
  const std::size_t octets = kinds.empty() ? 1 : times.size() / kinds.size();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::size_t kind = static_cast<unsigned char>(kinds[i]);
    if (kind >= types.size()) return std::nullopt;
    const sys_seconds at(seconds(std::clamp(number(times.substr(i * octets, octets)), kEarliest, kLatest)));
    if (!out.empty() && at < out.back().at) return std::nullopt;
    out.push_back({at, types[kind].clock, types[kind].is_summer});
  }
  return out;
}

/// A block's data, and what stands behind them.
std::optional<Zone> zone_of(std::string name, std::string_view data, const Counts& counts, std::size_t octets, std::string_view footer) {
  const auto take = [&](std::size_t size) {
    const auto part = data.substr(0, size);
    data.remove_prefix(size);
    return part;
  };
  const auto times = take(counts.times * octets), kinds = take(counts.times), type_bytes = take(counts.types * 6),
             letters = take(counts.letters);
  const auto types = types_of(type_bytes, letters);
  if (!types || types->empty()) return std::nullopt;
  const auto changes = changes_of(times, kinds, *types);
  if (!changes) return std::nullopt;
  return Zone(std::move(name), types->front().clock, *changes, parse_yearly_change(footer));
}

bool is_name(std::string_view name) {
  const auto belongs = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-' || c == '/';
  };
  return !name.empty() && name.size() <= kMostOctetsOfName && name.front() != '/' && std::all_of(name.begin(), name.end(), belongs);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string out(kMostOctetsOfFile, '\0');
  file.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return out;
}

}  // namespace

std::optional<Zone> parse_zone_file(std::string name, std::string_view bytes) {
  const auto first = counts_of(bytes);
  if (!first || bytes.size() < kHeader + first->size(4)) return std::nullopt;
  if (bytes[4] < '2') return zone_of(std::move(name), bytes.substr(kHeader, first->size(4)), *first, 4, {});
  const auto block = bytes.substr(kHeader + first->size(4));  // the same with times of 8 octets, and a footer
  const auto counts = counts_of(block);
  if (!counts || block.size() < kHeader + counts->size(8)) return std::nullopt;
  auto footer = block.substr(kHeader + counts->size(8));
  if (!footer.empty()) footer.remove_prefix(1);
  return zone_of(std::move(name), block.substr(kHeader, counts->size(8)), *counts, 8, footer.substr(0, footer.find('\n')));
}

Result<Zone> load_zone(std::string_view name) {
  std::optional<Zone> zone;
  if (is_name(name)) zone = parse_zone_file(std::string(name), read_file(kFolder + std::string(name)));
  if (!zone) return fail(Code::invalid, "ical.no_such_zone", {std::string(name.substr(0, kMostOctetsOfName))});
  return *zone;
}

}  // namespace nhipcau::ical
