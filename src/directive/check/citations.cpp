#include "directive/check/checks.hpp"

namespace nhipcau::directive::check {

void check_citations(const Subject& /*paper*/, Report& /*report*/) {}

}  // namespace nhipcau::directive::check
