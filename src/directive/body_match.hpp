#pragma once
#include <string>
#include <string_view>

#include "directive/tables.hpp"

namespace nhipcau::directive {

/// Whether two names mean one body.
enum class BodyMatch {
  differ,
  perhaps,  ///< one is not said, or says less: "Ủy ban nhân dân tỉnh" beside "Ủy ban nhân dân tỉnh Vân Sơn"
  same,
};

/// Compares them written out: "UBND" and "Ủy ban nhân dân" are one, so are "MTTQ" and "Mặt trận Tổ quốc Việt Nam"; a term in brackets
/// ("(khóa XI)") and signs are left aside. Abbreviations are those of data/issuer_codes.csv.
BodyMatch match_bodies(std::string_view a, std::string_view b, const Tables& tables);

/// The name as it is compared.
std::string body_key(std::string_view name, const Tables& tables);

/// The same of two that were made ready by body_key, for whoever compares many.
BodyMatch match_body_keys(const std::string& a, const std::string& b);

}  // namespace nhipcau::directive
