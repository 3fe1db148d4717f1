#pragma once
#include <functional>

#include "api/call.hpp"
#include "directive/check/stored.hpp"
#include "directive/paper.hpp"

namespace nhipcau::api {

/// The whole paper, as getPaper answers it and whatever changes one.
/// errors  not_found directive.no_such_paper
Result<http::Response> show_paper(store::Read& tx, const Call& call, const directive::PaperId& id);

/// Changes a paper in a write and shows it. What is found in it is worked out before the write begins: inside, nothing is read again
/// unless the paper changed meanwhile.
/// change  may run more than once; what it finds, it says by `known`
using ChangePaper = std::function<Result<void>(store::Write& tx, directive::check::Examined& known)>;
Result<http::Response> change_paper(const Call& call, const directive::PaperId& id, const ChangePaper& change);

}  // namespace nhipcau::api
