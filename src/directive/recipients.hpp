#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "directive/document.hpp"

namespace nhipcau::directive {

/// One item of "Nơi nhận:" as it stands in the text: its lines or columns, in order.
struct RecipientItem {
  std::vector<Span> pieces;
};

/// Names and roles of the items: "(B/c)", "(để báo cáo)", "để thực hiện", one brace for several lines ("} Để báo cáo"), "Lưu: VT".
/// Words without a known role stay in the name.
std::vector<Recipient> read_recipients(std::string_view text, const std::vector<RecipientItem>& items);

/// The role that words like "để b/c", "T/h", "phối hợp" say; none if they say none.
std::optional<Role> find_role(std::string_view words);

}  // namespace nhipcau::directive
