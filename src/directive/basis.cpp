#include "directive/basis.hpp"

#include "directive/enumerator.hpp"
#include "directive/lines.hpp"
#include "text/fold.hpp"

namespace nhipcau::directive {

bool begins_with_basis(std::string_view paragraph) {
  const std::string_view words = paragraph.substr(bullet_sign_size(paragraph));
  return begins_with_any(words, {"Căn cứ", "Thực hiện", "Theo", "Xét", "Trên cơ sở", "Tiếp theo", "Triển khai thực hiện",
                                 "Tiếp tục thực hiện", "Để thực hiện", "Để triển khai", "Nhằm", "Để tiếp tục", "Sau khi", "Được sự"});
}

bool is_operative_word(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string joined = join_spaced_letters(line);
  if (!text::is_all_caps(joined)) return false;
  std::string key = text::search_key(joined);
  while (!key.empty() && (key.back() == ':' || key.back() == ' ')) key.pop_back();
  return key == "quyết định" || key == "quyết nghị" || key == "nghị quyết" || key == "chỉ thị" || key == "quy định" || key == "kết luận" ||
         key == "yêu cầu" || key == "quyết nghị thông qua";
}

}  // namespace nhipcau::directive
