#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "directive/records.hpp"
#include "jobs/queue.hpp"

/// A file that may be a registered paper, found so by a job: it is kept, and a person chooses from the job's list what becomes of it.
namespace nhipcau::directive {

/// A person's word that a file takes the place of the paper's.
struct InPlaceOf {
  PaperId paper;
  std::int64_t version = 0;  ///< of the paper as it was seen
};
using Choice = std::variant<KeepBeside, InPlaceOf>;

/// A choice as the payload of the job that carries it out, and back; none: empty.
/// Grammar: "keep" paper LF reason | "replace" paper version, a space between
std::string to_payload(const std::optional<Choice>& choice);
std::optional<Choice> choice_of_payload(std::string_view payload);

/// Receives a file as was chosen; without a choice, as receive() does.
/// incoming  `keep` is not looked at; a paper to be replaced must stand in its unit's register
/// errors    those of receive() and replace_file()
Result<Received> receive_chosen(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                                Incoming incoming, const std::optional<Choice>& choice, const Tables& tables);

/// The item of a file that may be one of these papers: a person must choose.
/// same  not empty
jobs::Item item_of_same(jobs::Item item, const std::vector<SamePaper>& same);
/// The papers that the file of such an item may be, the surest first, as they are now.
/// unit  of the job
std::vector<SamePaper> list_same(store::Read& tx, const jobs::Item& item, const office::UnitId& unit);

struct ItemChoice {
  jobs::JobId job;
  std::int64_t position = 0;
  Choice choice;
};
/// Does what was chosen for a file of an import or a scan, from the original that was kept, and gives the item as it is then. A scan is
/// read by a job of its own (outcome `chosen`). An item that was settled so before is given back as it is. errors  those of receive() and
/// replace_file(); not_found jobs.no_such_item | directive.choice_gone: the original is no longer kept;
///         conflict directive.nothing_to_choose
Result<jobs::Item> settle_choice(store::Database& database, const store::FileStore& files, const Clock& clock, const office::Actor& actor,
                                 const ItemChoice& wanted, const Tables& tables, const files::Limits& limits);

}  // namespace nhipcau::directive
