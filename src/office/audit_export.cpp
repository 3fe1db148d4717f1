#include "office/audit_export.hpp"

namespace nhipcau::office {

TrailPlace place_of(const ChainedLine& line) {
  return {line.chain, line.position, line.id};
}

Result<std::vector<ChainedLine>> list_trail(store::Read& tx, const TrailPlace& after, int limit) {
  std::vector<ChainedLine> lines;
  for (const store::Row& row : tx.many("office.list_chained_lines", after.chain, after.position, after.id, limit)) {
    auto line = to_chained_line(row);
    if (!line) {
      const auto number = [&](std::string_view column) { return std::to_string(row.find_integer(column).value_or(0)); };
      return fail(Code::conflict, "office.audit_line_unreadable", {number("chain"), number("position")});
    }
    lines.push_back(std::move(*line));
  }
  return lines;
}

bool is_within(const ChainedLine& line, const AuditPeriod& period) {
  return line.at >= to_rfc3339(period.from) && line.at < to_rfc3339(period.until);  // RFC 3339 of UTC sorts as time does
}

}  // namespace nhipcau::office
