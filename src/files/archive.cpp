#include "files/archive.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "files/budget.hpp"
#include "files/detect.hpp"
#include "files/zip.hpp"

namespace nhipcau::files {
namespace {

constexpr std::string_view kSeparators = "/\\";

/// The part of the path after its folders.
std::string_view last_part(std::string_view path) {
  const std::size_t at = path.find_last_of(kSeparators);
  return at == std::string_view::npos ? path : path.substr(at + 1);
}

bool is_folder(std::string_view path) {
  return path.empty() || last_part(path).empty();
}

/// In capitals or not: names of the machine's own files, ASCII all.
bool is_same_name(std::string_view name, std::string_view known) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(name, known, {}, lower, lower);
}

/// What the sentences about a DOCX's parts are for a zip of papers.
Error of_archive(Error error) {
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {{"files.damaged", "files.archive_file_damaged"},
                                                                     {"files.encrypted", "files.archive_encrypted"},
                                                                     {"files.expands_too_much", "files.archive_expands"},
                                                                     {"files.too_slow", "files.archive_too_slow"}};
  for (const auto& [of_part, of_file] : kKeys) {
    if (error.key == of_part) return {error.code, std::string(of_file), std::move(error.args)};
  }
  return error;
}

Limits to_limits(const ArchiveLimits& limits) {
  return {.file_bytes = limits.archive_bytes,
          .expanded_bytes = limits.expanded_bytes,
          .expansion_ratio = limits.expansion_ratio,
          .zip_entries = limits.entries,
          .seconds = limits.seconds};
}

std::size_t depth_of(std::string_view path) {
  return static_cast<std::size_t>(std::ranges::count_if(path, [](char c) { return kSeparators.find(c) != std::string_view::npos; }));
}

/// The kind of a file that is no zip of papers; empty if it may be one.
std::string_view other_kind(std::string_view bytes) {
  const Detected detected = detect(bytes);
  switch (detected.family) {
    case Family::zip: return "";
    case Family::text: return "TXT";
    case Family::old_office: return detect_old_office(bytes);
    case Family::pdf:
    case Family::picture:
    case Family::other: return detected.name;
  }
  return detected.name;
}

/// "ZIP" unless it is a document of a kind of its own.
std::string_view kind_of(Zip& zip) {
  const auto mimetype = zip.mimetype();
  return detect_package(zip.names(), mimetype ? *mimetype : std::string_view());
}

}  // namespace

bool is_left_out(std::string_view path) {
  constexpr std::array<std::string_view, 4> kNames{"__MACOSX", "Thumbs.db", "desktop.ini", "ehthumbs.db"};
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(kSeparators), rest.size());
    const std::string_view part = rest.substr(0, end);
    const bool is_walk = part == "." || part == "..";
    if ((part.starts_with('.') && !is_walk) || part.starts_with("~$")) return true;
    if (std::ranges::any_of(kNames, [&](std::string_view name) { return is_same_name(part, name); })) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

bool is_archive(std::string_view bytes) {
  if (bytes.empty() || detect(bytes).family != Family::zip) return false;
  Budget budget(to_limits({}));
  auto zip = Zip::open(bytes, budget);
  return zip ? kind_of(*zip) == "ZIP" : zip.error().code == Code::too_large;
}

struct Archive::State {
  explicit State(const ArchiveLimits& given) : limits(given), budget(to_limits(given)) {}
  ArchiveLimits limits;
  Budget budget;
  std::optional<Zip> zip;
  std::vector<ArchiveEntry> entries;
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Result<Archive> Archive::open(std::string_view bytes, const ArchiveLimits& limits) {
  if (bytes.size() > limits.archive_bytes) return fail(Code::too_large, "files.archive_too_large");
  if (bytes.empty()) return fail(Code::invalid, "files.archive_damaged");
  if (const auto kind = other_kind(bytes); !kind.empty()) return fail(Code::invalid, "files.not_an_archive", {std::string(kind)});
  auto state = std::make_unique<State>(limits);
  auto zip = Zip::open(bytes, state->budget);
  if (!zip) {
    const bool is_too_much = zip.error().code == Code::too_large;
    return fail(zip.error().code, is_too_much ? "files.archive_expands" : "files.archive_damaged");
  }
  if (const auto kind = kind_of(*zip); kind != "ZIP") return fail(Code::invalid, "files.not_an_archive", {std::string(kind)});
  state->zip = std::move(*zip);
  for (Zip::Name& name : state->zip->list()) {
    if (is_folder(name.text)) continue;
    if (depth_of(name.text) > limits.depth) return fail(Code::too_large, "files.archive_expands");
    const bool is_machines = is_left_out(name.text);
    state->entries.push_back(
        {.path = std::move(name.text), .is_name_doubtful = name.is_guessed, .is_left_out = is_machines, .index = name.index});
  }
  return Archive(std::move(state));
}

const std::vector<ArchiveEntry>& Archive::entries() const {
  return state_->entries;
}

Result<std::string> Archive::read(const ArchiveEntry& entry) {
  auto bytes = state_->zip->read_at(entry.index, state_->limits.file_bytes);
  if (!bytes) return Fail(of_archive(bytes.error()));
  return bytes;
}

bool Archive::is_of_whole(const Error& error) {
  return error.key == "files.archive_expands" || error.key == "files.archive_too_slow";
}

bool Archive::is_out_of_time() const {
  return state_->budget.out_of_time().has_value();
}

}  // namespace nhipcau::files
