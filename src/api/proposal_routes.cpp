#include <algorithm>

#include "api/check_json.hpp"
#include "api/field_reader.hpp"
#include "api/file_name.hpp"
#include "api/paper_json.hpp"
#include "api/read_json.hpp"
#include "api/routes.hpp"
#include "api/selection.hpp"
#include "api/spans_json.hpp"
#include "directive/check/answers.hpp"
#include "directive/letters/draft.hpp"
#include "directive/letters/proposals.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::api {
namespace {

namespace letters = directive::letters;
using directive::PaperId;
using directive::check::ErrorClass;

constexpr std::size_t kRuleCharacters = 60;

// --- what is told -----------------------------------------------------------------------------------------------------------------------

json::object write(const letters::ProposedFinding& one, const Utf16Offsets& offsets, Language language) {
  const directive::Finding& finding = one.finding;
  return {{"position", one.position},
          {"rule", finding.rule},
          {"class", to_view(to_name(one.error_class))},
          {"severity", to_view(to_name(finding.severity))},
          {"message", finding_message(language, finding)},
          {"wanted", text_or_null(finding.suggestion)},
          {"source", text_or_null(one.source)},
          {"clause_path", text_or_null(one.clause_path)},
          {"line", one.line == 0 ? json::value(nullptr) : json::value(one.line)},
          {"quote", text_or_null(one.anchor.quote)},
          {"span", finding.where.empty() ? json::value(nullptr) : json::value(to_json(finding.where, offsets))},
          {"is_left_out", one.is_left_out}};
}

json::object write(store::Read& tx, const Call& call, const letters::Proposal& proposal, const Utf16Offsets& offsets) {
  json::array ready;
  json::array told;
  if (proposal.state == letters::ProposalState::sent) {
    for (const ErrorClass one : letters::classes_of(proposal)) ready.emplace_back(to_view(to_name(one)));
    for (const directive::PaperRow& row : letters::list_told(tx, proposal.id, call.sight("papers.read")))
      told.push_back(json::object{{"paper", to_ref(row)}, {"unit", text_or_null(unit_name(tx, row.unit, call.app.clock.today()))}});
  }
  return {{"id", proposal.id.value},
          {"version", proposal.version},
          {"state", to_view(to_name(proposal.state))},
          {"is_own", proposal.is_own},
          {"note", text_or_null(proposal.note)},
          {"made_by", text_or_null(proposal.made_by)},
          {"made_at", to_rfc3339(proposal.made_at)},
          {"reason", text_or_null(proposal.reason)},
          {"settled_by", text_or_null(proposal.settled_by)},
          {"settled_at", proposal.settled_at ? json::value(to_rfc3339(*proposal.settled_at)) : json::value(nullptr)},
          {"findings", array_of(proposal.findings, [&](const auto& one) { return write(one, offsets, call.language); })},
          {"letters", std::move(ready)},
          {"told", std::move(told)}};
}

/// errors  not_found directive.no_such_paper
Result<http::Response> show(store::Read& tx, const Call& call, const PaperId& id, int status) {
  const auto paper = directive::load_paper(tx, id);
  if (!paper) return tl::unexpected(paper.error());
  const Utf16Offsets offsets(paper->text);
  const bool seems_own = letters::seems_own(tx, *paper, call.app.tables, call.app.clock.today());
  return json_response(
      status,
      json::object{{"seems_own", seems_own},
                   {"items", array_of(letters::list_proposals(tx, id), [&](const auto& one) { return write(tx, call, one, offsets); })}});
}

Result<http::Response> list_proposals(const Call& call, store::Read& tx) {
  return show(tx, call, {call.param("paper")}, 200);
}

// --- what is asked ----------------------------------------------------------------------------------------------------------------------

std::string cleaned(const std::optional<std::string>& text) {
  return text ? std::string(text::trim(text::clean(*text).text)) : std::string();
}

/// A finding on the wire: its place is counted as browsers do.
struct WantedOnWire {
  letters::WantedFinding finding;
  Selection span;
};

std::optional<WantedOnWire> read_wanted(const json::value& item, FieldReader& fields) {
  const auto blame = [&](const Error& error) {
    fields.blame(error);
    return std::nullopt;
  };
  if (!item.is_object()) return blame(Error{Code::invalid, "api.wrong_type", {"findings"}});
  FieldReader inner(item.get_object());
  for (const auto* const name : {"rule", "span"}) inner.need(name);
  WantedOnWire wanted;
  wanted.finding.rule = inner.text("rule", kRuleCharacters).value_or("");
  wanted.span = take_selection(inner, "span").value_or(Selection{});
  if (auto words = inner.text("wanted", directive::check::kReplacementCharacters)) {
    std::string line = text::clean(*words).text;
    std::replace(line.begin(), line.end(), '\n', ' ');
    wanted.finding.wanted = std::move(line);
  }
  if (const auto fault = inner.finish()) return blame(*fault);
  return wanted;
}

struct ProposalOnWire {
  letters::NewProposal proposal;
  std::vector<WantedOnWire> findings;
};

Result<ProposalOnWire> read_proposal(std::string_view text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* const name : {"is_own", "findings"}) fields.need(name);
  ProposalOnWire wire;
  wire.proposal.is_own = fields.boolean("is_own").value_or(false);
  wire.proposal.note = cleaned(fields.text("note", letters::kNoteCharacters));
  if (const json::array* items = fields.array("findings")) {
    if (items->size() > letters::kMostFindings)
      fields.blame(Error{Code::invalid, "directive.proposal_too_long", {std::to_string(letters::kMostFindings)}});
    for (const json::value& item : *items) {
      auto wanted = read_wanted(item, fields);
      if (!wanted) break;
      wire.findings.push_back(std::move(*wanted));
    }
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return wire;
}

Result<http::Response> propose(const Call& call) {
  const auto wire = read_proposal(call.request.body);
  if (!wire) return tl::unexpected(wire.error());
  const PaperId paper{call.param("paper")};
  auto known = call.app.database.read(
      [&](store::Read& tx) { return directive::check::examine_registered(tx, paper, call.app.tables, call.app.clock.today()); });
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    letters::NewProposal proposal = wire->proposal;
    proposal.paper = paper;
    if (!directive::find_unit(tx, proposal.paper)) return fail(Code::not_found, "directive.no_such_paper");
    const std::string text = directive::paper_text(tx, proposal.paper);
    for (const WantedOnWire& wanted : wire->findings) {
      const auto where = to_bytes(wanted.span, text);
      if (!where) return fail(Code::conflict, "directive.no_such_finding");
      proposal.findings.push_back(wanted.finding);
      proposal.findings.back().where = *where;
    }
    const auto done = letters::propose(tx, call.app.clock, call.actor(), proposal, call.app.tables, known);
    if (!done) return tl::unexpected(done.error());
    return show(tx, call, proposal.paper, 201);
  });
}

letters::SeenProposal seen_by(const Call& call, std::int64_t version) {
  return {.paper = {call.param("paper")}, .proposal = {call.param("proposal")}, .version = version};
}

Result<http::Response> take_back(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  fields.need("version");
  const std::int64_t version = fields.integer("version").value_or(0);
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const letters::SeenProposal seen = seen_by(call, version);
    const auto done = letters::take_back(tx, call.app.clock, call.actor(), seen);
    if (!done) return tl::unexpected(done.error());
    return show(tx, call, seen.paper, 200);
  });
}

Result<letters::Decision> read_decision(const Call& call) {
  const auto body = parse_object(call.request.body);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto* const name : {"version", "decision"}) fields.need(name);
  letters::Decision decision{.seen = seen_by(call, fields.integer("version").value_or(0))};
  const std::string word = fields.text("decision", kRuleCharacters).value_or("");
  if (word != "send" && word != "keep") fields.blame(Error{Code::invalid, "api.wrong_type", {"decision"}});
  decision.sends = word == "send";
  decision.reason = cleaned(fields.text("reason", letters::kNoteCharacters));
  if (const json::array* left_out = fields.array("left_out")) {
    const bool are_places =
        left_out->size() <= letters::kMostFindings && std::ranges::all_of(*left_out, [](const json::value& one) {
          return one.is_int64() && one.get_int64() >= 1 && one.get_int64() <= static_cast<std::int64_t>(letters::kMostFindings);
        });
    if (!are_places) fields.blame(Error{Code::invalid, "api.wrong_type", {"left_out"}});
    for (const json::value& one : *left_out)
      if (are_places) decision.left_out.push_back(static_cast<int>(one.get_int64()));
  }
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return decision;
}

Result<http::Response> decide(const Call& call) {
  const auto decision = read_decision(call);
  if (!decision) return tl::unexpected(decision.error());
  auto answer = call.app.database.write([&](store::Write& tx) -> Result<http::Response> {
    const auto done = letters::decide(tx, call.app.clock, call.actor(), *decision);
    if (!done) return tl::unexpected(done.error());
    return show(tx, call, decision->seen.paper, 200);
  });
  if (answer && call.app.bell != nullptr) call.app.bell->ring();
  return answer;
}

Result<http::Response> get_letter(const Call& call, store::Read& tx) {
  const auto error_class = directive::check::error_class_named(call.param("letter"));
  if (!error_class) return fail(Code::not_found, "directive.no_such_letter");
  const auto source =
      letters::load_letter_source(tx, {call.param("paper")}, {call.param("proposal")}, *error_class, call.app.clock.today());
  if (!source) return tl::unexpected(source.error());
  // A letter is in Vietnamese, whoever takes it out.
  const auto letter = letters::draft_letter(*source, *error_class,
                                            [](const directive::Finding& finding) { return finding_message(Language::vi, finding); });
  const auto bytes = files::write_letter(letter);
  if (!bytes) return tl::unexpected(bytes.error());
  auto response = http::text_response(200, *bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  response.set("Content-Disposition", attachment_header(letters::letter_file_name(*source, *error_class)));
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

}  // namespace

void add_proposal_routes(Routes& routes) {
  using enum http::Method;
  const std::string proposals = "/api/papers/{paper}/proposals", proposal = proposals + "/{proposal}";
  const auto change = [](const std::string& pattern, const char* permission) {
    return http::Route{.method = post, .pattern = pattern, .permission = permission, .body_limit = kJsonBytes, .body_type = kJson};
  };
  routes.add({.method = get, .pattern = proposals, .permission = "papers.read"}, list_proposals);
  routes.add(change(proposals, "papers.correct"), propose);
  routes.add(change(proposal + "/taking-back", "papers.correct"), take_back);
  routes.add(change(proposal + "/decision", "papers.decide"), decide);
  routes.add({.method = get, .pattern = proposal + "/letters/{letter}", .permission = "papers.read"}, get_letter);
}

}  // namespace nhipcau::api
