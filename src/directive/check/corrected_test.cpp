// The corrected copy: who says what in it, and in which file.
#include "directive/check/corrected.hpp"

#include <fstream>
#include <sstream>

#include "directive/test_office.hpp"
#include "files/converter.hpp"
#include "files/tracked_sample.hpp"

using namespace nhipcau;
using namespace nhipcau::directive;
using namespace nhipcau::directive::check;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

CorrectedCopy made_of(const TestOffice& office, const CopySource& source, const files::Limits& limits = {}) {
  const auto copy = make_corrected_copy(
      source, office.files, [](const Finding& finding) { return finding.rule; }, limits);
  REQUIRE(copy);
  return *copy;
}

CorrectedCopy copy_of(const TestOffice& office, const PaperId& id, Remarks remarks) {
  const auto source =
      office.database.read([&](store::Read& tx) { return load_copy_source(tx, id, shipped_tables(), office.clock, remarks); });
  REQUIRE(source);
  return made_of(office, *source);
}

/// A paper in which nothing is found, with one of its words to be put otherwise.
CopySource with_a_fix(const TestOffice& office, const PaperId& id) {
  return office.database.read([&](store::Read& tx) {
    const auto paper = load_paper(tx, id);
    CopySource source{.original = paper->original, .format = paper->format, .text = paper->text, .made_at = office.clock.now()};
    source.places = text::PlaceMap::from_text(tx.one("directive.load_places", paper->reading.value)->text("places"));
    const std::size_t at = source.text.find("đối ngoại");
    REQUIRE(at != std::string::npos);
    source.fixes.push_back(
        {.kind = AnswerKind::fixed, .where = {at, at + 14}, .replacement = "đối nội", .by = "Lan", .at = office.clock.now()});
    return source;
  });
}

std::string part_of(const CorrectedCopy& copy, const std::string& name) {
  return files::sample::unzip(copy.bytes)[name];
}

/// Puts the first open finding right that has a place and a suggestion; what was put.
std::string fix_one(const TestOffice& office, const PaperId& id) {
  Examined known;
  return office.database
      .write([&](store::Write& tx) -> Result<std::string> {
        for (const CheckedFinding& one : check_registered(tx, *load_paper(tx, id), shipped_tables(), office.clock.today(), known)) {
          if (one.finding.where.empty() || one.finding.suggestion.empty()) continue;
          const NewAnswer fix{.paper = id,
                              .rule = one.finding.rule,
                              .where = one.finding.where,
                              .kind = AnswerKind::fixed,
                              .replacement = one.finding.suggestion};
          REQUIRE(answer_finding(tx, office.clock, office.actor, fix, shipped_tables(), known));
          return one.finding.suggestion;
        }
        FAIL("nothing to put right");
        return std::string{};
      })
      .value();
}

}  // namespace

TEST_CASE("remarks are the program's, of when the copy is made, and changes bear who accepted them") {
  in_test_office([](TestOffice& office) {
    const PaperId id = office.receive_new(to_text(SamplePaper{}));
    const std::string remark = "w:author=\"Nhịp Cầu\" w:date=\"2026-11-22T08:00:00Z\"";
    const auto remarked = copy_of(office, id, Remarks::of_open);
    CHECK(part_of(remarked, "word/comments.xml").find(remark) != std::string::npos);
    CHECK(part_of(remarked, "word/comments.xml").find("w:author=\"\"") == std::string::npos);

    (void)fix_one(office, id);
    const auto changed = copy_of(office, id, Remarks::of_open);
    CHECK(part_of(changed, "word/comments.xml").find(remark) != std::string::npos);
    CHECK(part_of(changed, "word/document.xml").find("w:author=\"Quản trị viên\"") != std::string::npos);
  });
}

TEST_CASE("a paper of another word processor is corrected in the DOCX that is made of it, or in a new one where none can be made") {
  const auto converter = std::make_shared<files::Converter>();
  if (!converter->is_installed()) return;
  in_test_office([&](TestOffice& office) {
    const files::Limits limits{.converter = converter};
    for (const std::string& path :
         {std::string("samples/ke-hoach-thong-tin-doi-ngoai.doc"), std::string("samples/thong-bao-ket-luan.odt")}) {
      CAPTURE(path);
      const std::string bytes = bytes_of(path);
      const auto received =
          directive::receive(office.database, office.files, office.clock, office.actor,
                             {.bytes = bytes, .file_name = path.substr(path.rfind('/') + 1), .limits = limits}, shipped_tables());
      REQUIRE(received);
      const CopySource source = with_a_fix(office, received->id);
      const auto in_itself = made_of(office, source, limits);
      CHECK(in_itself.not_placed.empty());
      CHECK(part_of(in_itself, "word/document.xml").find("w:author=\"Lan\"") != std::string::npos);
      const auto anew = made_of(office, source);
      CHECK(part_of(in_itself, "word/document.xml") != part_of(anew, "word/document.xml"));
      CHECK(made_of(office, source, {.converter = std::make_shared<files::Converter>(std::nullopt)}).bytes == anew.bytes);
    }
  });
}
