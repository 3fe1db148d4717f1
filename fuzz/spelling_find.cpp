// Any bytes as a text: slips lie inside it, in order, apart from one another, and say something else than what stands there. And any bytes
// as a file of counts: none, or a model that answers for every syllable it has.
#include <cstdint>
#include <string_view>

#include "base/require.hpp"
#include "spelling/slips.hpp"
#include "text/clean.hpp"

using namespace nhipcau;

namespace {

void check_text(std::string_view text) {
  std::size_t last = 0;
  for (const spelling::Slip& slip : spelling::find_slips(spelling::shipped_model(), text, text::split_runs(text, {0, text.size()}))) {
    require(!slip.where.empty() && slip.where.end <= text.size(), "a slip lies outside");
    require(slip.where.begin >= last, "slips are out of order or overlap");
    require(!slip.suggestion.empty() && slip.suggestion != slip.where.of(text), "a slip that changes nothing");
    require(text::is_utf8(slip.suggestion), "a suggestion that is no text");
    last = slip.where.end;
  }
}

void check_counts(std::string_view bytes) {
  const auto model = spelling::Model::read(bytes);
  if (!model) return;
  for (std::size_t id = 0; id < model->size(); ++id) {
    const auto syllable = static_cast<spelling::SyllableId>(id);
    require(model->find(model->mark(syllable)) == syllable, "a syllable is not found by its name");
    (void)spelling::Model::pair_count(model->find_pair(syllable, 0));
  }
  const std::string text = text::clean(bytes).text;
  (void)spelling::find_slips(*model, text, text::split_runs(text, {0, text.size()}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_text(text::clean(bytes).text);
  check_counts(bytes);
  return 0;
}
