#pragma once
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

// For tests alone: people who sign, authorities that certify them, and small signed PDFs.

namespace nhipcau::files::sample {

/// A key and its certificate. Names are ASCII or UTF-8; the certificate is valid from `days_ago` days ago for `days`.
class Signer {
 public:
  /// issuer  who certifies it; itself if null
  Signer(const std::string& name, const std::string& organisation, const Signer* issuer, int days_ago = 10, int days = 365)
      : key_(EVP_EC_gen("P-256"), EVP_PKEY_free), certificate_(X509_new(), X509_free) {
    X509* const made = certificate_.get();
    X509_set_version(made, 2);
    static long serial = 0;
    ASN1_INTEGER_set(X509_get_serialNumber(made), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(made), -86400L * days_ago);
    X509_gmtime_adj(X509_getm_notAfter(made), 86400L * (days - days_ago));
    X509_NAME* const subject = X509_get_subject_name(made);
    add(subject, "O", organisation);
    add(subject, "CN", name);
    X509_set_issuer_name(made, issuer == nullptr ? subject : X509_get_subject_name(issuer->certificate_.get()));
    X509_set_pubkey(made, key_.get());
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer == nullptr ? made : issuer->certificate_.get(), made, nullptr, nullptr, 0);
    extend(context, NID_basic_constraints, issuer == nullptr ? "critical,CA:TRUE" : "CA:FALSE");
    extend(context, NID_subject_key_identifier, "hash");
    extend(context, NID_authority_key_identifier, "keyid");
    X509_sign(made, issuer == nullptr ? key_.get() : issuer->key_.get(), EVP_sha256());
  }

  [[nodiscard]] std::string pem() const {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(bio.get(), certificate_.get());
    return content_of(bio.get());
  }

  /// A detached signature (CMS), in DER.
  [[nodiscard]] std::string sign(const std::string& content, const EVP_MD* digest = EVP_sha256()) const {
    const std::unique_ptr<BIO, decltype(&BIO_free)> in(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())), BIO_free);
    const std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)> cms(
        CMS_sign(nullptr, nullptr, nullptr, in.get(), CMS_BINARY | CMS_DETACHED | CMS_PARTIAL), CMS_ContentInfo_free);
    CMS_add1_signer(cms.get(), certificate_.get(), key_.get(), digest, CMS_BINARY);
    CMS_final(cms.get(), in.get(), nullptr, CMS_BINARY | CMS_DETACHED);
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
    i2d_CMS_bio(out.get(), cms.get());
    return content_of(out.get());
  }

 private:
  void extend(X509V3_CTX& context, int kind, const char* value) {
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    X509_add_ext(certificate_.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  static void add(X509_NAME* name, const char* part, const std::string& value) {
    const void* const bytes = value.data();
    X509_NAME_add_entry_by_txt(name, part, MBSTRING_UTF8, static_cast<const unsigned char*>(bytes), static_cast<int>(value.size()), -1, 0);
  }
  static std::string content_of(BIO* bio) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> certificate_;
};

/// The PDF with one more signature behind it, as an incremental update adds it.
inline std::string sign_pdf(const std::string& pdf, const Signer& signer, const std::string& more = "", const EVP_MD* digest = EVP_sha256(),
                            const std::string& kind = "adbe.pkcs7.detached") {
  constexpr std::size_t kRoom = 8192;  // hexadecimal digits
  const std::string head = pdf + "9 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/" + kind + "/M(D:20260722093000+07'00')/ByteRange [";
  const std::string tail = ">>\nendobj\n" + more + "trailer<<>>\n%%EOF\n";
  constexpr std::string_view kContents = "]/Contents";
  const std::size_t begin = head.size() + 36 + kContents.size();  // four numbers of eight digits, each with a blank
  std::array<char, 64> range{};
  std::snprintf(range.data(), range.size(), "%08d %08zu %08zu %08zu ", 0, begin, begin + kRoom + 2, tail.size());
  const std::string before = head + range.data() + std::string(kContents);
  std::string hex = "<";
  for (const char byte : signer.sign(before + tail, digest)) {
    const auto value = static_cast<unsigned char>(byte);
    hex += {"0123456789abcdef"[value >> 4U], "0123456789abcdef"[value & 15U]};
  }
  hex.resize(kRoom + 1, '0');
  return before + hex + ">" + tail;
}

}  // namespace nhipcau::files::sample
