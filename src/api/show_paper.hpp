#pragma once
#include "api/call.hpp"
#include "directive/paper.hpp"

namespace nhipcau::api {

/// The whole paper, as getPaper answers it and whatever changes one.
/// errors  not_found directive.no_such_paper
Result<http::Response> show_paper(store::Read& tx, const Call& call, const directive::PaperId& id);

}  // namespace nhipcau::api
