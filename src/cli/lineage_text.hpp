#pragma once
#include <span>
#include <string>

#include "api/lineage_json.hpp"
#include "api/messages.hpp"

namespace nhipcau::cli {

/// The lineage of a paper for a person: the shares first, then passage by passage, then what was dropped.
/// papers, descents  as of api::to_lineage_json
std::string lineage_text(const directive::lineage::Lineage& lineage, std::span<const api::NamedReading> papers,
                         std::span<const directive::lineage::Descent> descents, api::Language language);

}  // namespace nhipcau::cli
