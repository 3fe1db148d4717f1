#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directive/words.hpp"

namespace nhipcau::directive {

/// What counts as a duty where a sentence stands.
enum class Manner {
  orders_only,   ///< reports and the like: "Giao X …", "Đề nghị X …"
  content,       ///< as well a body that "chủ trì", "có trách nhiệm", "chịu trách nhiệm"
  implementing,  ///< as well any sentence whose subject is a body: "TỔ CHỨC THỰC HIỆN", directives, decisions, letters
};

/// Who a sentence gives a duty to.
struct Duty {
  std::string assignee;
  std::vector<std::string> with;  ///< "phối hợp với …"
  bool is_order = false;          ///< said by an order verb or a modal of duty, not by the subject alone
};

/// The duty of one sentence (or clause of it); none if it gives none. Shapes: "Giao | Đề nghị | Yêu cầu X …"; "<issuer> yêu cầu X …";
/// "Đối với X: …"; "X chủ trì …"; "Căn cứ …, X xây dựng …"; "Cơ quan chủ trì: X"; "… (X chủ trì)".
std::optional<Duty> read_duty(std::string_view text, const Words& words, Manner manner);

/// The body a heading or a label stands for: "Đối với X", "Trách nhiệm của X", "Giao X:", "X:"; empty if it names none or says more.
std::string read_label(std::string_view text, const Words& words);

/// To whom the words say to report: "báo cáo kết quả về X (qua Y)"; empty if to no one.
std::string read_report_to(std::string_view text, const Words& words);

/// True if a heading opens the part of a paper that says who does what: "TỔ CHỨC THỰC HIỆN", "Phân công nhiệm vụ", "Trách nhiệm thi hành".
bool is_implementing_heading(const Words& words);

/// True if the words only announce what follows: an order verb and a colon ("Thủ tướng Chính phủ yêu cầu:").
bool announces_orders(const Words& words);

}  // namespace nhipcau::directive
