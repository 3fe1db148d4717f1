// Full text: ours (text::analyse, exact and folded terms, ranked in steps) beside SQLite's own FTS5 with unicode61 remove_diacritics 2,
// on the same generated paragraphs, with the same queries, in the same run. Prints index and query times and the ratios.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "search/search.hpp"
#include "store/database.hpp"
#include "store/schema.hpp"
#include "text/fold.hpp"

namespace {

namespace fs = std::filesystem;
using namespace nhipcau;

constexpr int kParagraphs = 20'000;
constexpr int kRounds = 40;
constexpr int kLimit = 20;

double seconds_of(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Paragraphs of 20 to 120 words drawn by Zipf's law; each begins with a number.
std::vector<std::string> make_paragraphs() {
  std::vector<std::string> words{
      "và",   "của",  "các",  "công", "tác",   "thông", "tin",   "đối",   "ngoại",  "tuyên",     "truyền", "về",   "tỉnh",
      "năm",  "thực", "hiện", "kế",   "hoạch", "hướng", "dẫn",   "ban",   "thường", "trực",      "ủy",     "mặt",  "trận",
      "tổ",   "quốc", "việt", "nam",  "nhân",  "dân",   "đường", "lối",   "chính",  "sách",      "pháp",   "luật", "nhà",
      "nước", "hòa",  "bình", "hữu",  "nghị",  "hợp",   "phát",  "triển", "biên",   "giới",      "đồng",   "bào",  "dân",
      "tộc",  "báo",  "cáo",  "kết",  "quả",   "trước", "ngày",  "tháng", "phối",   "sở",        "ngành",  "địa",  "phương",
      "cơ",   "quan", "đơn",  "vị",   "bạn",   "bàn",   "bản",   "buôn",  "làng",   "xã",        "huyện",  "văn",  "hóa",
      "lễ",   "hội",  "kỷ",   "niệm", "quan",  "hệ",    "ngoại", "giao",  "lào",    "campuchia", "trung",  "khách"};
  for (const std::string onset :
       {"b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x"}) {
    for (const std::string rime :
         {"a",   "à",   "á",  "ả", "ạ", "ang", "àng", "áng", "anh", "ành", "ánh", "em",  "ém",   "iên",  "iến",  "iện", "inh",
          "ình", "ính", "o",  "ò", "ó", "oan", "oàn", "oán", "ô",   "ồ",   "ố",   "ôn",  "ôn",   "ổn",   "ông",  "ống", "ộng",
          "ơi",  "ời",  "ới", "u", "ú", "ụ",   "ung", "ùng", "úng", "ươn", "ướn", "ượn", "ương", "ường", "ướng", "ưu"}) {
      words.push_back(onset + rime);
    }
  }
  std::vector<double> weights;  // Zipf's law, flattened at the head
  for (std::size_t i = 0; i < words.size(); ++i) weights.push_back(1.0 / (static_cast<double>(i) + 10));
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same paragraphs in every run
  std::discrete_distribution<std::size_t> rank(weights.begin(), weights.end());
  std::uniform_int_distribution<int> length(20, 120);
  std::vector<std::string> paragraphs;
  for (int i = 0; i < kParagraphs; ++i) {
    std::string text = std::to_string(i) + "/KH-MTTQ-BTT";
    for (int n = length(random); n > 0; --n) text += " " + words[rank(random)];
    paragraphs.push_back(text + ".");
  }
  return paragraphs;
}

/// Ours, and what one has to write for the peer to mean the same.
const std::vector<std::pair<std::string, std::string>> kQueries{
    {"thong tin chinh sach", "thong tin chinh sach*"},
    {"thông tin đối ngoại", "thông tin đối ngoại*"},
    {"\"thông tin đối ngoại\"", "\"thông tin đối ngoại\""},
    {"lễ hội văn hóa", "lễ hội văn hóa*"},
    {"buôn làng", "buôn làng*"},
    {"305/kh-mttq-btt", "\"305 kh mttq btt\"*"},
    {"campuchia", "campuchia*"},
    {"tuy", "tuy*"},
};

class Raw {
 public:
  explicit Raw(const fs::path& path) {
    check(sqlite3_open(path.c_str(), &db_));
    run("PRAGMA journal_mode = WAL");
    run("CREATE VIRTUAL TABLE paragraph USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')");
  }
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;
  ~Raw() { sqlite3_close(db_); }

  void add_all(const std::vector<std::string>& paragraphs) {
    run("BEGIN");
    sqlite3_stmt* add = prepare("INSERT INTO paragraph (rowid, body) VALUES (?, ?)");
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      sqlite3_bind_int64(add, 1, static_cast<sqlite3_int64>(i + 1));
      sqlite3_bind_text(add, 2, paragraphs[i].c_str(), -1, SQLITE_STATIC);
      sqlite3_step(add);
      sqlite3_reset(add);
    }
    sqlite3_finalize(add);
    run("COMMIT");
  }

  int find(const std::string& query) {
    if (find_ == nullptr) find_ = prepare("SELECT rowid FROM paragraph WHERE paragraph MATCH ? ORDER BY rank LIMIT ?");
    sqlite3_bind_text(find_, 1, query.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_int(find_, 2, kLimit);
    int count = 0;
    while (sqlite3_step(find_) == SQLITE_ROW) ++count;
    sqlite3_reset(find_);
    return count;
  }

  void close_find() {
    sqlite3_finalize(find_);
    find_ = nullptr;
  }

 private:
  void check(int code) {
    if (code == SQLITE_OK) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(db_));
    std::exit(1);
  }
  void run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr));
    return statement;
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt* find_ = nullptr;
};

}  // namespace

int main() {
  const fs::path folder = fs::temp_directory_path() / ("nhipcau-bench-" + std::to_string(std::random_device()()));
  fs::create_directories(folder);
  const auto paragraphs = make_paragraphs();
  const std::vector<store::QueryFile> queries{search::queries()};
  auto database = store::Database::open({.path = (folder / "ours.db").string()}, store::shipped_migrations(), queries);
  if (!database) return 1;
  Raw raw(folder / "raw.db");

  const double our_index = seconds_of([&] {
    (void)(*database)->write([&](store::Write& tx) -> Result<void> {
      for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        search::put(tx, {"paper", std::to_string(i), {paragraphs[i].substr(0, paragraphs[i].find(' ')), "", "", paragraphs[i]}});
      }
      return {};
    });
  });
  std::size_t terms = 0;
  const double analysis = seconds_of([&] {
    for (const std::string& paragraph : paragraphs) terms += text::analyse(paragraph).size();
  });
  const double raw_index = seconds_of([&] { raw.add_all(paragraphs); });
  std::printf("index %d paragraphs  ours %.2f s, peer %.2f s, ratio %.2f\n", kParagraphs, our_index, raw_index, raw_index / our_index);
  std::printf("analysis alone, %zu terms  %.2f s\n", terms, analysis);
  std::printf("size  ours %.1f MB, peer %.1f MB\n",
              static_cast<double>(fs::file_size(folder / "ours.db") + fs::file_size(folder / "ours.db-wal")) / 1e6,
              static_cast<double>(fs::file_size(folder / "raw.db") + fs::file_size(folder / "raw.db-wal")) / 1e6);

  double our_total = 0;
  double raw_total = 0;
  for (const auto& [ours, peer] : kQueries) {
    std::size_t our_count = 0;
    int raw_count = 0;
    double our_time = 0;
    double raw_time = 0;
    for (int i = 0; i < kRounds; ++i) {  // by turns, so that both see the same machine
      our_time += seconds_of(
          [&] { our_count = (*database)->read([&](store::Read& tx) { return search::find(tx, "paper", ours, kLimit); }).size(); });
      raw_time += seconds_of([&] { raw_count = raw.find(peer); });
    }
    our_total += our_time;
    raw_total += raw_time;
    std::printf("%-28s ours %7.3f ms (%2zu), peer %7.3f ms (%2d), ratio %.2f\n", ours.c_str(), our_time / kRounds * 1e3, our_count,
                raw_time / kRounds * 1e3, raw_count, raw_time / our_time);
  }
  std::printf("all queries: peer's time over ours %.2f\n", raw_total / our_total);
  raw.close_find();
  fs::remove_all(folder);
}
