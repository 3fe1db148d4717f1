#include "api/acting_unit.hpp"

#include "office/units.hpp"

namespace nhipcau::api {
namespace {

constexpr std::string_view kOffice = "office";

Result<office::UnitId> check(store::Read& tx, const Call& call, std::string_view permission, std::string_view written) {
  const office::UnitId unit{written == kOffice ? std::string() : std::string(written)};
  const bool is_there = unit.empty() || office::is_unit(tx, unit);
  const bool is_theirs = office::may(tx, call.session->account, permission, unit, call.app.clock.today());
  if (!is_there || !is_theirs) return fail(Code::not_found, "office.no_such_unit");
  return unit;
}

}  // namespace

Result<office::UnitId> read_acting_unit(const Call& call, std::string_view permission) {
  const std::string_view written = call.request.header("X-Unit");
  return call.app.database.read([&](store::Read& tx) -> Result<office::UnitId> {
    if (!written.empty()) return check(tx, call, permission, written);
    if (call.session->rights.everywhere.contains(permission)) return office::UnitId{};
    const auto roots = office::list_roots(tx, call.session->account, permission, call.app.clock.today());
    if (roots.size() != 1) return fail(Code::invalid, "api.choose_unit");
    return roots.front();
  });
}

}  // namespace nhipcau::api
