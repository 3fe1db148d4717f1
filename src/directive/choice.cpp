#include "directive/choice.hpp"

#include <charconv>
#include <set>

#include "directive/import.hpp"
#include "directive/scan.hpp"
#include "directive/versions.hpp"

namespace nhipcau::directive {
namespace {

constexpr std::string_view kKeep = "keep ", kReplace = "replace ";
const std::string kSameNumber = "directive.import_same", kSameOtherDay = "directive.import_same_other_day";

std::vector<PaperId> papers_of(const jobs::Item& item) {
  std::vector<PaperId> papers;
  for (std::string_view rest = item.made; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    papers.push_back({std::string(rest.substr(0, end))});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return papers;
}

bool is_settled(const jobs::Item& item) {
  namespace came = import_outcome;
  return std::set<std::string_view>{came::kRegistered, came::kKnown, came::kReplaced, came::kChosen}.count(item.outcome) > 0;
}

std::string file_name_of(const jobs::Item& item) {
  return item.name.substr(item.name.rfind('/') + 1);
}

std::string paper_of(const Choice& choice) {
  const auto* const keep = std::get_if<KeepBeside>(&choice);
  return keep != nullptr ? keep->other.value : std::get<InPlaceOf>(choice).paper.value;
}

std::optional<office::UnitId> find_unit_of(store::Database& database, const PaperId& paper) {
  return database.read([&](store::Read& tx) { return find_unit(tx, paper); });
}

/// errors  conflict directive.nothing_to_choose: somebody chose meanwhile
Result<void> change(store::Write& tx, const jobs::JobId& job, const jobs::Item& item) {
  if (jobs::change_item(tx, job, import_outcome::kSame, item)) return {};
  return fail(Code::conflict, "directive.nothing_to_choose");
}

/// A scan takes seconds a page: a job reads it again and does what was chosen.
Result<jobs::Item> put_chosen_scan(store::Database& database, const Clock& clock, const office::Actor& actor, const ItemChoice& wanted,
                                   const office::UnitId& unit, jobs::Item item) {
  return database.write([&](store::Write& tx) -> Result<jobs::Item> {
    jobs::put(tx, clock,
              {.kind = std::string(kScanKind),
               .key = item.subject + " " + actor.account.value + " " + to_payload(wanted.choice) + " " + unit.value,
               .name = file_name_of(item),
               .payload = to_payload(wanted.choice),
               .asked_by = actor.account.value,
               .asked_from = actor.from_address,
               .unit = unit.value,
               .items = {{.name = file_name_of(item), .subject = item.subject}}});
    jobs::Item chosen = item;
    chosen.outcome = import_outcome::kChosen;
    chosen.made = paper_of(wanted.choice);
    chosen.message = {};
    if (const auto changed = change(tx, wanted.job, chosen); !changed) return tl::unexpected(changed.error());
    return chosen;
  });
}

}  // namespace

std::string to_payload(const std::optional<Choice>& choice) {
  if (!choice) return {};
  if (const auto* const keep = std::get_if<KeepBeside>(&*choice)) return std::string(kKeep) + keep->other.value + "\n" + keep->reason;
  const InPlaceOf& place = std::get<InPlaceOf>(*choice);
  return std::string(kReplace) + place.paper.value + " " + std::to_string(place.version);
}

std::optional<Choice> choice_of_payload(std::string_view payload) {
  if (payload.starts_with(kKeep)) {
    const std::string_view rest = payload.substr(kKeep.size());
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    return KeepBeside{.other = {std::string(rest.substr(0, end))}, .reason = std::string(rest.substr(end + 1))};
  }
  if (!payload.starts_with(kReplace)) return std::nullopt;
  const std::string_view rest = payload.substr(kReplace.size());
  const std::size_t end = rest.find(' ');
  if (end == std::string_view::npos) return std::nullopt;
  InPlaceOf place{.paper = {std::string(rest.substr(0, end))}};
  const auto [stopped, fault] = std::from_chars(rest.data() + end + 1, rest.data() + rest.size(), place.version);
  if (fault != std::errc{} || stopped != rest.data() + rest.size()) return std::nullopt;
  return place;
}

Result<Received> receive_chosen(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                                Incoming incoming, const std::optional<Choice>& choice, const Tables& tables) {
  const auto* const place = choice ? std::get_if<InPlaceOf>(&*choice) : nullptr;
  if (place != nullptr && find_unit_of(database, place->paper) != incoming.unit) return fail(Code::not_found, "directive.no_such_paper");
  if (place != nullptr) {
    return replace_file(database, files, clock, actor,
                        {.paper = place->paper,
                         .version = place->version,
                         .bytes = incoming.bytes,
                         .file_name = incoming.file_name,
                         .also = incoming.also,
                         .limits = incoming.limits},
                        tables);
  }
  incoming.keep = choice ? std::optional(std::get<KeepBeside>(*choice)) : std::nullopt;
  return receive(database, files, clock, actor, incoming, tables);
}

jobs::Item item_of_same(jobs::Item item, const std::vector<SamePaper>& same) {
  const SamePaper& first = same.front();
  item.outcome = import_outcome::kSame;
  item.made.clear();
  for (const SamePaper& paper : same) item.made += (item.made.empty() ? "" : " ") + paper.row.id.value;
  item.message = {.key = first.dates_differ ? kSameOtherDay : kSameNumber,
                  .args = {first.row.number.empty() ? first.row.file_name : first.row.number}};
  return item;
}

std::vector<SamePaper> list_same(store::Read& tx, const jobs::Item& item, const office::UnitId& unit) {
  if (item.outcome != import_outcome::kSame) return {};
  auto same = load_same(tx, papers_of(item), {item.subject}, unit);
  if (!same.empty()) same.front().dates_differ = item.message.key == kSameOtherDay;
  return same;
}

Result<jobs::Item> settle_choice(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                                 const ItemChoice& wanted, const Tables& tables, const files::Limits& limits) {
  const auto job = database.read([&](store::Read& tx) { return jobs::load(tx, wanted.job); });
  if (!job) return tl::unexpected(job.error());
  const office::UnitId unit{job->unit};
  auto item = database.read([&](store::Read& tx) { return jobs::load_item(tx, wanted.job, wanted.position); });
  if (!item || is_settled(*item)) return item;
  if (item->outcome != import_outcome::kSame) return fail(Code::conflict, "directive.nothing_to_choose");
  const auto bytes = files.get({item->subject});
  if (!bytes && bytes.error().code == Code::not_found) return fail(Code::not_found, "directive.choice_gone");
  if (!bytes) return tl::unexpected(bytes.error());
  jobs::Item after;
  const auto settle = [&](store::Write& tx, const Received& paper) {
    after = item_after(*item, paper, wanted.choice);
    return change(tx, wanted.job, after);
  };
  const auto received = receive_chosen(database, files, clock, actor,
                                       {.bytes = *bytes, .file_name = file_name_of(*item), .also = settle, .limits = limits, .unit = unit},
                                       wanted.choice, tables);
  if (received) return after;
  if (received.error().key == kIsScan) return put_chosen_scan(database, clock, actor, wanted, unit, std::move(*item));
  return tl::unexpected(received.error());
}

}  // namespace nhipcau::directive
