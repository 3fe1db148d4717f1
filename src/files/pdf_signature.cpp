#include "files/pdf_signature.hpp"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <ctime>

#include "base/require.hpp"
#include "files/pdf_signed_ranges.hpp"

namespace nhipcau::files {
namespace {

/// Gives back what the library made: Owned<BIO, BIO_free_all>.
template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* made) const {
    free_it(made);
  }
};
template <class T, auto free_it>
using Owned = std::unique_ptr<T, Free<free_it>>;

void free_certificates(STACK_OF(X509) * certificates) {
  sk_X509_pop_free(certificates, X509_free);
}

using Bio = Owned<BIO, BIO_free>;
using Certificate = Owned<X509, X509_free>;
using Certificates = Owned<STACK_OF(X509), free_certificates>;
using Cms = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

Bio reading(std::string_view bytes) {
  Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  require(bio != nullptr, "not enough memory to check a signature");
  return bio;
}

std::string name_part(const X509_NAME* name, int part) {
  const int at = X509_NAME_get_index_by_NID(name, part, -1);
  if (at < 0) return {};
  unsigned char* text = nullptr;
  const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  std::string part_text(text, text + size);
  OPENSSL_free(text);
  return part_text;
}

std::optional<Instant> to_instant(const ASN1_TIME* time) {
  std::tm told{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &told) != 1) return std::nullopt;
  return Instant(std::chrono::seconds(timegm(&told)));
}

/// The time among what was signed (RFC 5652, 11.3).
std::optional<Instant> signing_time(const CMS_SignerInfo* signer) {
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  if (at < 0) return std::nullopt;
  X509_ATTRIBUTE* const attribute = CMS_signed_get_attr(signer, at);
  const ASN1_TYPE* const value = X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return std::nullopt;
  return to_instant(value->type == V_ASN1_UTCTIME ? value->value.utctime : value->value.generalizedtime);
}

}  // namespace

class TrustedAuthorities::Store {
 public:
  Store() : store_(X509_STORE_new()) {
    require(store_ != nullptr, "not enough memory for certificates");
    X509_STORE_set_flags(store_.get(), X509_V_FLAG_PARTIAL_CHAIN);  // who is on the list is believed, and need not be a root
  }
  bool add(X509* certificate) { return X509_STORE_add_cert(store_.get(), certificate) == 1; }

  [[nodiscard]] Signature::Authority judge(X509* certificate, STACK_OF(X509) * beside, Instant at) const {
    const Owned<X509_STORE_CTX, X509_STORE_CTX_free> check(X509_STORE_CTX_new());
    require(check != nullptr && X509_STORE_CTX_init(check.get(), store_.get(), certificate, beside) == 1,
            "a certificate cannot be checked");
    X509_STORE_CTX_set_time(check.get(), 0, std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count());
    if (X509_verify_cert(check.get()) == 1) return Signature::Authority::trusted;
    const int fault = X509_STORE_CTX_get_error(check.get());
    const bool is_out_of_time = fault == X509_V_ERR_CERT_HAS_EXPIRED || fault == X509_V_ERR_CERT_NOT_YET_VALID;
    return is_out_of_time ? Signature::Authority::out_of_time : Signature::Authority::unknown;
  }

 private:
  Owned<X509_STORE, X509_STORE_free> store_;
};

TrustedAuthorities::TrustedAuthorities() : store_(std::make_shared<const Store>()) {}

Result<TrustedAuthorities> TrustedAuthorities::from_pem(std::string_view pem) {
  const auto store = std::make_shared<Store>();
  const Bio bio = reading(pem);
  int count = 0;
  while (const Certificate certificate{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)})
    count += store->add(certificate.get()) ? 1 : 0;
  ERR_clear_error();  // the end of the file is one, too
  if (count == 0) return fail(Code::invalid, "files.no_certificates");
  TrustedAuthorities authorities;
  authorities.store_ = store;
  return authorities;
}

namespace {

bool is_checked_here(std::string_view kind) {
  return kind.empty() || kind == "adbe.pkcs7.detached" || kind == "ETSI.CAdES.detached";
}

/// SHA-1 and MD5 can be forged.
bool is_sound_digest(CMS_SignerInfo* signer) {
  X509_ALGOR* digest = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
  const int kind = digest == nullptr ? NID_undef : OBJ_obj2nid(digest->algorithm);
  return kind == NID_sha256 || kind == NID_sha384 || kind == NID_sha512;
}

/// Whether what was signed is as it was.
Signature::State check_content(CMS_ContentInfo* cms, const std::string& content) {
  const Bio bio = reading(content);
  ERR_clear_error();
  if (CMS_verify(cms, nullptr, nullptr, bio.get(), nullptr, CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY) == 1)
    return Signature::State::intact;
  const unsigned long fault = ERR_peek_last_error();
  ERR_clear_error();
  const int reason = ERR_GET_REASON(fault);
  const bool is_altered =
      ERR_GET_LIB(fault) == ERR_LIB_CMS && (reason == CMS_R_VERIFICATION_FAILURE || reason == CMS_R_CONTENT_VERIFY_ERROR);
  return is_altered ? Signature::State::altered : Signature::State::unreadable;
}

void describe(X509* certificate, Signature& signature) {
  signature.signer = name_part(X509_get_subject_name(certificate), NID_commonName);
  signature.organisation = name_part(X509_get_subject_name(certificate), NID_organizationName);
  signature.issuer = name_part(X509_get_issuer_name(certificate), NID_commonName);
}

Signature check(const SignedRanges& ranges, const TrustedAuthorities& trusted, Instant now) {
  Signature signature{.signed_at = ranges.told_at};
  if (!is_checked_here(ranges.kind)) return signature;
  const Bio bio = reading(ranges.der);
  const Cms cms(d2i_CMS_bio(bio.get(), nullptr));
  const STACK_OF(CMS_SignerInfo)* const signers = cms ? CMS_get0_SignerInfos(cms.get()) : nullptr;
  if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) return signature;  // PDF: one signer a signature
  CMS_SignerInfo* const signer = sk_CMS_SignerInfo_value(signers, 0);
  const std::string content = std::string(ranges.before) + std::string(ranges.after);
  if (is_sound_digest(signer)) signature.state = check_content(cms.get(), content);
  X509* certificate = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
  if (certificate == nullptr) return signature;
  describe(certificate, signature);
  if (const auto told = signing_time(signer)) signature.signed_at = told;
  const Certificates beside(CMS_get1_certs(cms.get()));
  signature.authority = trusted.store().judge(certificate, beside.get(), std::min(signature.signed_at.value_or(now), now));
  ERR_clear_error();
  return signature;
}

}  // namespace

std::vector<Signature> read_pdf_signatures(std::string_view bytes, const TrustedAuthorities& trusted, Instant now) {
  std::vector<Signature> signatures;
  if (bytes.find("%PDF-") > 1024) return signatures;
  for (const SignedRanges& ranges : find_signed_ranges(bytes, kMostSignatures)) {
    if (ranges.kind == "ETSI.RFC3161") continue;  // a time stamp of the whole file; nobody's signature
    Signature signature = check(ranges, trusted, now);
    signature.covers_file = ranges.after.data() + ranges.after.size() == bytes.data() + bytes.size();
    signatures.push_back(std::move(signature));
  }
  return signatures;
}

}  // namespace nhipcau::files
