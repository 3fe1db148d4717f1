#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace nhipcau::files {

/// The certificates an office believes: those of the authorities that certify signers (Luật Giao dịch điện tử 20/2023/QH15, điều 28 to 33).
/// None by default; an administrator names a file of them.
class TrustedAuthorities {
 public:
  TrustedAuthorities();
  /// pem      certificates one after the other; of an intermediate authority too
  /// errors   invalid files.no_certificates
  static Result<TrustedAuthorities> from_pem(std::string_view pem);

  class Store;  ///< of the library
  [[nodiscard]] const Store& store() const { return *store_; }

 private:
  std::shared_ptr<const Store> store_;
};

/// A digital signature in a PDF (ISO 32000-1:2008, 12.8), checked.
struct Signature {
  enum class State {
    intact,     ///< what it covers is as it was signed
    altered,    ///< it is not
    unreadable  ///< of a kind that is not checked here (SHA-1 and older), or broken
  };
  enum class Authority {
    trusted,      ///< certified by an authority of the office's list, and valid when it was signed
    unknown,      ///< by another: the names below are what the certificate says, no more
    out_of_time,  ///< by one of the list, but not valid when it was signed
  };
  State state = State::unreadable;
  Authority authority = Authority::unknown;
  std::string signer;  ///< common name of the certificate; empty if it has none
  std::string organisation;
  std::string issuer;                ///< common name of who certified it
  std::optional<Instant> signed_at;  ///< by the signer's clock
  bool covers_file = false;          ///< false: something stands behind what it covers, a later signature or a change
};

/// The signatures of a PDF in the order of its bytes, at most kMostSignatures; none for what is no PDF. Whether a certificate was revoked
/// is not asked: that would tell a stranger what is read here. The bytes are not changed.
std::vector<Signature> read_pdf_signatures(std::string_view bytes, const TrustedAuthorities& trusted, Instant now);
inline constexpr std::size_t kMostSignatures = 16;

}  // namespace nhipcau::files
