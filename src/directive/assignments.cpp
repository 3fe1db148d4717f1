#include "directive/assignments.hpp"

#include <algorithm>
#include <array>

#include "directive/bodies.hpp"
#include "directive/deadline.hpp"
#include "directive/duty.hpp"
#include "directive/formulas.hpp"
#include "directive/lexicon.hpp"
#include "directive/manner.hpp"
#include "text/fold.hpp"
#include "text/scan.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::size_t kLongestList = 2000;  // bytes of names before the verb that all of them share
constexpr std::size_t kShortHeading = 8;    // words of a heading that says no more than that duties follow

/// What the parts above say about the one being read.
struct Context {
  Manner manner = Manner::content;
  std::string assignee;  ///< of the heading or label above: "Đối với X", "X có trách nhiệm:"
  std::vector<std::string> with;
  bool is_from_duty = false;  ///< not a heading's but the duty of the clause's own words: holds for its bullets, not for other paragraphs
  bool is_from_lead = false;  ///< of the paper's lead: holds only where words order something
};

/// A stretch of words that may hold duties: a clause's own words, a paragraph or a bullet.
struct Unit {
  Span where;  ///< of the whole part, where the assignment is anchored
  Span words;  ///< without its number or sign
  bool is_bullet = false;
};

/// A run of sentences that belong to one duty.
struct Run {
  Duty duty;
  std::vector<Span> sentences;
};

class AssignmentReader {
 public:
  AssignmentReader(std::string_view text, const Words& words, const Document& document, const Tables& tables)
      : text_(text), document_(document), lexicon_(lexicon_of(tables)), words_(words), days_(days_of_paper()) {}

  std::vector<Assignment> read() {
    const auto context = read_opening();
    for (const auto& clause : document_.clauses) read_clause(clause, context);
    for (const auto& attachment : document_.attachments) {
      const Context attached{
          .manner = is_normative(attachment.clauses, "QC") ? Manner::nothing : Manner::content, .assignee = {}, .with = {}};
      for (const auto& clause : attachment.clauses) read_clause(clause, attached);
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::optional<int> year_of_paper() const {
    if (document_.issued_on) return document_.issued_on->year();
    if (!document_.title) return std::nullopt;
    const auto words = words_in(words_, document_.title->where);
    for (std::size_t at = 1; at < words.size(); ++at) {
      const int year = number_of(words[at]);
      if (words[at - 1].is("năm") && year >= 1945 && year <= 2099) return year;
    }
    return std::nullopt;
  }

  [[nodiscard]] PaperDays days_of_paper() const {
    return {.year = year_of_paper(),
            .signed_on = document_.issued_on,
            .in_force = document_.in_force ? document_.in_force->from : std::nullopt};
  }

  // --- what the kind of paper and its opening say ----------------------------------------------------------------------------------

  /// The lead before the first clause: "… đề nghị các sở, ngành báo cáo như sau:". An order of its own is an assignment; its addressee
  /// carries out what the clauses order without saying whom.
  Context read_opening() {
    Context context{.manner = manner_of_paper(document_), .assignee = {}, .with = {}};
    if (document_.clauses.empty() || context.manner == Manner::nothing) return context;
    const auto lead = line_before(document_.clauses.front().where.begin);
    const auto words = words_in(words_, lead);
    if (words.empty() || !words.back().is(":")) return context;
    const bool is_numbered = !document_.clauses.front().enumerator.empty();
    const auto sentences = text::sentences(text_, lead);
    if (sentences.empty()) return context;
    const auto said = words_in(words_, sentences.back());
    auto duty = read_duty(text_, said, Manner::orders_only);
    if (is_numbered && (duty || announces_orders(words))) context.manner = Manner::implementing;
    if (!duty || context.manner != Manner::implementing) return context;
    duty->assignee = resolve(duty->assignee);
    if (!is_bare_announcement(said, duty->verb))
      found_.push_back(make({.where = lead, .words = lead}, {.duty = *duty, .sentences = {sentences.back()}}));
    context.assignee = std::move(duty->assignee);
    context.with = std::move(duty->with);
    context.is_from_lead = true;
    return context;
  }

  /// "Quý cơ quan" is the addressee when there is but one.
  [[nodiscard]] std::string resolve(const std::string& assignee) const {
    const auto words = split_words(assignee, {0, assignee.size()});
    const bool is_polite = !words.empty() && words[0].is("quý") && words.size() <= 4;
    return is_polite && document_.addressees.size() == 1 ? document_.addressees.front().name : assignee;
  }

  /// The last line that is not blank before `at`.
  [[nodiscard]] Span line_before(std::size_t at) const {
    const auto before = text::trim(text_, Span{0, std::min(at, text_.size())});
    if (before.empty()) return before;
    const auto start = text_.rfind('\n', before.end - 1);
    return text::trim(text_, Span{start == std::string_view::npos ? 0 : start + 1, before.end});
  }

  // --- clauses ---------------------------------------------------------------------------------------------------------------------

  /// The clause's own words: its line or lines without the enumerator, up to its first unnumbered paragraph.
  [[nodiscard]] Unit own_unit(const Clause& clause) const {
    Unit unit{.where = clause.where, .words = clause.where};
    if (clause.enumerator.empty()) return {.where = clause.where, .words = {clause.where.begin, clause.where.begin}};
    for (const auto& paragraph : clause.paragraphs) {
      if (paragraph.begin > unit.where.begin) unit.where.end = std::min(unit.where.end, paragraph.begin);
    }
    for (const auto& bullet : clause.bullets) {
      if (bullet.where.begin > unit.where.begin) unit.where.end = std::min(unit.where.end, bullet.where.begin);
    }
    unit.where = text::trim(text_, unit.where);
    const auto at = unit.where.of(text_).find(clause.enumerator);
    const auto skipped = at == std::string_view::npos ? 0 : at + clause.enumerator.size();
    unit.words = text::trim(text_, Span{std::min(unit.where.begin + skipped, unit.where.end), unit.where.end});
    return unit;
  }

  void read_clause(const Clause& clause, Context context) {
    path_ = clause.path;
    own_words_ = own_unit(clause).words;
    read_own(clause, context);
    read_parts(clause, context);
    for (const auto& child : clause.children) read_clause(child, context);
  }

  /// Reads the clause's own words and leaves in `context` what holds for the parts below it.
  void read_own(const Clause& clause, Context& context) {
    const auto unit = own_unit(clause);
    const auto words = words_in(words_, unit.words);
    if (words.empty()) return;
    const bool has_parts = !clause.children.empty() || !clause.bullets.empty() || !clause.paragraphs.empty();
    if (clause.text.empty() || (has_parts && words.size() <= kShortHeading)) enter(words, context);
    if (has_parts && take_label(words, context)) return;
    if (has_parts && is_implementing_heading(words) && words.size() <= kShortHeading) return;
    const bool announces = has_parts && words.back().is(":");
    const bool is_heading = has_parts && clause.text.empty();
    read_unit(unit, context, announces, is_heading || announces);
  }

  /// What a heading says of the parts below it.
  static void enter(const Words& heading, Context& context) {
    context.manner = manner_below(heading, context.manner);
    if (!context.is_from_lead || !is_contents_heading(heading)) return;
    context.assignee.clear();
    context.with.clear();
  }

  /// A heading or label that is a body's name: what follows is its duty.
  bool take_label(const Words& words, Context& context) const {
    static const Phrases towards{"đối với", "trách nhiệm của", "giao", "đề nghị", "yêu cầu"};
    if (context.manner == Manner::nothing) return false;
    if (context.manner != Manner::implementing && towards.match(words, 0) == 0) return false;
    auto label = resolve(read_label(text_, words));
    if (label.empty() || text::is_all_caps(label)) return false;  // a heading in capitals names a kind of body at most
    if (context.manner == Manner::normative && !bears_name(label)) return false;
    context.assignee = std::move(label);
    context.with.clear();
    context.is_from_duty = false;
    context.is_from_lead = false;
    return true;
  }

  /// Paragraphs and bullets in the order they stand; a paragraph or bullet that ends with a colon speaks for the bullets behind it.
  void read_parts(const Clause& clause, const Context& above) {
    std::vector<Unit> units;
    for (const auto& paragraph : clause.paragraphs) units.push_back({.where = paragraph, .words = paragraph});
    for (const auto& bullet : clause.bullets) units.push_back({.where = bullet.where, .words = bullet.where, .is_bullet = true});
    std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) { return a.where < b.where; });
    Context context = above;
    std::string label_sign;  // the sign of the bullet that is a label: bullets of the same sign are its equals, not its parts
    for (std::size_t i = 0; i < units.size(); ++i) {
      const auto words = words_in(words_, units[i].words);
      if (words.empty()) continue;
      const auto sign = units[i].is_bullet ? words.front().key : std::string_view{};
      if (!units[i].is_bullet || sign == label_sign) context = above;
      const bool has_parts = i + 1 < units.size() && units[i + 1].is_bullet && words.back().is(":");
      if (has_parts && take_label(words, context)) {
        label_sign = sign;
        continue;
      }
      if (has_parts) label_sign = sign;
      if (add_detail(words)) continue;
      read_unit(units[i], context, has_parts, has_parts);
    }
  }

  /// "Cơ quan phối hợp: X, Y", "Thời gian hoàn thành: …" below "Cơ quan chủ trì: Z": more of the duty just read.
  bool add_detail(const Words& words) {
    static const Phrases times{"thời gian",           "thời hạn",   "thời gian thực hiện", "thời gian hoàn thành",
                               "thời hạn hoàn thành", "hoàn thành", "thời hạn thực hiện"};
    if (found_.empty() || found_.back().clause_path != path_) return false;
    const std::size_t first = words.front().kind == Word::Kind::sign ? 1 : 0;
    const auto length = times.match(words, first);
    if (length > 0 && first + length < words.size() && words[first + length].is(":")) {
      if (!found_.back().deadline) found_.back().deadline = find_deadline(text_, words, days_);
      return found_.back().deadline.has_value();
    }
    auto with = read_with_label(text_, words);
    auto& known = found_.back().with;
    known.insert(known.end(), std::make_move_iterator(with.begin()), std::make_move_iterator(with.end()));
    return !with.empty();
  }

  /// "Chỉ thị này phổ biến đến chi bộ.": about the paper, no one's duty; "Sở Ngoại vụ trân trọng …": the issuer about itself.
  [[nodiscard]] bool has_other_subject(const Unit& unit) const {
    const auto words = words_in(words_, {unit.words.begin, std::min(unit.words.end, unit.words.begin + 200)});
    if (is_particular(words) || find_subject(words, 0, words.size()) || (starts_body(words, 0) && !begins_verb(words, 0))) return true;
    return std::any_of(words.begin(), words.begin() + std::min<std::ptrdiff_t>(5, std::ssize(words)),
                       [](const Word& word) { return word.is("này"); }) &&
           lexicon_.type_names.match(words, 0) > 0;
  }

  /// Finds the duties of a unit. `announces`: it ends with a colon and only says who does what follows; `is_heading`: it is no duty by
  /// itself.
  void read_unit(const Unit& unit, Context& context, bool announces, bool is_heading) {
    auto runs = find_runs(unit, context);
    if (runs.empty()) return;
    const bool has_own = !runs.front().duty.assignee.empty();
    const bool inherits = !context.assignee.empty() && !is_heading && (unit.is_bullet || !context.is_from_duty) &&
                          !has_other_subject(unit) && (!context.is_from_lead || orders_something(unit));
    if (!has_own && !inherits) return;
    if (has_own && (announces || context.manner == Manner::implementing)) {
      context.assignee = runs.back().duty.assignee;
      context.with = runs.back().duty.with;
      context.is_from_duty = !announces;
      context.is_from_lead = false;
    }
    if (announces) return;
    for (auto& run : runs) {
      if (run.duty.assignee.empty()) {
        run.duty.assignee = context.assignee;
        if (run.duty.with.empty()) run.duty.with = context.with;
      }
      const bool is_told_above = run.duty.is_label && run.sentences.size() == 1 && !own_words_.contains(unit.words.begin);
      if (is_told_above && !own_words_.empty()) run.sentences = text::sentences(text_, own_words_);
      found_.push_back(make(unit, run));
    }
  }

  [[nodiscard]] bool orders_something(const Unit& unit) const {
    const auto words = words_in(words_, unit.words);
    return begins_as_order(words) || find_deadline(text_, words, days_).has_value();
  }

  /// The unit's sentences, grouped by who they give a duty to. The first run has an empty assignee if its sentences name no one.
  [[nodiscard]] std::vector<Run> find_runs(const Unit& unit, const Context& context) const {
    std::vector<Run> runs;
    for (const auto sentence : clauses_of_sentences(unit.words, context.manner)) {
      const auto words = words_in(words_, sentence);
      auto duty = is_contact_formula(words) || is_notice(words) ? std::nullopt : read_duty(text_, words, context.manner);
      if (duty) duty->assignee = resolve(duty->assignee);
      const bool is_empty = !duty && (is_contact_formula(words) || is_closing_formula(words) || is_courtesy(words));
      if (is_empty && runs.empty()) continue;
      if (duty && is_behind_semicolon(sentence)) duty->is_order = true;
      const bool is_first = runs.empty();
      const bool has_no_one = !is_first && runs.front().duty.assignee.empty() && runs.size() == 1;
      if (is_first) {
        runs.push_back({.duty = duty.value_or(Duty{.assignee = {}, .with = read_own_with(words, context), .is_order = false}),
                        .sentences = {sentence}});
        continue;
      }
      const bool is_new = duty && duty->assignee != runs.back().duty.assignee && (duty->is_order || has_no_one) &&
                          (context.assignee.empty() || duty->is_order);
      if (is_new && has_no_one && context.assignee.empty()) {
        runs.back().duty = std::move(*duty);  // the sentences before it only lead to it
        runs.back().sentences.push_back(sentence);
      } else if (is_new) {
        runs.push_back({.duty = std::move(*duty), .sentences = {sentence}});
      } else {
        runs.back().sentences.push_back(sentence);
      }
    }
    return runs;
  }

  /// Whom a sentence without a subject works with: "Chủ động phối hợp với …" under "Đối với X".
  [[nodiscard]] std::vector<std::string> read_own_with(const Words& words, const Context& context) const {
    return context.assignee.empty() ? std::vector<std::string>{} : read_with(text_, words, 0);
  }

  /// Sentences, those that order several bodies by semicolons cut there.
  [[nodiscard]] std::vector<Span> clauses_of_sentences(Span unit, Manner manner) const {
    std::vector<Span> parts;
    for (const auto sentence : text::sentences(text_, unit)) {
      auto begin = sentence.begin;
      const auto within = text_.substr(0, sentence.end);  // no look beyond it: a text may have no other semicolon
      for (auto at = within.find(';', begin); at != std::string_view::npos; at = within.find(';', at + 1)) {
        if (at - begin < kLongestList && is_bare_list({begin, at})) continue;
        const auto next = words_in(words_, {at + 1, std::min(sentence.end, at + 600)});
        if (!begins_other_duty(next, manner)) continue;
        parts.push_back(text::trim(text_, Span{begin, at}));
        begin = at + 1;
      }
      parts.push_back(text::trim(text_, Span{begin, sentence.end}));
    }
    return parts;
  }

  /// Behind a semicolon: "…; giao Sở X …", "…; Công an tỉnh chủ trì …", and where all subjects have duties "…; Công an tỉnh hướng dẫn …".
  [[nodiscard]] bool begins_other_duty(const Words& next, Manner manner) const {
    static const Phrases orders{"giao", "đề nghị", "yêu cầu"};
    const bool is_body = starts_body(next, 0);
    if (!is_body && orders.match(next, 0) == 0) return false;
    const auto duty = read_duty(text_, next, manner);
    return duty && (duty->is_order || (is_body && next.front().capital));
  }

  [[nodiscard]] bool is_behind_semicolon(Span sentence) const {
    const auto at = text_.find_last_not_of(" \n\t", sentence.begin == 0 ? 0 : sentence.begin - 1);
    return sentence.begin > 0 && at != std::string_view::npos && text_[at] == ';';
  }

  /// Names alone, whose verb comes behind later semicolons.
  [[nodiscard]] bool is_bare_list(Span part) const {
    const auto words = words_in(words_, part);
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (verb_at(words, at) != Verb::none) return false;
    }
    return starts_body(words, 0);
  }

  [[nodiscard]] Assignment make(const Unit& unit, const Run& run) const {
    const auto last = run.sentences.back().end;
    const Span said{run.sentences.front().begin, last};
    const auto words = words_in(words_, said);
    Assignment assignment{.assignee = run.duty.assignee,
                          .with = run.duty.with,
                          .text = std::string(said.of(text_)),
                          .period = find_period(text_, words),
                          .deadline = find_deadline(text_, words, days_),
                          .report_to = read_report_to(text_, words),
                          .clause_path = path_,
                          .where = unit.where};
    for (const auto sentence : run.sentences) {
      auto scoped = lexicon_.scopes.read(words_in(words_, sentence), sentence);
      assignment.sentences.insert(assignment.sentences.end(), scoped.begin(), scoped.end());
    }
    settle_scope(assignment);
    return assignment;
  }

  static void settle_scope(Assignment& assignment) {
    const auto is_declined = [](const Assignment::Sentence& sentence) { return sentence.scope == Scope::declined; };
    const bool all_declined =
        !assignment.sentences.empty() && std::all_of(assignment.sentences.begin(), assignment.sentences.end(), is_declined);
    if (!all_declined) return;
    assignment.scope = Scope::declined;
    assignment.reason_key = assignment.sentences.front().reason_key;
  }

  std::string_view text_;
  const Document& document_;
  const Lexicon& lexicon_;
  Words words_;  ///< of the whole text
  PaperDays days_;
  std::string path_;
  Span own_words_;  ///< of the clause being read
  std::vector<Assignment> found_;
};

}  // namespace

std::vector<Assignment> read_assignments(std::string_view text, const Words& words, const Document& document, const Tables& tables) {
  return AssignmentReader(text, words, document, tables).read();
}

}  // namespace nhipcau::directive
