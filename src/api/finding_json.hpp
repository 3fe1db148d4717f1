#pragma once
#include <boost/json/fwd.hpp>

#include "api/messages.hpp"
#include "directive/read.hpp"

namespace nhipcau::api {

/// {"rule","severity","line","column","quote","message","suggestion"}; `line` and `column` null for what the whole paper lacks.
boost::json::object to_json(const directive::Reading& reading, const directive::Finding& finding, Language language);

}  // namespace nhipcau::api
