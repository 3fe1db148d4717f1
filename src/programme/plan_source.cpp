#include <array>

#include "base/require.hpp"
#include "programme/plan.hpp"
#include "programme/task_row.hpp"

namespace nhipcau::programme {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"paper", "day", "conclusion", "own"};

}  // namespace

std::string_view to_name(PlanSource::Kind kind) {
  return kNames.at(static_cast<std::size_t>(kind));
}

PlanSource::Kind plan_source_kind(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<PlanSource::Kind>(i);
  }
  throw BrokenInvariant("a plan of a source nobody knows");
}

PlanSource to_plan_source(const store::Row& row) {
  const auto kind = plan_source_kind(row.view("source_kind"));
  return {.kind = kind,
          .id = kind == PlanSource::Kind::paper ? paper_of(row).value : row.text("source_id"),
          .year = static_cast<int>(row.integer("source_year"))};
}

}  // namespace nhipcau::programme
