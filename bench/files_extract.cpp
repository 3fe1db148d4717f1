// A DOCX into lines: ours (files::extract) beside its floor, which unzips the main part, the styles and the numbering with libzip and
// parses them with pugixml, and does nothing more. The same files, in the same run. Prints milliseconds of both and their ratio.
// Usage, from the repository: bench_files_extract [DOCX files …]
#include <zip.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "files/extract.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kRounds = 41;

std::vector<fs::path> usual_files() {
  std::vector<fs::path> found{"samples/ke-hoach-thong-tin-doi-ngoai.docx"};
  for (const char* more :
       {"../shared/data/seeds/002.docx", "../shared/data/seeds/004-structured.docx", "../shared/data/regulations/30_2020_ND_CP.docx"}) {
    if (fs::exists(more)) found.emplace_back(more);
  }
  return found;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string unzip(zip_t* archive, const char* name) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive, name, 0, &stat) != 0) return {};
  std::string content(stat.size, '\0');
  zip_file_t* file = zip_fopen(archive, name, 0);
  zip_fread(file, content.data(), content.size());
  zip_fclose(file);
  return content;
}

/// How many trees it made.
int floor_of(const std::string& bytes) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  int parsed = 0;
  for (const char* name : {"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"}) {
    std::string part = unzip(archive, name);
    pugi::xml_document document;
    if (!part.empty() && document.load_buffer_inplace(part.data(), part.size())) ++parsed;
  }
  zip_discard(archive);
  return parsed;
}

double seconds_of(const auto& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(const fs::path& path) {
  const std::string bytes = read_file(path);
  std::vector<double> ours, floor;
  std::size_t lines = 0;
  for (int round = 0; round < kRounds; ++round) {  // by turns, so that both see the same machine
    ours.push_back(seconds_of([&] {
      const auto extracted = files::extract(bytes);
      lines = extracted ? extracted->paragraph_of_line.size() : 0;
    }));
    floor.push_back(seconds_of([&] {
      if (floor_of(bytes) == 0) std::exit(1);
    }));
  }
  std::printf("%-36s %5zu lines  ours %6.2f ms  floor %6.2f ms  ratio %.2f\n", path.filename().c_str(), lines, median(ours) * 1e3,
              median(floor) * 1e3, median(floor) / median(ours));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<fs::path> given(argv + 1, argv + argc);
  for (const fs::path& path : given.empty() ? usual_files() : given) compare(path);
  return 0;
}
