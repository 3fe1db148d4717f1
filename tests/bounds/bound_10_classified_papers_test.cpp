#include <fstream>
#include <iterator>

#include "directive/import.hpp"
#include "directive/scan.hpp"
#include "directive/test_office.hpp"
#include "files/converter.hpp"
#include "files/docx_sample.hpp"
#include "files/pdf_child.hpp"
#include "files/recogniser.hpp"
#include "files/searchable_sample.hpp"
#include "jobs/workers.hpp"
#include "store/schema.hpp"

/// Bound 10: a classified paper is refused at the door. Not one byte of it stays below the data folder, and the one audit line tells
/// neither title nor number nor file name.
namespace nhipcau {
namespace {

/// A data folder as an office has it, and everything that lies in it.
class DataFolder {
 public:
  DataFolder() {
    const store::QueryFile queries[] = {jobs::queries(), office::queries(), search::queries(), directive::queries()};
    auto opened = store::Database::open({.path = (folder_.path() / "office.db").string()}, store::shipped_migrations(), queries);
    REQUIRE(opened);
    database_ = std::move(*opened);
    const auto account = database_->write([&](store::Write& tx) -> Result<office::Account> {
      return *office::create_first_administrator(tx, clock_, "quantri", "Quản trị viên");
    });
    actor_ = {.account = account->id, .from_address = "::1"};
  }

  Result<directive::Received> receive(const std::string& bytes, const std::string& name, const files::Limits& limits = {}) {
    return directive::receive(*database_, files_, clock_, actor_, {.bytes = bytes, .file_name = name, .limits = limits},
                              directive::shipped_tables());
  }
  /// A zip of papers, and what came of its files once its job is done: "name outcome".
  std::vector<std::string> import(const files::sample::Parts& parts, const std::string& name) {
    const std::string bytes = files::sample::make_zip(parts);
    const auto put = directive::import_archive(*database_, files_, clock_, actor_, {.bytes = bytes, .file_name = name});
    REQUIRE(put);
    jobs::Bell bell;
    jobs::work_off({.database = *database_,
                    .clock = clock_,
                    .bell = bell,
                    .kinds = {directive::import_kind(*database_, files_, clock_, directive::shipped_tables())}});
    return outcomes_of(*put);
  }
  Result<directive::WaitingScan> look_at_scan(const std::string& bytes, const std::string& name) {
    return directive::look_at_scan(*database_, clock_, actor_, {.bytes = bytes, .file_name = name, .limits = scan_limits_});
  }
  Result<void> refuse_scan() { return directive::refuse_scan(*database_, clock_, actor_); }
  /// A scan of which a person says that it bears no mark, and what came of it once its job is done: "name outcome".
  std::vector<std::string> keep_scan(const std::string& bytes, const std::string& name) {
    const auto put = directive::keep_scan(*database_, files_, clock_, actor_, {.bytes = bytes, .file_name = name});
    REQUIRE(put);
    jobs::Bell bell;
    jobs::work_off({.database = *database_,
                    .clock = clock_,
                    .bell = bell,
                    .kinds = {directive::scan_kind(*database_, files_, clock_, directive::shipped_tables(), scan_limits_)}});
    return outcomes_of(*put);
  }
  [[nodiscard]] std::vector<std::string> outcomes_of(const jobs::JobId& job) const {
    std::vector<std::string> outcomes;
    for (const auto& item : database_->read([&](store::Read& tx) { return jobs::list_items(tx, job, 0, 100); }))
      outcomes.push_back(item.name + " " + item.outcome);
    return outcomes;
  }
  [[nodiscard]] std::vector<std::string> job_names() const {
    std::vector<std::string> names;
    for (const auto& job : database_->read([&](store::Read& tx) { return jobs::list_of(tx, actor_.account.value, 100); }))
      names.push_back(job.name);
    return names;
  }
  /// The files in the store of originals.
  [[nodiscard]] std::vector<std::string> originals() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path() / "files"))
      if (entry.is_regular_file()) found.push_back(entry.path().filename().string());
    return found;
  }
  [[nodiscard]] std::vector<office::AuditEntry> audit_of(std::string_view event) const {
    return database_->read([&](store::Read& tx) { return office::list_audit_of(tx, event, 100); });
  }
  void close() { database_.reset(); }

  /// The files whose name or bytes hold one of `words`, each with the word.
  [[nodiscard]] std::vector<std::string> traces_of(const std::vector<std::string>& words) const {
    std::vector<std::string> traces;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes = entry.path().string() + '\n' + std::string(std::istreambuf_iterator<char>(file), {});
      for (const auto& word : words) {
        if (bytes.find(word) != std::string::npos) traces.push_back(entry.path().filename().string() + ": " + word);
      }
    }
    return traces;
  }

 private:
  store::TemporaryFolder folder_;
  store::FileStore files_{folder_.path() / "files"};
  FixedClock clock_{from_rfc3339("2026-11-22T01:00:00.000Z")};
  std::unique_ptr<store::Database> database_;
  office::Actor actor_;
  files::Limits scan_limits_{.recogniser = std::make_shared<files::Recogniser>()};
};

const directive::SamplePaper kPaper{.number = "77 /KH-UBND",
                                    .title = "Diễn tập phương án bảo vệ biên giới mùa khô",
                                    .first_duty = "Giao Sở Ngoại vụ chuẩn bị hậu cần cho ba đoàn công tác."};
const std::string kFileName = "phuong-an-mua-kho.txt";

/// What may be found of the paper: its words, its numbers, its name, the name its bytes would have in the file store.
std::vector<std::string> words_of(const std::string& bytes) {
  const std::string hash = sha256(bytes).hex;
  return {"77 /KH-UBND", "77/KH-UBND", "77/kh-ubnd", "Diễn tập", "diễn tập",  "dien tap", "mùa khô",      "mua kho",        "hậu cần",
          "hau can",     "LÀO CAI",    "lao cai",    kFileName,  "phuong-an", hash,       hash.substr(2), "Nguyễn Văn Bình"};
}

TEST_CASE("bound 10: the search for traces finds what a paper without a mark leaves") {
  DataFolder folder;
  const std::string bytes = to_text(kPaper);
  REQUIRE(folder.receive(bytes, kFileName));
  CHECK(folder.traces_of(words_of(bytes)).size() >= 6);
}

TEST_CASE("bound 10: a classified paper leaves no byte in the data folder and one audit line that tells nothing of it") {
  const std::string plain = to_text(kPaper);
  const std::size_t after_heading = plain.find("Số:");
  const std::string papers[] = {
      "MẬT\n" + plain,
      "TỐI MẬT\n" + plain,
      "TUYỆT MẬT\n" + plain,
      "Độ mật: Mật\n" + plain,
      plain.substr(0, after_heading) + "TỐI MẬT\n" + plain.substr(after_heading),
  };
  for (const std::string& bytes : papers) {
    CAPTURE(bytes.substr(0, 120));
    DataFolder folder;
    const auto received = folder.receive(bytes, kFileName);
    REQUIRE_FALSE(received);
    CHECK(received.error().key == "directive.classified");
    CHECK(received.error().args.empty());
    CHECK(folder.traces_of(words_of(bytes)).empty());  // the write-ahead log among them

    const auto lines = folder.audit_of("directive.refused_classified");
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.subject_id.empty());
    CHECK(lines.front().line.field.empty());
    CHECK(lines.front().line.before.empty());
    CHECK(lines.front().line.after.empty());
    CHECK(folder.audit_of("directive.registered").empty());
    folder.close();
    CHECK(folder.traces_of(words_of(bytes)).empty());
  }
}

TEST_CASE("bound 10: a mark typed in an old font is refused, though its capitals came as small letters and it stands far down") {
  const std::string head =
      "ñy ban nh©n d©n tØnh\nCéng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nSè: 12/KH-UB\nKÕ ho¹ch c«ng t¸c n¨m 1999\n";
  std::string body;
  for (int i = 0; i < 25; ++i) body += "C¸c c¬ quan thùc hiÖn c«ng t¸c th«ng tin\n";
  for (const std::string mark : {"mËt", "tèi mËt", "tuyÖt mËt"}) {
    for (const std::string& bytes : {head + mark + "\n" + body, head + body + mark + "\n"}) {
      CAPTURE(mark);
      DataFolder folder;
      const auto received = folder.receive(bytes, kFileName);
      REQUIRE_FALSE(received);
      CHECK(received.error().key == "directive.classified");
      CHECK(folder.traces_of(words_of(bytes)).empty());
    }
  }
  DataFolder folder;
  CHECK(folder.receive(head + body, kFileName));
}

TEST_CASE("bound 10: a mark in a PDF, in its text or in the head of its page, is refused alike") {
  const auto read_file = [](const std::string& name) {
    std::ifstream file("tests/bounds/testdata/" + name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  REQUIRE(DataFolder().receive(read_file("no-mark.pdf"), kFileName));
  for (const char* name : {"mark-in-text.pdf", "mark-in-head.pdf"}) {
    CAPTURE(name);
    const std::string bytes = read_file(name);
    DataFolder folder;
    const auto received = folder.receive(bytes, kFileName);
    REQUIRE_FALSE(received);
    CHECK(received.error().key == "directive.classified");
    CHECK(folder.traces_of(words_of(bytes)).empty());
    CHECK(folder.audit_of("directive.refused_classified").size() == 1);
  }
}

TEST_CASE("bound 10: a mark in a paper of another word processor is refused alike, and LibreOffice leaves nothing of it either") {
  if (!files::Converter::find_installed()) {
    MESSAGE("skipped: LibreOffice Writer is not installed");
    return;
  }
  const std::string manifest =
      R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)";
  const auto paper_of = [&](std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "</text:p><text:p>");
    const std::string names =
        R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")";
    return files::sample::make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                    {"META-INF/manifest.xml", manifest},
                                    {"content.xml", "<office:document-content" + names + "><office:body><office:text><text:p>" + text +
                                                        "</text:p></office:text></office:body></office:document-content>"}});
  };
  const files::Limits limits{.converter = std::make_shared<files::Converter>()};
  const auto unmarked = DataFolder().receive(paper_of(to_text(kPaper)), kFileName, limits);
  CAPTURE((unmarked ? std::string() : unmarked.error().key));
  REQUIRE(unmarked);
  const std::string bytes = paper_of("TỐI MẬT\n" + to_text(kPaper));
  DataFolder folder;
  const auto received = folder.receive(bytes, kFileName, limits);
  REQUIRE_FALSE(received);
  CHECK(received.error().key == "directive.classified");
  CHECK(folder.traces_of(words_of(bytes)).empty());
  CHECK(folder.audit_of("directive.refused_classified").size() == 1);
}

TEST_CASE("bound 10: of a scan nothing is on the disk before a person has said that its first page bears no mark") {
  const auto draw = [](const std::string& name) {
    std::ifstream file("tests/bounds/testdata/" + name, std::ios::binary);
    const std::string pdf((std::istreambuf_iterator<char>(file)), {});
    const auto page = files::draw_page(pdf, {.page = 1, .width = 1240}, {});
    REQUIRE(page);
    return *page;
  };
  const std::string bytes = draw("no-mark.pdf");
  auto words = words_of(bytes);
  words.push_back(bytes.substr(bytes.size() / 2, 16));  // nor a piece of the picture

  DataFolder looked;
  const auto waiting = looked.look_at_scan(bytes, kFileName);
  REQUIRE(waiting);
  CHECK(waiting->text.size() > 100);
  CHECK(looked.traces_of(words).empty());
  CHECK(looked.audit_of("directive.scan_confirmed").empty());

  REQUIRE(looked.refuse_scan());
  CHECK(looked.traces_of(words).empty());
  const auto lines = looked.audit_of("directive.refused_classified");
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().line.subject_id.empty());
  CHECK(lines.front().line.before.empty());
  CHECK(lines.front().line.after.empty());
  looked.close();
  CHECK(looked.traces_of(words).empty());

  DataFolder kept;
  CHECK(kept.keep_scan(bytes, kFileName) == std::vector<std::string>{kFileName + " registered"});
  CHECK_FALSE(kept.traces_of({sha256(bytes).hex.substr(2)}).empty());
  CHECK(kept.audit_of("directive.scan_confirmed").size() == 1);
  CHECK(kept.audit_of("directive.registered").size() == 1);
}

TEST_CASE("bound 10: a scan whose mark is recognised is refused at once, and one that is recognised too late leaves nothing behind") {
  std::ifstream file("tests/bounds/testdata/mark-in-head.pdf", std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(file)), {});
  const auto page = files::draw_page(pdf, {.page = 1, .width = 1240}, {});
  REQUIRE(page);
  const auto words = words_of(*page);

  DataFolder folder;
  const auto looked = folder.look_at_scan(*page, kFileName);
  REQUIRE_FALSE(looked);
  CHECK(looked.error().key == "directive.classified");
  CHECK(folder.audit_of("directive.refused_classified").size() == 1);
  CHECK(folder.traces_of(words).empty());

  DataFolder confirmed;  // by a person who did not see it
  CHECK(confirmed.keep_scan(*page, kFileName) == std::vector<std::string>{" refused"});
  CHECK(confirmed.audit_of("directive.refused_classified").size() == 1);
  CHECK(confirmed.audit_of("directive.registered").empty());
  CHECK(confirmed.originals().empty());
  CHECK(confirmed.job_names() == std::vector<std::string>{""});
}

TEST_CASE("bound 10: a scan with words laid behind its picture waits for a person too, and is refused at once when these bear a mark") {
  std::ifstream file("tests/bounds/testdata/no-mark.pdf", std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(file)), {});
  const auto page = files::draw_page(pdf, {.page = 1, .width = 1240}, {});
  REQUIRE(page);
  const auto ready = files::ready_page(*page, 1, {});
  REQUIRE(ready);
  const std::string unmarked = files::sample::searchable_pdf({{.pnm = ready->picture, .text = "Ke hoach dien tap mua kho"}});
  const std::string marked = files::sample::searchable_pdf({{.pnm = ready->picture, .text = "M\001T\nKe hoach dien tap mua kho"}});
  auto words = words_of(unmarked);
  words.push_back("dien tap mua kho");
  words.push_back(ready->picture.substr(ready->picture.size() / 2, 16));

  DataFolder folder;
  const auto received = folder.receive(unmarked, kFileName);
  REQUIRE_FALSE(received);
  CHECK(received.error().key == "files.scan");
  REQUIRE(folder.look_at_scan(unmarked, kFileName));
  CHECK(folder.traces_of(words).empty());
  CHECK(folder.keep_scan(unmarked, kFileName) == std::vector<std::string>{kFileName + " registered"});

  DataFolder refused;
  const auto looked = refused.look_at_scan(marked, kFileName);
  REQUIRE_FALSE(looked);
  CHECK(looked.error().key == "directive.classified");
  CHECK(refused.audit_of("directive.refused_classified").size() == 1);
  CHECK(refused.traces_of(words).empty());
}

TEST_CASE("bound 10: the same classified paper again is refused again") {
  DataFolder folder;
  const std::string bytes = "MẬT\n" + to_text(kPaper);
  for (int times = 0; times < 2; ++times) REQUIRE_FALSE(folder.receive(bytes, kFileName));
  CHECK(folder.audit_of("directive.refused_classified").size() == 2);
}

TEST_CASE("bound 10: a classified paper in a zip leaves no byte in the data folder, and the papers beside it are registered") {
  const std::string other = directive::to_text({.number = "1 /KH-UBND", .title = "Tuần lễ sách thiếu nhi"});
  const std::string plain = to_text(kPaper);
  const std::string papers[] = {"MẬT\n" + plain, "Độ mật: Tối mật\n" + plain};
  for (const std::string& bytes : papers) {
    CAPTURE(bytes.substr(0, 40));
    DataFolder folder;
    const auto outcomes = folder.import({{"phuong-an/" + kFileName, bytes}, {"tuan-le-sach.txt", other}}, "phuong-an-mua-kho.zip");
    CHECK(outcomes == std::vector<std::string>{" refused", "tuan-le-sach.txt registered"});
    std::vector<std::string> words{"77 /KH-UBND", "77/KH-UBND", "Diễn tập", "diễn tập", "dien tap",
                                   "mùa khô",     "mua kho",    "hậu cần",  "hau can",  "phuong-an"};
    words.push_back(sha256(bytes).hex);
    words.push_back(sha256(bytes).hex.substr(2));
    CHECK(folder.traces_of(words).empty());
    CHECK_FALSE(folder.traces_of({"tuan-le-sach"}).empty());

    const auto lines = folder.audit_of("directive.refused_classified");
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().line.subject_id.empty());
    CHECK(lines.front().line.before.empty());
    CHECK(lines.front().line.after.empty());
    CHECK(folder.audit_of("directive.registered").size() == 1);
    folder.close();
    CHECK(folder.traces_of(words).empty());
  }
}

}  // namespace
}  // namespace nhipcau
