#include <algorithm>

#include "directive/anchor.hpp"
#include "directive/check/answers.hpp"
#include "directive/fields.hpp"
#include "directive/load.hpp"
#include "directive/records.hpp"
#include "directive/save.hpp"
#include "directive/stored_names.hpp"

namespace nhipcau::directive {
namespace {

/// What a correction starts from.
struct Source {
  std::int64_t version = 0;
  ReadingId reading;
  std::string text;
  ReaderSays reader;
};

Result<Source> load_source(store::Read& tx, const FieldCorrection& correction) {
  const auto row = tx.one("directive.load_source", correction.paper.value);
  if (!row) return fail(Code::not_found, "directive.no_such_paper");
  Source source{.version = row->integer("version"),
                .reading = {row->text("reading_id")},
                .text = row->text("text"),
                .reader = {.type_code = row->text("type_code"), .system = system_stored_as(row->text("system"))}};
  if (source.version != correction.version) return fail(Code::conflict, "api.changed_meanwhile");
  return source;
}

const std::string& value_of(const std::vector<RecordField>& fields, FieldName name) {
  return std::find_if(fields.begin(), fields.end(), [&](const RecordField& field) { return field.name == name; })->value;
}

Result<void> take_back(store::Write& tx, const Clock& clock, const office::Actor& actor, const FieldCorrection& correction,
                       const Source& source) {
  const auto standing = list_standing_corrections(tx, correction.paper, source.reading, source.text);
  const auto is_it = [&](const StandingCorrection& one) { return one.field == correction.field; };
  const auto newest = std::find_if(standing.rbegin(), standing.rend(), is_it);
  if (newest == standing.rend()) return fail(Code::invalid, "directive.nothing_to_take_back");
  tx.run("directive.take_correction_back", newest->id, id_or_null(actor.account), to_rfc3339(clock.now()));
  return {};
}

Result<void> add_correction(store::Write& tx, const Clock& clock, const office::Actor& actor, const FieldCorrection& correction,
                            const Source& source, const Tables& tables) {
  const auto value = normalize_field(correction.field, *correction.value, tables);
  if (!value) return Fail(value.error());
  const auto selection = correction.selection;
  if (selection && !is_whole(source.text, *selection)) return fail(Code::invalid, "directive.selection_outside");
  const Anchor anchor = selection ? make_anchor(source.text, source.reading, *selection) : Anchor{};
  const auto position = tx.one("directive.count_corrections", correction.paper.value)->integer("corrections") + 1;
  const auto begin = selection ? std::optional(selection->begin) : std::nullopt;
  const auto end = selection ? std::optional(selection->end) : std::nullopt;
  tx.run("directive.insert_correction", make_id_text(clock.now().time_since_epoch().count()), correction.paper.value, position,
         to_name(correction.field), *value, id_or_null(anchor.reading), begin, end, anchor.quote, anchor.before, anchor.after,
         id_or_null(actor.account), to_rfc3339(clock.now()));
  return {};
}

}  // namespace

Result<Paper> correct_field(store::Write& tx, const Clock& clock, const office::Actor& actor, const FieldCorrection& correction,
                            const Tables& tables, check::Examined* known) {
  const auto source = load_source(tx, correction);
  if (!source) return Fail(source.error());
  const auto before = value_of(load_fields(tx, correction.paper, source->reading, source->text), correction.field);
  const auto done =
      correction.value ? add_correction(tx, clock, actor, correction, *source, tables) : take_back(tx, clock, actor, correction, *source);
  if (!done) return Fail(done.error());
  const auto fields = load_fields(tx, correction.paper, source->reading, source->text);
  const RegisterColumns header = to_register_columns(fields, source->reader, tables);
  save_header(tx, correction.paper, source->version, header);
  index_paper(tx, correction.paper, *find_unit(tx, correction.paper), header, source->text);
  office::audit(tx, clock, actor,
                {.event = "directive.corrected",
                 .subject_kind = "paper",
                 .subject_id = correction.paper.value,
                 .field = std::string(to_name(correction.field)),
                 .before = before,
                 .after = value_of(fields, correction.field)});
  check::Examined nothing;
  check::recount_open(tx, correction.paper, tables, clock.today(), known ? *known : nothing);
  return load_paper(tx, correction.paper);
}

}  // namespace nhipcau::directive
