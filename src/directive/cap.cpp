#include "directive/cap.hpp"

#include <optional>
#include <vector>

namespace nhipcau::directive {
namespace {

class Cap {
 public:
  template <class Item>
  void cut(std::vector<Item>& items, std::size_t most = kMostOfAKind) {
    if (items.size() <= most) return;
    note(items[most].where);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
  }

  /// Keeps the first `left` clauses of the tree, and takes them off.
  void cut_tree(std::vector<Clause>& clauses, std::size_t& left) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (left == 0) return cut(clauses, i);
      --left;
      cut_tree(clauses[i].children, left);
    }
  }

  [[nodiscard]] const std::optional<Span>& first() const { return first_; }

 private:
  void note(Span where) {
    if (!first_ || where.begin < first_->begin) first_ = where;
  }

  std::optional<Span> first_;
};

}  // namespace

void cap_parts(Parsed& parsed) {
  Document& document = parsed.document;
  Cap cap;
  std::size_t clauses = kMostClauses;
  cap.cut_tree(document.clauses, clauses);
  cap.cut(document.attachments);
  for (Attachment& attachment : document.attachments) cap.cut_tree(attachment.clauses, clauses);
  cap.cut(document.assignments);
  cap.cut(document.citations);
  cap.cut(document.mentions);
  cap.cut(document.recipients);
  cap.cut(document.footnotes);
  cap.cut(document.occasions);
  cap.cut(document.events);
  cap.cut(parsed.findings);
  if (!cap.first()) return;
  parsed.findings.push_back(
      {.where = *cap.first(), .rule = "directive.too_many_parts", .severity = Severity::warning, .args = {}, .suggestion = ""});
}

}  // namespace nhipcau::directive
