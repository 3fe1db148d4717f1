#include <algorithm>

#include "directive/letters/draft.hpp"
#include "directive/letters/proposals.hpp"
#include "directive/records.hpp"

// What a letter is made of, as it stands in one snapshot.
namespace nhipcau::directive::letters {
namespace {

std::string value_of(const Paper& paper, FieldName name) {
  const auto field = std::find_if(paper.fields.begin(), paper.fields.end(), [&](const RecordField& one) { return one.name == name; });
  return field == paper.fields.end() ? std::string() : field->value;
}

PaperName name_of(const Paper& paper) {
  PaperName name{.type = value_of(paper, FieldName::type),
                 .number = value_of(paper, FieldName::number),
                 .issuer = value_of(paper, FieldName::issuer),
                 .parent = value_of(paper, FieldName::parent_body),
                 .place = value_of(paper, FieldName::place),
                 .title = value_of(paper, FieldName::title),
                 .issued_on = Date::from_iso(value_of(paper, FieldName::issued_on)),
                 .system = paper.system,
                 .handling = value_of(paper, FieldName::handling),
                 .recipients = {}};
  for (const Recipient& recipient : paper.recipients)
    if (recipient.role != Role::archive) name.recipients.push_back(recipient.name);
  return name;
}

/// What stands behind the number of a letter of the issuer, by the number of its paper: "118/KH-UBND" gives "/UBND", "15-KH/TU" "-CV/TU".
std::string symbol_by(const PaperName& paper, const std::string& type_code) {
  const bool is_party = paper.system == System::party;
  const std::size_t at = type_code.empty() ? std::string::npos : paper.number.find(type_code);
  const std::size_t behind = at == std::string::npos ? at : at + type_code.size() + 1;
  const std::string body = behind == std::string::npos || behind >= paper.number.size() ? "" : paper.number.substr(behind);
  return (is_party ? "-CV/" : "/") + body;
}

/// Who issued the paper writes of it as it wrote then.
Sender sender_of(const PaperName& paper, const std::string& type_code, Sender known) {
  return {.form = paper.system == System::party ? files::Letter::Form::party : files::Letter::Form::state,
          .parent = paper.parent,
          .name = paper.issuer.empty() ? known.name : paper.issuer,
          .place = paper.place.empty() ? known.place : paper.place,
          .symbol = symbol_by(paper, type_code)};
}

}  // namespace

Result<LetterSource> load_letter_source(store::Read& tx, const PaperId& paper, const ProposalId& proposal, check::ErrorClass error_class,
                                        Date today) {
  const auto loaded = load_paper(tx, paper);
  if (!loaded) return tl::unexpected(loaded.error());
  auto wanted = load_proposal(tx, paper, proposal);
  if (!wanted) return tl::unexpected(wanted.error());
  if (wanted->state != ProposalState::sent) return fail(Code::conflict, "directive.proposal_not_sent");
  const auto classes = classes_of(*wanted);
  if (std::find(classes.begin(), classes.end(), error_class) == classes.end()) return fail(Code::not_found, "directive.no_such_letter");
  LetterSource source{.proposal = std::move(*wanted), .paper = name_of(*loaded), .sender = load_sender(tx, loaded->unit, today)};
  if (source.proposal.is_own) source.sender = sender_of(source.paper, loaded->type_code, std::move(source.sender));
  return source;
}

}  // namespace nhipcau::directive::letters
