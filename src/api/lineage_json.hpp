#pragma once
#include <span>
#include <string>
#include <vector>

#include "directive/lineage/generations.hpp"
#include "directive/read.hpp"

namespace nhipcau::api {

/// A paper of a comparison as the command line named it.
struct NamedReading {
  std::string file;
  directive::Reading reading;
};

/// The line of a part as `nhipcau read` gives it.
int line_of(const directive::Reading& reading, const directive::lineage::Part& part);

/// What `nhipcau lineage --json` prints: "shares" and "clauses", one for each passage, the child's in order and then what was dropped.
/// papers    the parents, then the child
/// descents  with --generations: where each passage stood in older papers; else empty
std::string to_lineage_json(const directive::lineage::Lineage& lineage, std::span<const NamedReading> papers,
                            std::span<const directive::lineage::Descent> descents);

}  // namespace nhipcau::api
