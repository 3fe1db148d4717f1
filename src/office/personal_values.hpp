#pragma once
#include <string_view>

#include "office/personal_data.hpp"

namespace nhipcau::office {

/// What of an entry of the register is there of one person; `is_listed` is false for an entry that is never gathered by person.
PersonalSection tell_section(store::Read& tx, const Clock& clock, const RegisterEntry& entry, const AccountId& account);

}  // namespace nhipcau::office
