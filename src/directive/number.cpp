#include "directive/number.hpp"

namespace nhipcau::directive {

Number interpret_number(std::string_view text, const text::NumberMention& mention, const Tables&) {
  return {.as_written = std::string(mention.where.of(text)), .normalized = text::to_text(mention.parts), .where = mention.where};
}

}  // namespace nhipcau::directive
