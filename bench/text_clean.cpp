// Outside bytes into a comparison key: ours (text::clean, then text::search_key) beside ICU's nearest (NFC by Normalizer2, then full case
// folding by CaseMap), on the same text in the same run. Ours also mends, reports, keeps places, moves tones and joins spaces.
// Prints MB/s of both and the ratio, for the text as it is and decomposed. Usage, from the repository: bench_text_clean [text files …]
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "text/clean.hpp"
#include "text/fold.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr std::size_t kBytes = 4U << 20U;
constexpr int kRounds = 15;

std::vector<fs::path> usual_texts() {
  const fs::path folder = fs::exists("../shared/data/seeds") ? "../shared/data/seeds" : "samples";
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// All files, again and again, up to kBytes at the end of a file.
std::string read_all(const std::vector<fs::path>& paths) {
  std::string once;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    once.append(std::istreambuf_iterator<char>(in), {});
  }
  std::string all;
  while (!once.empty() && all.size() < kBytes) all += once;
  return all;
}

std::string normalize(const icu::Normalizer2* normalizer, const std::string& text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  normalizer->normalizeUTF8(0, text, sink, nullptr, status);
  return out;
}

std::string fold(const std::string& text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, text, sink, nullptr, status);
  return out;
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

void compare(const char* name, const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::vector<double> cleaning, keys, normalizing, folding;
  for (int round = 0; round < kRounds; ++round) {  // by turns, so that both see the same machine
    text::Cleaned cleaned;
    std::string ours, normal, peer;
    cleaning.push_back(seconds_of([&] { cleaned = text::clean(bytes); }));
    keys.push_back(seconds_of([&] { ours = text::search_key(cleaned.text); }));
    normalizing.push_back(seconds_of([&] { normal = normalize(nfc, bytes); }));
    folding.push_back(seconds_of([&] { peer = fold(normal); }));
    if (ours.empty() || peer.empty()) std::exit(1);
  }
  const double megabytes = static_cast<double>(bytes.size()) / 1e6;
  const double ours = median(cleaning) + median(keys);
  const double peer = median(normalizing) + median(folding);
  std::printf("%-11s ours %4.0f MB/s (clean %.0f, search_key %.0f)  ICU %4.0f MB/s (NFC %.0f, fold %.0f)  ratio %.2f\n", name,
              megabytes / ours, megabytes / median(cleaning), megabytes / median(keys), megabytes / peer, megabytes / median(normalizing),
              megabytes / median(folding), peer / ours);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<fs::path> given(argv + 1, argv + argc);
  const std::string bytes = read_all(given.empty() ? usual_texts() : given);
  if (bytes.empty()) return 1;
  UErrorCode status = U_ZERO_ERROR;
  compare("as it is", bytes);
  compare("decomposed", normalize(icu::Normalizer2::getNFDInstance(status), bytes));
  return 0;
}
