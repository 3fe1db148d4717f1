#include <algorithm>

#include "base/id.hpp"
#include "store/database.hpp"

namespace nhipcau::store {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // of ids: Crockford base 32
constexpr std::size_t kTimeDigits = 10;                                   // of an id, before its random digits
constexpr std::int64_t kDigitValues = 32;
static_assert(WriteOrder::kMarksInMs == kDigitValues * kDigitValues, "a mark within a millisecond takes two digits of the id");

}  // namespace

std::int64_t WriteOrder::next(std::int64_t at_ms) {
  std::int64_t last = last_.load();
  std::int64_t mark = 0;
  do {
    mark = std::max(last + 1, at_ms * kMarksInMs);
  } while (!last_.compare_exchange_weak(last, mark));
  return mark;
}

std::string Write::make_ordered_id(std::int64_t mark) {
  std::string id = make_id_text(mark / WriteOrder::kMarksInMs);
  const std::int64_t within = mark % WriteOrder::kMarksInMs;
  id[kTimeDigits] = kDigits[static_cast<std::size_t>(within / kDigitValues)];
  id[kTimeDigits + 1] = kDigits[static_cast<std::size_t>(within % kDigitValues)];
  return id;
}

}  // namespace nhipcau::store
