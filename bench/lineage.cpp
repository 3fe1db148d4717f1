// Where the passages of a paper came from (lineage::compare) beside reading it, in the same run, by turns, in CPU time: two papers of some
// 60 kB, one made from the other by changing, moving, dropping and adding passages, and two that share nothing.
// Prints milliseconds (medians) and how many readings of one paper a comparison costs; the target is at most 10.
// Usage, from the repository: bench_lineage [PARENT CHILD]
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "directive/lineage/lineage.hpp"
#include "directive/parse.hpp"
#include "text/clean.hpp"

namespace {

using namespace nhipcau;
namespace lineage = nhipcau::directive::lineage;

constexpr int kRounds = 31;
constexpr std::size_t kPaperBytes = 60'000;

constexpr const char* kSyllables[] = {"tuyên", "truyền", "đối", "ngoại", "nhân",  "dân",  "kế",    "hoạch", "địa",   "phương",
                                      "biên",  "giới",   "văn", "hóa",   "du",    "lịch", "phối",  "hợp",   "thông", "tin",
                                      "cơ",    "quan",   "báo", "chí",   "triển", "khai", "hội",   "nhập",  "quốc",  "tế",
                                      "nhiệm", "vụ",     "chỉ", "đạo",   "giao",  "lưu",  "thanh", "niên",  "phụ",   "nữ",
                                      "học",   "tập",    "đơn", "vị",    "thành", "phố",  "xã",    "huyện"};

/// Sentences of words in a fixed disorder.
class Prose {
 public:
  explicit Prose(std::uint32_t seed) : state_(seed) {}
  std::string sentence() {
    std::string words = "Tổ chức";
    for (int i = 0; i < 28; ++i) words += std::string(" ") + kSyllables[next() % std::size(kSyllables)] + (i == 13 ? "," : "");
    return words + " " + std::to_string(next() % 90 + 10) + ".";
  }
  std::uint32_t next() {
    state_ = state_ * 1664525U + 1013904223U;
    return state_ >> 8U;
  }

 private:
  std::uint32_t state_;
};

std::vector<std::string> make_bullets(std::uint32_t seed) {
  Prose prose(seed);
  std::vector<std::string> bullets;
  for (std::size_t bytes = 0; bytes < kPaperBytes; bytes += bullets.back().size())
    bullets.push_back("- " + prose.sentence() + " " + prose.sentence());
  return bullets;
}

std::string paper_of(const std::vector<std::string>& bullets) {
  std::string text = "KẾ HOẠCH\nCông tác năm 2026\n\nThực hiện nhiệm vụ được giao, đơn vị xây dựng kế hoạch như sau:\n";
  for (std::size_t i = 0; i < bullets.size(); ++i) {
    if (i % 10 == 0) text += std::to_string(i / 10 + 1) + ". Nhiệm vụ\n";
    text += bullets[i] + "\n";
  }
  return text;
}

/// Of ten passages six stay, one is changed, one moves to the front, one is dropped, one is new.
std::vector<std::string> adapt(const std::vector<std::string>& bullets) {
  Prose prose(7);
  std::vector<std::string> child;
  for (std::size_t i = 0; i < bullets.size(); ++i) {
    std::string bullet = bullets[i];
    if (i % 10 == 3) bullet.replace(bullet.find(','), 1, " và các nội dung khác,");
    if (i % 10 == 5) continue;
    if (i % 10 == 8) child.push_back("- " + prose.sentence());
    child.insert(i % 50 == 7 ? child.begin() : child.end(), bullet);
  }
  return child;
}

double cpu_now() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void measure(const char* name, const std::string& parent_bytes, const std::string& child_bytes) {
  const std::string parent = text::clean(parent_bytes).text, child = text::clean(child_bytes).text;
  const auto& tables = directive::shipped_tables();
  const directive::Parsed of_parent = directive::parse(parent, tables), of_child = directive::parse(child, tables);
  const lineage::Source parents[] = {{parent, &of_parent.document}};
  std::vector<double> reading, comparing;
  lineage::Lineage found;
  for (int round = 0; round < kRounds; ++round) {
    double begun = cpu_now();
    const std::string cleaned = text::clean(child_bytes).text;
    const directive::Parsed read = directive::parse(cleaned, tables);
    reading.push_back(cpu_now() - begun);
    begun = cpu_now();
    found = lineage::compare({child, &of_child.document}, parents);
    comparing.push_back(cpu_now() - begun);
    if (read.document.clauses.empty() || found.ties.empty()) std::exit(1);
  }
  const double read_ms = median(reading) * 1000, compare_ms = median(comparing) * 1000;
  std::printf("%-22s %5zu + %5zu kB  reading %7.2f ms  lineage %7.2f ms  ratio %5.2f   inherited %3.0f %%  added %3.0f %%\n", name,
              parent.size() / 1000, child.size() / 1000, read_ms, compare_ms, compare_ms / read_ms, found.shares.inherited * 100,
              found.shares.added * 100);
}

}  // namespace

int main(int argc, char** argv) {
  const auto bullets = make_bullets(1);
  measure("adapted", paper_of(bullets), paper_of(adapt(bullets)));
  measure("nothing shared", paper_of(make_bullets(2)), paper_of(bullets));
  measure("word for word", paper_of(bullets), paper_of(bullets));
  if (argc == 3) measure("of the command line", read_file(argv[1]), read_file(argv[2]));
}
