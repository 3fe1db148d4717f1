#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "office/chain_check.hpp"
#include "store/database.hpp"

namespace nhipcau::office {

/// What a check of the audit trail is held against, besides itself.
struct AuditQuestion {
  std::vector<ChainHead> earlier = {};                          ///< heads that were stated at any time before
  std::optional<Date> day = std::nullopt;                       ///< the heads at its end are told
  std::function<void(std::int64_t, std::int64_t)> report = {};  ///< after each page: lines done, lines in all
};

struct AuditVerdict {
  std::int64_t lines = 0;
  std::int64_t erased_values = 0;
  std::vector<ChainHead> heads;         ///< as they are stored
  std::vector<ChainHead> heads_of_day;  ///< empty if no day was asked for
  std::vector<AuditFault> faults;       ///< of the chains, then others, each in the order they were met; empty: nothing is wrong
  std::size_t more_faults = 0;          ///< beyond ChainCheck::kMostFaults of the chains and kMostOtherFaults
  static constexpr std::size_t kMostOtherFaults = 1000;
};

/// Reads the whole trail in one snapshot, a page at a time, and tells what in it is not as it was written.
AuditVerdict verify_audit(store::Read& tx, const AuditQuestion& question = {});

}  // namespace nhipcau::office
