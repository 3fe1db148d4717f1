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

constexpr std::size_t kBytes = 2U << 20U;  // in a round; a text is one paper, as the program meets them
constexpr int kRounds = 15;

using Texts = std::vector<std::string>;

std::vector<fs::path> usual_texts() {
  const fs::path folder = fs::exists("../shared/data/seeds") ? "../shared/data/seeds" : "samples";
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Texts read_all(const std::vector<fs::path>& paths) {
  Texts texts;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
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

std::size_t size_of(const Texts& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

/// Seconds that one pass over the texts takes, of as many as kBytes need. `work` gives the size of what it made of one.
double seconds_of(const Texts& texts, const auto& work) {
  const std::size_t passes = std::max<std::size_t>(kBytes / std::max<std::size_t>(size_of(texts), 1), 1);
  const auto begun = std::chrono::steady_clock::now();
  std::size_t made = 0;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    for (const std::string& text : texts) made += work(text);
  }
  if (made == 0) std::exit(1);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() / static_cast<double>(passes);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(const char* name, const Texts& texts) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  Texts cleaned, normal;
  for (const std::string& text : texts) cleaned.push_back(text::clean(text).text);
  for (const std::string& text : texts) normal.push_back(normalize(nfc, text));
  std::vector<double> cleaning, keys, normalizing, folding;
  for (int round = 0; round < kRounds; ++round) {  // by turns, so that both see the same machine
    cleaning.push_back(seconds_of(texts, [](const std::string& text) { return text::clean(text).text.size(); }));
    normalizing.push_back(seconds_of(texts, [&](const std::string& text) { return normalize(nfc, text).size(); }));
    keys.push_back(seconds_of(cleaned, [](const std::string& text) { return text::search_key(text).size(); }));
    folding.push_back(seconds_of(normal, [](const std::string& text) { return fold(text).size(); }));
  }
  const double megabytes = static_cast<double>(size_of(texts)) / 1e6;
  const double ours = median(cleaning) + median(keys);
  const double peer = median(normalizing) + median(folding);
  std::printf("%-11s ours %4.0f MB/s (clean %.0f, search_key %.0f)  ICU %4.0f MB/s (NFC %.0f, fold %.0f)  ratio %.2f\n", name,
              megabytes / ours, megabytes / median(cleaning), megabytes / median(keys), megabytes / peer, megabytes / median(normalizing),
              megabytes / median(folding), peer / ours);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<fs::path> given(argv + 1, argv + argc);
  Texts texts = read_all(given.empty() ? usual_texts() : given);
  if (size_of(texts) == 0) return 1;
  compare("as it is", texts);
  UErrorCode status = U_ZERO_ERROR;
  for (std::string& text : texts) text = normalize(icu::Normalizer2::getNFDInstance(status), text);
  compare("decomposed", texts);
  return 0;
}
