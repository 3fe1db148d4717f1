#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "directive/document.hpp"

/// What a checker of official papers knows: rules, a row each in data/check_rules.csv, and where each is laid down, in
/// data/check_sources.csv. Their sentences are messages: "check.<rule>" what a finding says, "check.why.<rule>" why.
namespace nhipcau::directive::check {

enum class Group { identity, dates, citations, structure, duties, language };
std::string_view to_name(Group group);  ///< "identity"

/// What kind of error breaks a rule, by which an issued paper is mended: wrong in content, it is amended or replaced by a paper of equal
/// form; wrong in form, presentation or procedure, it is corrected by a letter of the body that issued it.
/// source  Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3
enum class ErrorClass { content, form };
std::string_view to_name(ErrorClass error_class);  ///< "content"
std::optional<ErrorClass> error_class_named(std::string_view name);

/// Where a rule is laid down, for which papers and for which years. A rule without a source holds for every paper.
struct Source {
  std::vector<System> systems;  ///< empty: of every system
  std::optional<Date> from;     ///< papers issued on this day and later; none: always
  std::optional<Date> until;    ///< and on this day and earlier; none: still
  std::string text;             ///< "Nghị định 30/2020/NĐ-CP ngày 05/3/2020, Phụ lục I, Phần I, mục II.4.b"
};

struct Rule {
  std::string id;  ///< "missing-header"
  Group group = Group::identity;
  ErrorClass error_class = ErrorClass::form;
  Severity severity = Severity::warning;
  bool is_fixed_surely = false;  ///< what it suggests may be put in without anybody looking
  std::string wrong, right;      ///< a piece of a paper that breaks it, and the same piece mended
  std::vector<Source> sources;

  /// The source by which a paper is held to the rule; none if it is not.
  /// on  the day the paper was issued, or the best that is known of it
  [[nodiscard]] const Source* source_for(std::optional<System> system, Date on) const;
  [[nodiscard]] bool holds_for(std::optional<System> system, Date on) const { return sources.empty() || source_for(system, on) != nullptr; }
};

/// All rules in the order of the table.
const std::vector<Rule>& rules();
const Rule* find_rule(std::string_view id);

}  // namespace nhipcau::directive::check
