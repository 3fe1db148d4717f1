#include "files/pdf_signature.hpp"

#include <doctest/doctest.h>

#include "files/pdf_signed_ranges.hpp"
#include "files/signed_sample.hpp"

namespace nhipcau::files {
namespace {

using sample::sign_pdf;
using sample::Signer;

const std::string kPdf = "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n(nội dung)\n%%EOF\n";

Instant now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now());  // the sample's certificates live around it
}

std::vector<Signature> read(const std::string& pdf, const std::string& pem = {}) {
  const auto trusted = pem.empty() ? Result<TrustedAuthorities>(TrustedAuthorities()) : TrustedAuthorities::from_pem(pem);
  REQUIRE(trusted.has_value());
  return read_pdf_signatures(pdf, *trusted, now());
}

TEST_CASE("a signature tells who signed, and whether the file is as it was signed") {
  const Signer authority("Trung tâm Chứng thực A", "Bộ A", nullptr);
  const Signer office("Văn phòng UBND tỉnh A", "UBND tỉnh A", &authority);
  const std::string pdf = sign_pdf(kPdf, office);
  const auto found = read(pdf, authority.pem());
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == Signature::State::intact);
  CHECK(found[0].authority == Signature::Authority::trusted);
  CHECK(found[0].signer == "Văn phòng UBND tỉnh A");
  CHECK(found[0].organisation == "UBND tỉnh A");
  CHECK(found[0].issuer == "Trung tâm Chứng thực A");
  CHECK(found[0].covers_file);
  REQUIRE(found[0].signed_at.has_value());
  CHECK(std::chrono::abs(now() - *found[0].signed_at) < std::chrono::hours(1));
}

TEST_CASE("a byte changed anywhere is told, before the signature and behind it") {
  const Signer office("A", "A", nullptr);
  const std::string pdf = sign_pdf(kPdf, office);
  for (const std::size_t at : {std::size_t{20}, kPdf.size() - 10, pdf.size() - 3}) {
    std::string changed = pdf;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    const auto found = read(changed);
    REQUIRE(found.size() == 1);
    CHECK(found[0].state == Signature::State::altered);
  }
}

TEST_CASE("what was added behind a signature is told, and a second signature covers it") {
  const Signer leader("Người ký", "A", nullptr), office("Cơ quan", "A", nullptr);
  const std::string once = sign_pdf(kPdf, leader);
  const auto added = read(once + "2 0 obj\n(thêm)\nendobj\n");
  REQUIRE(added.size() == 1);
  CHECK(added[0].state == Signature::State::intact);
  CHECK_FALSE(added[0].covers_file);
  const auto twice = read(sign_pdf(once, office, "", EVP_sha512()));
  REQUIRE(twice.size() == 2);
  CHECK(twice[0].signer == "Người ký");
  CHECK_FALSE(twice[0].covers_file);
  CHECK(twice[1].signer == "Cơ quan");
  CHECK(twice[1].state == Signature::State::intact);
  CHECK(twice[1].covers_file);
}

TEST_CASE("only who is on the list, or certified by one of it in time, is believed") {
  const Signer authority("CA", "A", nullptr), stranger("CA", "A", nullptr);
  const Signer office("B", "B", &authority), late("C", "C", &authority, 100, 50), self("D", "D", nullptr);
  const auto authority_of = [&](const Signer& signer, const std::string& pem) {
    const auto found = read(sign_pdf(kPdf, signer), pem);
    REQUIRE(found.size() == 1);
    CHECK(found[0].state == Signature::State::intact);
    return found[0].authority;
  };
  CHECK(authority_of(office, authority.pem()) == Signature::Authority::trusted);
  CHECK(authority_of(office, stranger.pem() + authority.pem()) == Signature::Authority::trusted);
  CHECK(authority_of(office, "") == Signature::Authority::unknown);
  CHECK(authority_of(office, stranger.pem()) == Signature::Authority::unknown);  // of the same name
  CHECK(authority_of(self, authority.pem()) == Signature::Authority::unknown);
  CHECK(authority_of(late, authority.pem()) == Signature::Authority::out_of_time);
  CHECK(TrustedAuthorities::from_pem("no certificate").error().key == "files.no_certificates");
}

TEST_CASE("an unsound digest, an old kind and a broken signature are not believed") {
  const Signer office("A", "A", nullptr);
  const auto state_of = [](const std::string& pdf) {
    const auto found = read(pdf);
    REQUIRE(found.size() == 1);
    return found[0].state;
  };
  CHECK(state_of(sign_pdf(kPdf, office, "", EVP_sha1())) == Signature::State::unreadable);
  CHECK(state_of(sign_pdf(kPdf, office, "", EVP_sha256(), "adbe.x509.rsa_sha1")) == Signature::State::unreadable);
  CHECK(state_of(sign_pdf(kPdf, office, "", EVP_sha256(), "ETSI.CAdES.detached")) == Signature::State::intact);
  std::string broken = sign_pdf(kPdf, office);
  broken.replace(broken.find("/Contents<") + 10, 8, "00000000");
  CHECK(state_of(broken) == Signature::State::unreadable);
}

TEST_CASE("ranges that leave out more than their signature, or reach outside the file, are no signature") {
  const Signer office("A", "A", nullptr);
  const std::string pdf = sign_pdf(kPdf, office);
  const std::size_t range = pdf.find("/ByteRange [") + 12;
  struct Row {
    std::size_t number;  ///< which of the four
    const char* digits;
  };
  for (const Row& row :
       {Row{0, "00000001"}, Row{1, "00000100"}, Row{1, "99999999"}, Row{2, "00099999"}, Row{3, "99999999"}, Row{3, "x0000000"}}) {
    std::string changed = pdf;
    changed.replace(range + 9 * row.number, 8, row.digits);
    CHECK(read(changed).empty());
  }
  CHECK(read("no PDF " + std::string(2000, ' ') + pdf).empty());
  CHECK(read(kPdf).empty());
  CHECK(read("").empty());
}

TEST_CASE("times of a PDF are read as the standard writes them") {
  struct Row {
    const char* text;
    const char* instant;  ///< empty: none
  };
  for (const Row& row :
       {Row{"D:20260722093000+07'00'", "2026-07-22T02:30:00.000Z"}, Row{"D:20260722093000+07'00", "2026-07-22T02:30:00.000Z"},
        Row{"D:20260722093000Z", "2026-07-22T09:30:00.000Z"}, Row{"20260722", "2026-07-22T00:00:00.000Z"},
        Row{"D:2026", "2026-01-01T00:00:00.000Z"}, Row{"D:20260722093000-05'30'", "2026-07-22T15:00:00.000Z"}, Row{"", ""},
        Row{"D:20261322", ""}, Row{"D:2026072209x", ""}, Row{"D:20260722093000+99'00'", ""}, Row{"D:202", ""}}) {
    CAPTURE(row.text);
    const auto read = read_pdf_time(row.text);
    CHECK((read ? to_rfc3339(*read) : "") == row.instant);
  }
}

}  // namespace
}  // namespace nhipcau::files
