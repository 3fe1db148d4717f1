#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace nhipcau::files {

/// A signature dictionary as it stands in the bytes of a PDF (ISO 32000-1:2008, 12.8.1), not yet checked.
struct SignedRanges {
  std::string_view before, after;  ///< the bytes that were signed: all up to the signature, and those behind it
  std::string der;                 ///< the signature, with the zeros it was padded with
  std::string_view kind;           ///< its SubFilter: "adbe.pkcs7.detached"; empty if it names none
  std::optional<Instant> told_at;  ///< its M: when it was signed, by the signer's clock
};

/// Those dictionaries whose ranges leave out nothing but their own signature: any other range could hide what was not signed. A signature
/// must stand in the file as it is, never packed, so no more of the PDF than this is read.
std::vector<SignedRanges> find_signed_ranges(std::string_view bytes, std::size_t most);

/// "D:20260722093000+07'00'" (ISO 32000-1:2008, 7.9.4); parts may be missing from the right.
std::optional<Instant> read_pdf_time(std::string_view text);

}  // namespace nhipcau::files
