#pragma once
#include "briefing/agenda.hpp"

namespace nhipcau::briefing {

/// The rows of the work of a day, in their natural order, as nobody has said anything of them.
std::vector<AgendaRow> draw_rows(store::Read& tx, const Meeting& meeting, const AgendaSight& sight, const Date& today);

}  // namespace nhipcau::briefing
