#include "cli/person.hpp"

#include "api/header_words.hpp"

namespace nhipcau::cli {

office::PersonErasure wanted_erasure(const Invocation& invocation) {
  return {.basis = api::words_on_one_line(invocation.value("basis")), .reason = api::words_on_one_line(invocation.value("reason"))};
}

}  // namespace nhipcau::cli
