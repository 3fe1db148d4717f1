#include "office/audit_export.hpp"

#include "base/require.hpp"

namespace nhipcau::office {

std::vector<ChainedLine> list_audit_between(store::Read& tx, const AuditPeriod& period, std::string_view after, int limit) {
  std::vector<ChainedLine> lines;
  for (const store::Row& row : tx.many("office.list_audit_between", after, to_rfc3339(period.from), to_rfc3339(period.until), limit)) {
    auto line = to_chained_line(row);
    require(line.has_value(), "a line of the audit trail has a value of another kind than its column");
    lines.push_back(std::move(*line));
  }
  return lines;
}

}  // namespace nhipcau::office
