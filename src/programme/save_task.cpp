#include "programme/save_task.hpp"

#include "programme/task_row.hpp"
#include "programme/title.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::programme {
namespace {

template <class IdType>
std::optional<std::string> text_or_null(const std::optional<IdType>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

/// The anchor's columns: all NULL or empty without one.
struct AnchorColumns {
  std::optional<std::string> reading;
  std::optional<std::size_t> begin, end;
};

AnchorColumns to_columns(const directive::Anchor& anchor) {
  if (anchor.reading.empty()) return {};
  return {.reading = anchor.reading.value, .begin = anchor.span.begin, .end = anchor.span.end};
}

}  // namespace

Result<std::string> clean_title(std::string_view title) {
  std::string clean = one_line(text::clean(title).text);
  if (clean.empty()) return fail(Code::invalid, "programme.title_empty");
  if (text::count_characters(clean) > kTitleCharacters) {
    return fail(Code::invalid, "programme.title_too_long", {std::to_string(kTitleCharacters)});
  }
  return clean;
}

Result<std::string> clean_name(std::string_view name) {
  std::string clean = one_line(text::clean(name).text);
  if (text::count_characters(clean) > kNameCharacters) {
    return fail(Code::invalid, "programme.name_too_long", {std::to_string(kNameCharacters)});
  }
  return clean;
}

Result<std::vector<std::string>> clean_bodies(const std::vector<std::string>& bodies) {
  if (bodies.size() > kMostBodies) return fail(Code::invalid, "programme.too_many_bodies", {std::to_string(kMostBodies)});
  std::vector<std::string> clean;
  for (const auto& body : bodies) {
    auto name = clean_name(body);
    if (!name) return Fail(name.error());
    if (!name->empty()) clean.push_back(std::move(*name));
  }
  return clean;
}

Result<Task> clean_task(const NewTask& wish) {
  auto title = clean_title(wish.title);
  if (!title) return Fail(title.error());
  auto owner = clean_name(wish.owner);
  if (!owner) return Fail(owner.error());
  auto with = clean_bodies(wish.with);
  if (!with) return Fail(with.error());
  auto report_to = clean_name(wish.report_to);
  if (!report_to) return Fail(report_to.error());
  if (const auto fault = wish.due ? fault_of(*wish.due) : std::nullopt) return fail(Code::invalid, *fault);
  Task task{.title = std::move(*title),
            .owner = std::move(*owner),
            .with = std::move(*with),
            .due = wish.due,
            .report_to = std::move(*report_to)};
  const std::string quote = cut_at_word(one_line(text::clean(wish.quote).text), kQuoteBytes);
  const std::string path = cut_at_word(one_line(text::clean(wish.clause_path).text), kPathBytes);
  if (!quote.empty() || !path.empty()) {
    task.source = Source{.paper = {}, .assignment = {}, .clause = {}, .clause_path = path, .anchor = {}};
    task.source->anchor.quote = quote;
  }
  return task;
}

TaskId insert_task(store::Write& tx, Instant now, const office::Actor& actor, const Task& task) {
  const auto id = make_id<TaskId>(now.time_since_epoch().count());
  const DueColumns due = to_columns(task.due);
  const Source source = task.source.value_or(Source{});
  const AnchorColumns anchor = to_columns(source.anchor);
  const auto by = actor.account.empty() ? std::nullopt : std::optional(actor.account.value);
  tx.run("programme.insert_task", id.value, task.plan.value, task.position, task.title, task.owner, to_lines(task.with), due.kind, due.on,
         due.time, due.rule, due.as_written, task.period, task.report_to, to_rfc3339(now), by, text_or_null(source.assignment),
         text_or_null(source.clause), source.clause_path, anchor.reading, anchor.begin, anchor.end, source.anchor.quote,
         source.anchor.before, source.anchor.after);
  return id;
}

}  // namespace nhipcau::programme
