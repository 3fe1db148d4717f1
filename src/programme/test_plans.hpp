#pragma once
#include "calendar/records.hpp"
#include "directive/test_office.hpp"
#include "programme/records.hpp"

/// An office that also makes plans, for tests alone.
namespace nhipcau::programme {

struct TestPlans {
  directive::TestOffice& office;

  [[nodiscard]] Result<MadePlan> make(const directive::PaperId& paper) const {
    return office.database.write([&](store::Write& tx) { return make_plan(tx, office.clock, office.actor, paper); });
  }
  [[nodiscard]] Plan load(const PlanId& id) const {
    auto plan = office.database.read([&](store::Read& tx) { return load_plan(tx, id); });
    REQUIRE(plan);
    return std::move(*plan);
  }
  /// A plan of a paper with these two duties.
  [[nodiscard]] Plan plan_of(const directive::SamplePaper& sample) const {
    const auto made = make(office.receive_new(directive::to_text(sample)));
    REQUIRE(made);
    REQUIRE_FALSE(made->was_there);
    return load(made->id);
  }
  [[nodiscard]] Result<Task> update(const TaskUpdate& wish) const {
    return office.database.write([&](store::Write& tx) { return update_task(tx, office.clock, office.actor, wish); });
  }
  [[nodiscard]] Result<Task> add(const NewTask& wish) const {
    return office.database.write([&](store::Write& tx) { return add_task(tx, office.clock, office.actor, wish); });
  }
  [[nodiscard]] std::vector<office::AuditEntry> audit_of(std::string_view event) const {
    return office.database.read([&](store::Read& tx) { return office::list_audit_of(tx, event, 20); });
  }
};

inline void with_plans(const std::function<void(TestPlans&)>& test) {
  directive::in_test_office(
      [&](directive::TestOffice& office) {
        TestPlans plans{.office = office};
        test(plans);
      },
      {queries(), calendar::queries()});
}

}  // namespace nhipcau::programme
