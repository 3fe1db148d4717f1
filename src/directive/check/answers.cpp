#include "directive/check/answers.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "directive/anchor.hpp"
#include "directive/check/parents.hpp"
#include "directive/check/settings.hpp"
#include "directive/check/stored.hpp"
#include "directive/duplicates.hpp"
#include "directive/records.hpp"
#include "directive/save.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive::check {
namespace {

/// An answer as stored: with the place it was given at.
struct StoredAnswer {
  Answer answer;
  Anchor anchor;
};

StoredAnswer to_answer(const store::Row& row) {
  const auto kind = answer_kind_named(row.text("kind"));
  require(kind.has_value(), "a stored answer of no kind");
  return {.answer = {.id = {row.text("id")},
                     .kind = *kind,
                     .rule = row.text("rule"),
                     .where = {},
                     .replacement = row.text("replacement"),
                     .reason = row.text("reason"),
                     .by = row.text("made_by"),
                     .at = from_rfc3339(row.text("made_at"))},
          .anchor = {.reading = {row.text("reading_id")},
                     .span = {row.size("begin_at"), row.size("end_at")},
                     .quote = row.text("quote"),
                     .before = row.text("before"),
                     .after = row.text("after")}};
}

/// The answers that stand, where they stand now; those whose words are gone are left out.
std::vector<Answer> list_answers(store::Read& tx, const PaperId& paper, const CurrentText& text) {
  std::vector<Answer> answers;
  for (const store::Row& row : tx.many("directive.list_finding_answers", paper.value)) {
    StoredAnswer stored = to_answer(row);
    if (!stored.anchor.quote.empty()) {
      const auto where = find_anchor(text.text, text.reading, stored.anchor);
      if (!where) continue;
      stored.answer.where = *where;
    }
    answers.push_back(std::move(stored.answer));
  }
  return answers;
}

bool is_about(const Answer& answer, const Finding& finding) {
  return answer.rule == finding.rule && answer.where == finding.where;
}

/// Puts to each finding the answer about it. A fix of what is found no more becomes a finding of its own.
std::vector<CheckedFinding> with_answers(std::vector<Finding> findings, const std::vector<Answer>& answers) {
  std::vector<CheckedFinding> checked;
  for (Finding& finding : findings) {
    const auto about = std::find_if(answers.begin(), answers.end(), [&](const Answer& answer) { return is_about(answer, finding); });
    checked.push_back({std::move(finding), about == answers.end() ? std::nullopt : std::optional(*about)});
  }
  for (const Answer& answer : answers) {
    const bool is_there = std::any_of(checked.begin(), checked.end(), [&](const auto& one) { return is_about(answer, one.finding); });
    if (is_there || answer.kind != AnswerKind::fixed) continue;
    Finding before{.where = answer.where, .rule = "directive.fixed_before", .severity = Severity::hint, .args = {}, .suggestion = {}};
    checked.push_back({std::move(before), answer});
  }
  std::stable_sort(checked.begin(), checked.end(), [](const auto& a, const auto& b) { return a.finding.where < b.finding.where; });
  return checked;
}

/// What a person can answer: a remark of the reader stands for as long as its reading does.
bool is_to_answer(const Finding& finding) {
  return finding.severity != Severity::hint && find_rule(finding.rule) != nullptr;
}

/// errors  see answer_finding
Result<void> judge_words(const NewAnswer& answer, std::string_view quote) {
  const bool is_fix = answer.kind == AnswerKind::fixed;
  if (is_fix && (answer.replacement.empty() || answer.replacement == quote || quote.empty()))
    return fail(Code::invalid, "directive.replacement_missing");
  if (is_fix && text::count_characters(answer.replacement) > kReplacementCharacters)
    return fail(Code::invalid, "directive.replacement_too_long", {std::to_string(kReplacementCharacters)});
  if (!is_fix && answer.reason.empty()) return fail(Code::invalid, "directive.reason_missing");
  if (!is_fix && text::count_characters(answer.reason) > kReasonCharacters)
    return fail(Code::invalid, "directive.reason_too_long", {std::to_string(kReasonCharacters)});
  return {};
}

/// errors  see answer_finding
Result<void> judge_place(const NewAnswer& answer, const std::vector<CheckedFinding>& findings) {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const CheckedFinding& one) {
    return one.finding.rule == answer.rule && one.finding.where == answer.where;
  });
  if (found == findings.end() || !find_rule(answer.rule)) return fail(Code::conflict, "directive.no_such_finding");
  if (found->answer) return fail(Code::conflict, "directive.finding_answered");
  const bool overlaps = answer.kind == AnswerKind::fixed && std::any_of(findings.begin(), findings.end(), [&](const CheckedFinding& one) {
                          return one.answer && one.answer->kind == AnswerKind::fixed && one.answer->where.overlaps(answer.where);
                        });
  if (overlaps) return fail(Code::conflict, "directive.fixes_overlap");
  return {};
}

void audit(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& paper, std::string_view event,
           const Answer& answer) {
  office::audit(tx, clock, actor,
                {.event = std::string(event),
                 .subject_kind = "paper",
                 .subject_id = paper.value,
                 .field = answer.rule,
                 .before = {},
                 .after = std::string(to_name(answer.kind))});
}

void count_anew(store::Write& tx, const Paper& paper, const Tables& tables, Date today, Examined& known) {
  tx.run("directive.update_open_findings", paper.id.value, count_open(check_registered(tx, paper, tables, today, known)));
}

}  // namespace

std::string_view to_name(AnswerKind kind) {
  return kind == AnswerKind::fixed ? "fixed" : "ignored";
}

std::optional<AnswerKind> answer_kind_named(std::string_view name) {
  if (name == "fixed") return AnswerKind::fixed;
  if (name == "ignored") return AnswerKind::ignored;
  return std::nullopt;
}

std::vector<CheckedFinding> check_registered(store::Read& tx, const Paper& paper, const Tables& tables, Date today, Examined& known) {
  Options options = load_options(tx, today);
  options.parents = load_parents(tx, paper, tables);
  return with_answers(examine(known, paper, tables, options), list_answers(tx, paper.id, {paper.reading, paper.text}));
}

std::vector<CheckedFinding> check_registered(store::Read& tx, const Paper& paper, const Tables& tables, Date today) {
  Examined nothing;
  return check_registered(tx, paper, tables, today, nothing);
}

Examined examine_registered(store::Read& tx, const PaperId& paper, const Tables& tables, Date today) {
  Examined examined;
  if (const auto loaded = load_paper(tx, paper)) (void)check_registered(tx, *loaded, tables, today, examined);
  return examined;
}

std::int64_t count_open(const std::vector<Finding>& findings) {
  return std::count_if(findings.begin(), findings.end(), is_to_answer);
}

std::int64_t count_open(const std::vector<CheckedFinding>& findings) {
  return std::count_if(findings.begin(), findings.end(),
                       [](const CheckedFinding& one) { return !one.answer && is_to_answer(one.finding); });
}

void recount_open(store::Write& tx, const PaperId& paper, const Tables& tables, Date today, Examined& known) {
  const auto loaded = load_paper(tx, paper);
  require(loaded.has_value(), "a paper went away in the transaction that holds it");
  count_anew(tx, *loaded, tables, today, known);
}

Result<void> answer_finding(store::Write& tx, const Clock& clock, const office::Actor& actor, const NewAnswer& answer, const Tables& tables,
                            Examined& known) {
  const auto paper = load_paper(tx, answer.paper);
  if (!paper) return tl::unexpected(paper.error());
  if (const auto placed = judge_place(answer, check_registered(tx, *paper, tables, clock.today(), known)); !placed) return placed;
  const Anchor anchor = answer.where.empty() ? Anchor{.reading = paper->reading} : make_anchor(paper->text, paper->reading, answer.where);
  if (const auto worded = judge_words(answer, anchor.quote); !worded) return worded;
  const bool is_fix = answer.kind == AnswerKind::fixed;
  tx.run("directive.insert_finding_answer", make_id_text(clock.now().time_since_epoch().count()), answer.paper.value, answer.rule,
         to_name(answer.kind), is_fix ? answer.replacement : "", is_fix ? "" : answer.reason, anchor.reading.value, anchor.span.begin,
         anchor.span.end, anchor.quote, anchor.before, anchor.after, id_or_null(actor.account), to_rfc3339(clock.now()));
  count_anew(tx, *paper, tables, clock.today(), known);
  audit(tx, clock, actor, answer.paper, "directive.finding_answered", {.kind = answer.kind, .rule = answer.rule});
  return {};
}

Result<void> take_answer_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& paper,
                              const AnswerId& answer, const Tables& tables, Examined& known) {
  const auto loaded = load_paper(tx, paper);
  if (!loaded) return tl::unexpected(loaded.error());
  const auto row = tx.one("directive.find_finding_answer", paper.value, answer.value);
  if (!row) return fail(Code::not_found, "directive.no_such_answer");
  tx.run("directive.take_finding_answer_back", answer.value, id_or_null(actor.account), to_rfc3339(clock.now()));
  count_anew(tx, *loaded, tables, clock.today(), known);
  audit(tx, clock, actor, paper, "directive.finding_answer_taken_back", to_answer(*row).answer);
  return {};
}

}  // namespace nhipcau::directive::check
