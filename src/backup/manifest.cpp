#include "backup/manifest.hpp"

#include <charconv>

namespace nhipcau::backup {
namespace {

constexpr std::size_t kLongestLine = 1'024;
constexpr std::string_view kMagic = "nhipcau-backup ";
constexpr std::string_view kPart = "part ";
constexpr std::string_view kEnd = "end ";
constexpr std::string_view kTables = "tables/";
constexpr std::string_view kRows = ".rows";
constexpr std::string_view kFiles = "files/";
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kFolderDigits = 2;

Fail changed() {
  return fail(Code::conflict, "backup.manifest_changed");
}

bool is_hex(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_hash(std::string_view text) {
  return text.size() == kHashDigits && is_hex(text);
}

/// A whole number that is written as we write it.
template <class Number>
std::optional<Number> parse_number(std::string_view digits) {
  Number number{};
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || std::to_string(number) != digits) return std::nullopt;
  return number;
}

/// What stands behind `mark` in the line.
std::optional<std::string> behind(const std::optional<std::string>& line, std::string_view mark) {
  if (!line || !line->starts_with(mark)) return std::nullopt;
  return line->substr(mark.size());
}

std::optional<Part> parse_part(const std::string& line) {
  const auto rest = behind(line, kPart);
  if (!rest) return std::nullopt;
  const std::size_t first = rest->find(' ');
  const std::size_t second = first == std::string::npos ? first : rest->find(' ', first + 1);
  if (second == std::string::npos) return std::nullopt;
  const auto size = parse_number<std::uint64_t>(rest->substr(first + 1, second - first - 1));
  Part part{rest->substr(0, first), size.value_or(0), {rest->substr(second + 1)}};
  const bool is_right = size && is_hash(part.sha256.hex) && (is_table_path(part.path) || is_file_path(part.path));
  return is_right ? std::optional(std::move(part)) : std::nullopt;
}

}  // namespace

std::string to_lines(const Head& head) {
  return std::string(kMagic) + std::to_string(kFormat) + "\nprogram " + head.program + "\nengine " + head.engine + "\nschema " +
         std::to_string(head.schema) + "\nmade_at " + head.made_at + "\n";
}

std::string to_line(const Part& part) {
  return std::string(kPart) + part.path + " " + std::to_string(part.size) + " " + part.sha256.hex + "\n";
}

std::string end_line(const Sha256& of_lines_before) {
  return std::string(kEnd) + of_lines_before.hex + "\n";
}

bool is_file_path(std::string_view path) {
  if (!path.starts_with(kFiles)) return false;
  const std::string_view name = path.substr(kFiles.size());
  return name.size() == kHashDigits + 1 && name[kFolderDigits] == '/' && is_hex(name.substr(0, kFolderDigits)) &&
         is_hex(name.substr(kFolderDigits + 1));
}

bool is_table_path(std::string_view path) {
  if (!path.starts_with(kTables) || !path.ends_with(kRows) || path.size() <= kTables.size() + kRows.size()) return false;
  const std::string_view name = path.substr(kTables.size(), path.size() - kTables.size() - kRows.size());
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::string table_path(std::string_view table) {
  return std::string(kTables).append(table).append(kRows);
}

std::string file_path(const Sha256& file) {
  const std::size_t folder = std::min(kFolderDigits, file.hex.size());
  return std::string(kFiles) + file.hex.substr(0, folder) + "/" + file.hex.substr(folder);
}

Result<ManifestReader> ManifestReader::open(std::istream& stream) {
  ManifestReader reader(stream);
  LineReader lines(stream, kLongestLine);
  Sha256Stream hash;
  if (auto read = reader.read_head(lines, hash); !read) return tl::unexpected(read.error());
  reader.first_part_ = stream.tellg();
  if (auto read = reader.check_parts(lines, hash); !read) return tl::unexpected(read.error());
  reader.rewind();
  return reader;
}

Result<void> ManifestReader::read_head(LineReader& lines, Sha256Stream& hash) {
  const auto format = behind(lines.next(), kMagic);
  const auto number = format ? parse_number<int>(*format) : std::nullopt;
  if (number && *number > kFormat) return fail(Code::conflict, "backup.newer_format", {*format, std::to_string(kFormat)});
  if (number != kFormat) return changed();
  const auto program = behind(lines.next(), "program ");
  const auto engine = behind(lines.next(), "engine ");
  const auto schema = behind(lines.next(), "schema ");
  const auto made_at = behind(lines.next(), "made_at ");
  const auto step = schema ? parse_number<int>(*schema) : std::nullopt;
  if (!program || !engine || !step || !made_at) return changed();
  head_ = {*program, *engine, *step, *made_at};
  hash.add(to_lines(head_));
  return {};
}

Result<void> ManifestReader::check_parts(LineReader& lines, Sha256Stream& hash) {
  std::string last;
  for (auto line = lines.next(); line; line = lines.next()) {
    if (const auto end = behind(line, kEnd)) {
      const bool is_right = *end == hash.result().hex && !lines.next() && !lines.is_broken();
      return is_right ? Result<void>() : Result<void>(changed());
    }
    const auto part = parse_part(*line);
    if (!part || part->path <= last) return changed();
    last = part->path;
    hash.add(to_line(*part));
    ++parts_;
  }
  return changed();
}

std::optional<Part> ManifestReader::next() {
  if (given_ == parts_) return std::nullopt;
  const auto line = LineReader(*stream_, kLongestLine).next();
  const auto part = line ? parse_part(*line) : std::nullopt;
  if (part) ++given_;
  return part;
}

void ManifestReader::rewind() {
  stream_->clear();
  stream_->seekg(first_part_);
  given_ = 0;
}

}  // namespace nhipcau::backup
