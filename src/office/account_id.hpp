#pragma once
#include "base/id.hpp"

namespace nhipcau::office {

using AccountId = Id<struct AccountTag>;
using SessionId = Id<struct SessionTag>;

}  // namespace nhipcau::office
