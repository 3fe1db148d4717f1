#pragma once
#include <string>

#include "office/account.hpp"

namespace nhipcau::office {

/// When a session must have begun and been used to be good now; as text, for statements.
struct SessionSpan {
  explicit SessionSpan(Instant now)
      : used_after(to_rfc3339(now - kSessionLife)),
        begun_after(to_rfc3339(now - kLongestSession)),
        used_before(to_rfc3339(now + kClockSlack)) {}

  std::string used_after, begun_after, used_before;
};

}  // namespace nhipcau::office
