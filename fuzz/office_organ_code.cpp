// Any bytes as a body's code of identification: what is accepted keeps the promises of office/organ_code.hpp.
#include <cstdlib>

#include "office/organ_code.hpp"

using namespace nhipcau::office;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const void* start = data;
  const auto code = parse_organ_code({static_cast<const char*>(start), size});
  if (!code) return 0;
  demand(code->size() <= kLongestOrganCode && parse_organ_code(*code) == *code);
  const auto qcvn = to_qcvn_form(*code);
  if (!qcvn) return 0;
  demand(qcvn->size() == 13 && parse_organ_code(*qcvn) == *code);
  return 0;
}
