#include "cli/demo.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/embedded.hpp"
#include "directive/records.hpp"
#include "office/account.hpp"
#include "office/audit.hpp"
#include "programme/records.hpp"

namespace nhipcau::samples {
std::span<const base::EmbeddedFile> embedded_files();  // samples/*.txt and *.docx
}

namespace nhipcau::cli {
namespace {

/// Whether the same paper is also there as DOCX, the form it would arrive in.
bool is_twin(std::string_view path) {
  if (!path.ends_with(".txt")) return false;
  const std::string docx = std::string(path.substr(0, path.size() - 4)) + ".docx";
  return std::ranges::any_of(samples::embedded_files(), [&](const base::EmbeddedFile& other) { return other.path == docx; });
}

/// Registers every sample; gives the id of the one that asks for most.
Result<directive::PaperId> receive_samples(OpenedOffice& opened) {
  directive::PaperId richest;
  int most = -1;
  for (const auto& sample : samples::embedded_files()) {
    if (is_twin(sample.path)) continue;
    const auto received = directive::receive(*opened.database, opened.files, opened.clock, office::Actor{},
                                             {.bytes = sample.bytes, .file_name = std::string(sample.path)}, directive::shipped_tables());
    if (!received) return tl::unexpected(received.error());
    if (received->id.empty()) continue;  // two samples of one number
    const auto row = opened.database->read([&](store::Read& tx) { return directive::load_paper_row(tx, received->id); });
    if (row && row->open_assignments > most) {
      most = row->open_assignments;
      richest = received->id;
    }
  }
  return richest;
}

/// One task late, one for tomorrow, one every month; the rest wait for an owner and a date.
Result<void> settle_tasks(store::Write& tx, const Clock& clock, const programme::Plan& plan) {
  using programme::DueDate;
  const Date today = clock.today();
  const std::array due{DueDate{.kind = DueDate::Kind::date, .date = today.plus_days(-2)},
                       DueDate{.kind = DueDate::Kind::moment, .date = today.plus_days(1), .time = "16:00"},
                       DueDate{.kind = DueDate::Kind::rule, .every = programme::Every::month, .day = 15}};
  for (std::size_t i = 0; i < due.size() && i < plan.tasks.size(); ++i) {
    const auto& task = plan.tasks[i];
    const auto updated = programme::update_task(tx, clock, office::Actor{}, {.id = task.id, .version = task.version, .due = due.at(i)});
    if (!updated) return tl::unexpected(updated.error());
  }
  return {};
}

}  // namespace

Result<void> fill_demo_office(OpenedOffice& opened, api::Language language) {
  const auto richest = receive_samples(opened);
  if (!richest) return tl::unexpected(richest.error());
  return opened.database->write([&](store::Write& tx) -> Result<void> {
    office::set_setting(tx, "name", api::message(language, "cli.demo_office"));
    const auto made = programme::make_plan(tx, opened.clock, office::Actor{}, *richest);
    if (!made) return tl::unexpected(made.error());
    const auto plan = programme::load_plan(tx, made->id);
    return plan ? settle_tasks(tx, opened.clock, *plan) : Result<void>(tl::unexpected(plan.error()));
  });
}

}  // namespace nhipcau::cli
