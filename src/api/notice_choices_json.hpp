#pragma once
#include "api/call.hpp"

namespace nhipcau::api {

/// NoticeChoices of openapi.yaml: how who asks wants to be told, and where mail for them goes.
http::Response notice_choices_response(store::Read& tx, const Call& call);

}  // namespace nhipcau::api
