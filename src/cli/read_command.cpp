#include "cli/read_command.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "api/read_json.hpp"
#include "cli/progress.hpp"
#include "cli/read_summary.hpp"
#include "directive/read.hpp"
#include "directive/tables.hpp"

namespace nhipcau::cli {
namespace {

/// The bytes of a file, one more than the reader takes at most, so that a huge one is refused and not loaded.
Result<std::string> load_bytes(const std::string& name) {
  const std::size_t most = files::Limits{}.file_bytes + 1;
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    if (!file) return fail(Code::not_found, "cli.cannot_open", {name});
  }
  std::istream& in = name == "-" ? std::cin : file;
  std::string bytes(std::min<std::size_t>(most, 1U << 20U), '\0');
  std::size_t size = 0;
  while (in.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size)) || in.gcount() > 0) {
    size += static_cast<std::size_t>(in.gcount());
    if (size == most) break;
    if (size == bytes.size()) bytes.resize(std::min(most, bytes.size() * 2));
  }
  if (in.bad() || (size == 0 && !in.eof())) return fail(Code::not_found, "cli.cannot_open", {name});
  bytes.resize(size);
  return bytes;
}

api::FileReading read_file(const std::string& name) {
  const Result<std::string> bytes = load_bytes(name);
  if (!bytes) return {name, tl::unexpected(bytes.error())};
  return {name, directive::read(*bytes, directive::shipped_tables())};
}

}  // namespace

int run_read(const ReadOptions& options) {
  std::vector<api::FileReading> readings;
  Progress progress(options.files.size());
  for (const std::string& name : options.files) {
    progress.show(name);
    readings.push_back(read_file(name));
  }
  progress.clear();

  bool all_read = true;
  for (const api::FileReading& file : readings) {
    all_read &= file.reading.has_value();
    if (options.as_json) continue;
    if (file.reading) {
      std::cout << read_summary(file.file, *file.reading, options.language);
    } else {
      std::cerr << file.file << ": " << api::message(options.language, file.reading.error().key, file.reading.error().args) << '\n';
    }
  }
  if (options.as_json) std::cout << api::to_read_json(readings, options.language) << '\n';
  return all_read ? 0 : 1;
}

}  // namespace nhipcau::cli
