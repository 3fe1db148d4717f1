#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "directive/document.hpp"
#include "directive/header.hpp"

namespace nhipcau::directive {

struct Issuer {
  std::optional<Field> body;
  std::optional<Field> parent;
};

/// Who issues the paper: the full name, as the body's lead writes it ("…, Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh hướng dẫn … như sau:"),
/// completed from the header's left column and, where the lead says only "tỉnh", with the name from there, the place, the title or the
/// opening. opening  the paragraphs before the first clause
/// signers  whose capacity tells the organ that decided: "T/M BAN THƯỜNG VỤ" below "TỈNH ỦY …", "T/M BAN BÍ THƯ" below the Central
/// Committee
Issuer read_issuer(std::string_view text, const Header& header, const std::vector<Span>& opening, const std::vector<Signer>& signers);

}  // namespace nhipcau::directive
