#include "directive/look_over.hpp"

#include <algorithm>

#include "base/require.hpp"
#include "directive/load.hpp"
#include "directive/save.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::string_view kNobodyAsked;

/// A row of look_over.
struct Asked {
  std::int64_t position = 0;
  std::optional<ReadingId> compared_with;
  std::optional<ReadingId> reading;  ///< what was looked over; none: it waits
  std::int64_t paper_version = 0;
  LookOver state;
};

std::optional<ReadingId> maybe_reading(const store::Row& row, std::string_view column) {
  const auto id = row.maybe_text(column);
  return id ? std::optional(ReadingId{*id}) : std::nullopt;
}

std::optional<Asked> find_last(store::Read& tx, const PaperId& paper) {
  const auto row = tx.one("directive.find_look_over", paper.value);
  if (!row) return std::nullopt;
  const auto cause = look_over_cause_named(row->text("cause"));
  require(cause.has_value(), "a stored cause without a name of its own");
  Asked asked{.position = row->integer("position"),
              .compared_with = maybe_reading(*row, "compared_with"),
              .reading = maybe_reading(*row, "reading_id"),
              .paper_version = row->maybe_integer("paper_version").value_or(0),
              .state = {.cause = *cause}};
  if (const auto made_at = row->maybe_text("made_at")) {
    asked.state.state = LookOverState::done;
    asked.state.by = row->text("made_by");
    asked.state.at = from_rfc3339(*made_at);
  }
  return asked;
}

bool is_done(const std::optional<Asked>& last) {
  return last && last->state.state == LookOverState::done;
}

std::string_view state_name(const std::optional<Asked>& last) {
  return last ? to_name(last->state.state) : kNobodyAsked;
}

/// Puts into each field that nobody corrected what `before` said of it, if that is other; answers whether there is one.
bool mark_changes(store::Read& tx, const ReadingId& before, std::vector<RecordField>& fields) {
  const auto read = list_read_fields(tx, before);
  bool has_changes = false;
  for (RecordField& field : fields) {
    const auto same = std::find_if(read.begin(), read.end(), [&](const RecordField& one) { return one.name == field.name; });
    const std::string value = same == read.end() ? "" : same->value;
    if (field.by_person || value == field.value) continue;
    field.value_before = value;
    has_changes = true;
  }
  return has_changes;
}

void ask(store::Write& tx, const Asking& asking, std::int64_t position, const std::optional<ReadingId>& compared_with) {
  tx.run("directive.insert_look_over", asking.paper.value, position, to_name(asking.cause), to_rfc3339(asking.at),
         compared_with ? std::optional(compared_with->value) : std::nullopt);
  tx.run("directive.note_look_over", asking.paper.value, to_name(LookOverState::waiting));
}

/// Writes who looked it over, or for nobody that it waits; raises the version.
struct Settling {
  std::int64_t position = 0;
  std::optional<std::string> reading, made_by, made_at;
};
void settle(store::Write& tx, const SeenPaper& seen, const Settling& settling) {
  const bool is_waiting = !settling.made_at;
  const auto version = is_waiting ? std::nullopt : std::optional(seen.version);
  tx.run("directive.settle_look_over", seen.paper.value, settling.position, settling.reading, version, settling.made_by, settling.made_at);
  tx.run("directive.note_look_over", seen.paper.value, to_name(is_waiting ? LookOverState::waiting : LookOverState::done));
  require(tx.run("directive.raise_version", seen.paper.value, seen.version) == 1, "a paper changed under the transaction that holds it");
}

void audit_step(store::Write& tx, const Clock& clock, const office::Actor& actor, const PaperId& paper, office::AuditLine line) {
  line.subject_kind = "paper";
  line.subject_id = paper.value;
  line.field = "look_over";
  office::audit(tx, clock, actor, line);
}

}  // namespace

Result<Paper> look_over(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPaper& seen) {
  const auto row = tx.one("directive.load_for_rereading", seen.paper.value);
  if (!row) return fail(Code::not_found, "directive.no_such_paper");
  const auto last = find_last(tx, seen.paper);
  if (is_done(last) && last->paper_version == seen.version) return load_paper(tx, seen.paper);
  if (row->integer("version") != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  if (is_done(last)) return load_paper(tx, seen.paper);

  const Instant now = clock.now();
  if (!last) ask(tx, {.paper = seen.paper, .cause = LookOverCause::person, .at = now, .before = {}}, 1, std::nullopt);
  settle(tx, seen,
         {.position = last ? last->position : 1,
          .reading = row->text("reading_id"),
          .made_by = id_or_null(actor.account),
          .made_at = to_rfc3339(now)});
  audit_step(
      tx, clock, actor, seen.paper,
      {.event = "directive.looked_over", .before = std::string(state_name(last)), .after = std::string(to_name(LookOverState::done))});
  return load_paper(tx, seen.paper);
}

Result<Paper> take_look_over_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const SeenPaper& seen) {
  const auto row = tx.one("directive.load_for_rereading", seen.paper.value);
  if (!row) return fail(Code::not_found, "directive.no_such_paper");
  if (row->integer("version") != seen.version) return fail(Code::conflict, "api.changed_meanwhile");
  const auto last = find_last(tx, seen.paper);
  if (!is_done(last)) return fail(Code::invalid, "directive.not_looked_over");
  settle(tx, seen, {.position = last->position});
  audit_step(tx, clock, actor, seen.paper,
             {.event = "directive.look_over_taken_back",
              .before = std::string(to_name(LookOverState::done)),
              .after = std::string(to_name(LookOverState::waiting))});
  return load_paper(tx, seen.paper);
}

std::int64_t count_to_look_over(store::Read& tx, const office::Sight& sight) {
  return tx.one("directive.count_to_look_over", sight.account, sight.on)->integer("papers");
}

void ask_first(store::Write& tx, const PaperId& paper, Instant at) {
  ask(tx, {.paper = paper, .cause = LookOverCause::registered, .at = at, .before = {}}, 1, std::nullopt);
}

void ask_again(store::Write& tx, const Asking& asking, const std::vector<RecordField>& now) {
  const auto last = find_last(tx, asking.paper);
  if (last && !is_done(last)) return;
  const ReadingId before = last ? *last->reading : asking.before;
  auto fields = now;
  const bool says_other = mark_changes(tx, before, fields);
  if (asking.cause == LookOverCause::read_otherwise && !says_other) return;
  ask(tx, asking, last ? last->position + 1 : 1, before);
}

void add_look_over(store::Read& tx, Paper& paper) {
  const auto last = find_last(tx, paper.id);
  if (!last) return;
  paper.look_over = last->state;
  if (last->compared_with && !is_done(last)) mark_changes(tx, *last->compared_with, paper.fields);
}

}  // namespace nhipcau::directive
