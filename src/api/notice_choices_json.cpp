#include "api/notice_choices_json.hpp"

#include "api/json.hpp"
#include "office/email.hpp"
#include "office/notice_choices.hpp"

namespace nhipcau::api {
namespace {

/// null where the office sends no mail: then nothing of it is drawn.
json::value email_json(store::Read& tx, const Call& call) {
  if (!call.app.post) return nullptr;
  const auto email = office::find_email(tx, call.app.clock, call.session->account);
  return json::object{{"address", email ? json::value(email->address) : json::value(nullptr)},
                      {"is_confirmed", email && email->is_confirmed},
                      {"waits_for_code", email && email->waits_for_code}};
}

json::array offered_for(const office::NoticeKind& kind, bool by_mail) {
  using enum office::NoticeChoice;
  json::array offered;
  for (const auto choice : {off, program, digest, at_once}) {
    if ((choice == off && !kind.may_be_off) || (choice > program && !by_mail)) continue;
    offered.emplace_back(to_view(office::to_name(choice)));
  }
  return offered;
}

}  // namespace

http::Response notice_choices_response(store::Read& tx, const Call& call) {
  auto choices = office::list_notice_choices(tx, call.session->account, call.session->rights);
  if (!call.app.post) std::erase_if(choices, [](const office::KindChoice& one) { return one.kind->name == "mail"; });
  const auto email = office::find_email(tx, call.app.clock, call.session->account);
  const bool by_mail = call.app.post && email && email->is_confirmed;
  return json_response(
      200, json::object{{"items", array_of(choices,
                                           [&](const office::KindChoice& one) {
                                             return json::object{
                                                 {"kind", to_view(one.kind->name)},
                                                 {"words", message(call.language, "notice_kind." + std::string(one.kind->name))},
                                                 {"choice", to_view(office::to_name(one.choice))},
                                                 {"offered", offered_for(*one.kind, by_mail)}};
                                           })},
                        {"email", email_json(tx, call)}});
}

}  // namespace nhipcau::api
