#include "files/converter.hpp"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <future>
#include <iterator>

#include "files/docx_sample.hpp"
#include "files/extract.hpp"
#include "files/memory_folder.hpp"
#include "files/no_network.hpp"

namespace nhipcau::files {
namespace {

namespace fs = std::filesystem;

std::string sample_bytes(const std::string& name) {
  std::ifstream file("samples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// An OpenDocument text of this body.
std::string make_odt(const std::string& body, const std::string& manifest = {}) {
  const std::string names =
      R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink")";
  sample::Parts parts{
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml", "<?xml version=\"1.0\"?><office:document-content" + names + " office:version=\"1.2\"><office:body><office:text>" +
                          body + "</office:text></office:body></office:document-content>"}};
  parts["META-INF/manifest.xml"] =
      R"(<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>)" +
      manifest + "</manifest:manifest>";
  return sample::make_zip(parts);
}

Result<Extracted> read(const std::string& bytes) {
  return extract(bytes, {.converter = std::make_shared<Converter>()});
}

/// The lines that say something: between them a word processor puts empty ones as it likes.
std::string written(const Extracted& read) {
  std::string lines;
  for (std::size_t at = 0; at < read.bytes.size();) {
    const std::size_t end = std::min(read.bytes.find('\n', at), read.bytes.size());
    if (read.bytes.find_first_not_of(" \t", at) < end) lines += read.bytes.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return lines;
}

bool is_missing() {
  if (Converter::find_installed()) return false;
  MESSAGE("skipped: LibreOffice Writer is not installed");
  return true;
}

TEST_CASE("a paper as .doc and as .odt is read as what it was made of") {
  if (is_missing()) return;
  const struct {
    const char* name;
    Format format;
    const char* made_of;
  } rows[] = {{"ke-hoach-thong-tin-doi-ngoai.doc", Format::doc, "ke-hoach-thong-tin-doi-ngoai.docx"},
              {"thong-bao-ket-luan.odt", Format::odt, "thong-bao-ket-luan.txt"}};
  for (const auto& [name, format, made_of] : rows) {
    CAPTURE(name);
    const auto source = read(sample_bytes(made_of)), old = read(sample_bytes(name));
    REQUIRE(source.has_value());
    REQUIRE(old.has_value());
    CHECK(old->format == format);
    CHECK(written(*old) == written(*source));
  }
}

TEST_CASE("what a paper links to is not fetched: no file of the machine") {
  if (is_missing()) return;
  const std::string section =
      R"(<text:p>trước</text:p><text:section text:name="S"><text:section-source xlink:href="file:///etc/passwd"/><text:p>trong</text:p></text:section><text:p>sau</text:p>)";
  const auto found = read(make_odt(section));
  REQUIRE(found.has_value());
  CHECK(found->bytes.find("trước") != std::string::npos);
  CHECK(found->bytes.find("root:") == std::string::npos);
}

TEST_CASE("a file that is not what it says is damaged, one with a password is told, and nothing stays in memory") {
  CHECK(read(make_odt("<text:p>a</text:p>", "<manifest:encryption-data/>")).error().key == "files.encrypted");
  if (is_missing()) return;
  const std::string broken = make_odt("<text:p>chỉ của phép thử này");
  CHECK(read(broken).error().key == "files.damaged");
  const auto place = MemoryFolder::make();
  REQUIRE(place.has_value());
  const auto holds_it = [&](const fs::path& folder) {  // other processes may be reading other papers
    std::ifstream file(folder / "paper.odt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {}) == broken;
  };
  REQUIRE(place->write("paper.odt", broken));
  int found = 0;
  for (const auto& entry : fs::directory_iterator(place->path().parent_path())) found += holds_it(entry.path()) ? 1 : 0;
  CHECK(found == 1);  // this one
}

TEST_CASE("papers that find too many waiting before them are told so at once, and the next is read") {
  if (is_missing()) return;
  const auto converter = std::make_shared<Converter>();
  const std::string paper = make_odt("<text:p>chữ</text:p>");
  std::vector<std::future<Result<Extracted>>> readings;
  for (int i = 0; i < 2 * (Converter::kMostAtOnce + Converter::kMostWaiting); ++i)
    readings.push_back(std::async(std::launch::async, [&] { return extract(paper, {.converter = converter}); }));
  int read = 0, busy = 0;
  for (auto& reading : readings) {
    const auto one = reading.get();
    read += one.has_value() ? 1 : 0;
    busy += !one && one.error().key == "files.busy" ? 1 : 0;
  }
  CHECK(read + busy == static_cast<int>(readings.size()));
  CHECK(read >= Converter::kMostAtOnce + Converter::kMostWaiting);
  CHECK(busy >= 1);
  CHECK(extract(paper, {.converter = converter}).has_value());
}

TEST_CASE("without a converter the sentence says what to do") {
  CHECK(extract(make_odt("<text:p>a</text:p>")).error().key == "files.old_word");
  const auto refused = extract(make_odt("<text:p>a</text:p>"), {.converter = std::make_shared<Converter>(std::nullopt)});
  CHECK(refused.error().key == "files.no_converter");
  CHECK(refused.error().args == std::vector<std::string>{".odt"});
}

TEST_CASE("a folder in memory is nobody else's, gone at its end, and what a dead process left is swept") {
  CHECK_FALSE(MemoryFolder::make_in("/usr").has_value());
  fs::path path;
  {
    const auto folder = MemoryFolder::make();
    REQUIRE(folder.has_value());
    path = folder->path();
    CHECK(fs::status(path).permissions() == fs::perms::owner_all);
    CHECK(folder->write("a/b.txt", "chữ"));
    const auto other = MemoryFolder::make();  // sweeps, but not where somebody works
    CHECK(fs::exists(path / "a/b.txt"));
  }
  CHECK_FALSE(fs::exists(path));
  fs::create_directories(path / "left");
  const auto next = MemoryFolder::make();
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a process that was forbidden the network makes no socket to another machine") {
  const pid_t id = fork();
  if (id == 0) {
    const bool is_forbidden = forbid_network();
    const bool is_alone =
        socket(AF_INET, SOCK_STREAM, 0) < 0 && socket(AF_INET6, SOCK_DGRAM, 0) < 0 && socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    _exit(is_forbidden && is_alone ? 0 : 1);
  }
  int state = 0;
  waitpid(id, &state, 0);
  CHECK(WIFEXITED(state));
  CHECK(WEXITSTATUS(state) == 0);
}

}  // namespace
}  // namespace nhipcau::files
