#pragma once
#include <string_view>
#include <vector>

#include "directive/document.hpp"

namespace nhipcau::directive {

/// What a line or column of a signature block is.
enum class SignaturePart {
  none,
  capacity,        ///< "TM. BAN THƯỜNG TRỰC", "K/T CHỦ TỊCH"
  post,            ///< "PHÓ CHỦ TỊCH"
  signed_by_hand,  ///< "(Đã ký)", "(Ký tên, đóng dấu)", what a digital signature prints
  name,            ///< "Trần Thị An"
};

SignaturePart signature_part_of(std::string_view cell);
/// Whether that is `capacity`: quicker, for whoever looks for no more.
bool is_capacity(std::string_view cell);

/// Signers from the cells of a signature block, column by column, each column from the top.
std::vector<Signer> read_signers(std::string_view text, const std::vector<Span>& cells);

/// True for two to six words that each begin with a capital, degrees and ranks aside; in capitals only if `may_shout`.
bool is_person_name(std::string_view words, bool may_shout);

}  // namespace nhipcau::directive
