// Text to record (files, cleaning, parsing: directive::read) beside what ICU takes to walk over the same bytes once: its NFC check, the
// opportunities to break lines and the syllables (BreakIterator over UText); and beside it with lines at line feeds alone.
// By turns, in one run, in CPU time. Prints MB/s of both and the ratio (ours over ICU's; the target is at most 4), papers of 23 kB a
// second, and the most memory that reading a text of 5 MB took beyond the program and the text (the target is under 64 MB). Usage, from the
// repository: bench_read_text [text files …]
#include <malloc.h>
#include <time.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "directive/read.hpp"
#include "directive/tables.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kRounds = 15;
constexpr double kPaperBytes = 23e3;
constexpr std::size_t kLongText = 5U << 20U;

using Texts = std::vector<std::string>;

std::vector<fs::path> usual_texts() {
  const fs::path folder = fs::exists("../shared/data/seeds") ? "../shared/data/seeds" : "samples";
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
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

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_of(const Texts& texts, const auto& work) {
  const double begun = cpu_seconds();
  std::size_t made = 0;
  for (const std::string& text : texts) made += work(text);
  if (made == 0) std::exit(1);
  return cpu_seconds() - begun;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// What ICU needs to look at a text: every reader in Vietnamese has to do as much.
class Icu {
 public:
  Icu() {
    UErrorCode status = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(status);
    lines_.reset(icu::BreakIterator::createLineInstance(icu::Locale("vi"), status));
    words_.reset(icu::BreakIterator::createWordInstance(icu::Locale("vi"), status));
    if (U_FAILURE(status)) std::exit(1);
  }

  /// The least that will do: the NFC check, lines at line feeds, syllables.
  std::size_t walk_least(const std::string& text) const {
    UErrorCode status = U_ZERO_ERROR;
    std::size_t found = nfc_->isNormalizedUTF8(text, status) != 0 ? 1 : 0;
    found += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
    words_->setText(&view, status);
    while (words_->next() != icu::BreakIterator::DONE) ++found;
    utext_close(&view);
    return found;
  }

  std::size_t walk(const std::string& text) const {
    UErrorCode status = U_ZERO_ERROR;
    std::size_t found = nfc_->isNormalizedUTF8(text, status) != 0 ? 1 : 0;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
    for (icu::BreakIterator* breaks : {lines_.get(), words_.get()}) {
      breaks->setText(&view, status);
      while (breaks->next() != icu::BreakIterator::DONE) ++found;
    }
    utext_close(&view);
    return found;
  }

 private:
  const icu::Normalizer2* nfc_ = nullptr;
  std::unique_ptr<icu::BreakIterator> lines_, words_;
};

std::size_t read_one(const std::string& text) {
  const auto reading = directive::read(text, directive::shipped_tables());
  return reading ? reading->text.size() : 0;
}

/// "VmHWM" of this process in bytes: the most memory it ever had.
double most_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024;
  return 0;
}

void measure_long_text(const Texts& texts) {
  std::string text;
  while (text.size() < kLongText)
    for (const std::string& paper : texts) text += paper;
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;  // the high-water mark starts anew
  const double before = most_memory();
  const double begun = cpu_seconds();
  read_one(text);
  std::printf("%.1f MB of text: %.0f MB of memory beside it, %.2f s\n", static_cast<double>(text.size()) / 1e6,
              (most_memory() - before) / 1e6, cpu_seconds() - begun);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<fs::path> given(argv + 1, argv + argc);
  const Texts texts = read_all(given.empty() ? usual_texts() : given);
  double bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<double>(text.size());
  if (bytes == 0) return 1;
  const Icu icu;
  std::vector<double> ours, peer, least;
  for (int round = 0; round < kRounds; ++round) {
    ours.push_back(seconds_of(texts, read_one));
    peer.push_back(seconds_of(texts, [&](const std::string& text) { return icu.walk(text); }));
    least.push_back(seconds_of(texts, [&](const std::string& text) { return icu.walk_least(text); }));
  }
  std::printf("text to record %.1f MB/s (%.0f papers of 23 kB a second)  ICU %.1f MB/s  ratio %.2f  (lines at line feeds alone: %.2f)\n",
              bytes / median(ours) / 1e6, bytes / median(ours) / kPaperBytes, bytes / median(peer) / 1e6, median(ours) / median(peer),
              median(ours) / median(least));
  measure_long_text(texts);
  return 0;
}
