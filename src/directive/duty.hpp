#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "directive/words.hpp"

namespace nhipcau::directive {

/// What counts as a duty where a sentence stands.
enum class Manner {
  nothing,       ///< rules for everybody, invitations: no duty of a body at all
  normative,     ///< the implementing articles of a rule: bodies that bear a name ("Bộ Nội vụ", never "cơ quan, tổ chức")
  orders_only,   ///< reports and the like: "Giao X …", "Đề nghị X …"
  content,       ///< as well a body that "chủ trì", "có trách nhiệm", "chịu trách nhiệm"
  implementing,  ///< as well any sentence whose subject is a body: "TỔ CHỨC THỰC HIỆN", directives, decisions, letters
};

/// Who a sentence gives a duty to.
struct Duty {
  std::string assignee;
  std::vector<std::string> with;  ///< "phối hợp với …"
  bool is_order = false;          ///< said by an order verb or a modal of duty, not by the subject alone
  bool is_label = false;          ///< "Cơ quan chủ trì: X": what X must do is said by the part above
  std::size_t verb = 0;           ///< the word behind the assignee
};

/// The duty of one sentence (or clause of it); none if it gives none. Shapes: "Giao | Đề nghị | Yêu cầu X …"; "<issuer> yêu cầu X …";
/// "Đối với X: …"; "X chủ trì …"; "Căn cứ …, X xây dựng …"; "Cơ quan chủ trì: X"; "… (X chủ trì)".
std::optional<Duty> read_duty(std::string_view text, const Words& words, Manner manner);

/// The body a heading or a label stands for: "Đối với X", "Trách nhiệm của X", "Giao X:", "X:"; empty if it names none or says more.
std::string read_label(std::string_view text, const Words& words);

/// To whom the words say to report: "báo cáo kết quả về X (qua Y)"; empty if to no one.
std::string read_report_to(std::string_view text, const Words& words);

/// "Bộ Nội vụ", "các bộ, Ủy ban nhân dân tỉnh": a body told from all others, not "cơ quan, tổ chức, cá nhân".
bool bears_name(std::string_view body);

/// The bodies behind "phối hợp với" from word `from` on, one each; empty if there are none.
std::vector<std::string> read_with(std::string_view text, const Words& words, std::size_t from);

/// The bodies of a line "Cơ quan phối hợp: X, Y", one each; empty if it is none.
std::vector<std::string> read_with_label(std::string_view text, const Words& words);

/// True if the words only announce what follows: an order verb and a colon ("Thủ tướng Chính phủ yêu cầu:").
bool announces_orders(const Words& words);

/// True if a lead says from `verb` on no more than that its contents follow: "… thực hiện tốt một số nội dung sau:".
bool is_bare_announcement(const Words& words, std::size_t verb);

/// True if the words order something that asks for nothing: "Sở X đề nghị các đơn vị quan tâm, phối hợp."
bool is_courtesy(const Words& words);

}  // namespace nhipcau::directive
