#pragma once
#include <boost/json/fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "api/messages.hpp"
#include "directive/check/check.hpp"
#include "directive/read.hpp"

/// What the checker finds in files, for other programs.
namespace nhipcau::api {

/// A file that was checked, or why it could not be read.
struct FileCheck {
  std::string file;
  Result<directive::Reading> reading;
  std::vector<directive::Finding> findings = {};
};

/// The sentence of a finding, of a rule of the checker or a remark of the reader.
std::string finding_message(Language language, const directive::Finding& finding);

/// Where a finding stands in its file; line 0 for what the whole paper lacks.
text::Place place_of(const directive::Reading& reading, const directive::Finding& finding);

/// {"file", "findings":[{"rule","severity","line","column","quote","message","suggestion"}]} of one file, an array of such of several. A
/// missing part has `line` and `column` null; a file that could not be read has "error" and no findings.
std::string to_check_json(std::span<const FileCheck> files, Language language);

/// SARIF 2.1.0 (OASIS, 27 March 2020): one run; columns count code points.
std::string to_sarif(std::span<const FileCheck> files, Language language, std::string_view version);

/// The catalogue: an array of rules with all that is known of each.
boost::json::array rules_json(Language language);
std::string to_rules_json(Language language);

}  // namespace nhipcau::api
