// The signatures of a PDF: the dictionaries that are found in its bytes, and what the library makes of the signature in each.
#include <cstdint>
#include <string_view>

#include "base/require.hpp"
#include "files/pdf_signature.hpp"
#include "files/pdf_signed_ranges.hpp"

using namespace nhipcau;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& ranges : files::find_signed_ranges(bytes, files::kMostSignatures)) {
    require(ranges.before.data() == bytes.data() && ranges.before.size() < size, "the first range does not begin the file");
    require(ranges.after.data() >= ranges.before.data() + ranges.before.size() + 2, "the ranges leave no room for a signature");
    require(ranges.after.data() + ranges.after.size() <= bytes.data() + size, "a range reaches outside the file");
  }
  static const files::TrustedAuthorities nobody;
  for (const auto& signature : files::read_pdf_signatures(bytes, nobody, Instant{}))
    require(signature.authority != files::Signature::Authority::trusted, "somebody is trusted whom nobody named");
  static_cast<void>(files::TrustedAuthorities::from_pem(bytes));
  return 0;
}
