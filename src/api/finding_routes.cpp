#include <algorithm>

#include "api/check_json.hpp"
#include "api/field_reader.hpp"
#include "api/file_name.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/selection.hpp"
#include "api/show_paper.hpp"
#include "directive/check/answers.hpp"
#include "directive/check/corrected.hpp"
#include "directive/duplicates.hpp"
#include "directive/records.hpp"
#include "text/clean.hpp"
#include "text/scan.hpp"

namespace nhipcau::api {
namespace {

namespace check = directive::check;

constexpr std::size_t kRuleCharacters = 60;

struct WantedAnswer {
  check::NewAnswer answer;
  Selection span;
};

std::string cleaned(const std::optional<std::string>& text) {
  return text ? text::clean(*text).text : std::string{};
}

/// On one line, as a fix is. Spaces at its ends stay: some suggestions have one.
std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Result<WantedAnswer> read_answer(std::string_view text) {
  const auto body = parse_object(text);
  if (!body) return tl::unexpected(body.error());
  FieldReader fields(*body);
  for (const auto name : {"rule", "span", "kind"}) fields.need(name);
  WantedAnswer wanted;
  wanted.answer.rule = fields.text("rule", kRuleCharacters).value_or("");
  wanted.span = take_selection(fields, "span").value_or(Selection{});
  const auto kind = check::answer_kind_named(fields.text("kind", 20).value_or(""));
  if (!kind) fields.blame(Error{Code::invalid, "api.wrong_type", {"kind"}});
  wanted.answer.kind = kind.value_or(check::AnswerKind::ignored);
  wanted.answer.replacement = on_one_line(cleaned(fields.text("replacement", check::kReplacementCharacters)));
  wanted.answer.reason = text::trim(cleaned(fields.text("reason", directive::kReasonCharacters)));
  if (const auto fault = fields.finish()) return tl::unexpected(*fault);
  return wanted;
}

Result<http::Response> answer_finding(const Call& call) {
  const auto wanted = read_answer(call.request.body);
  if (!wanted) return tl::unexpected(wanted.error());
  const directive::PaperId paper{call.param("paper")};
  return change_paper(call, paper, [&](store::Write& tx, check::Examined& known) -> Result<void> {
    check::NewAnswer answer = wanted->answer;
    answer.paper = paper;
    const auto where = to_bytes(wanted->span, directive::paper_text(tx, paper));
    if (!where) return fail(Code::conflict, "directive.no_such_finding");
    answer.where = *where;
    return check::answer_finding(tx, call.app.clock, call.actor(), answer, call.app.tables, known);
  });
}

Result<http::Response> take_answer_back(const Call& call) {
  const directive::PaperId paper{call.param("paper")};
  return change_paper(call, paper, [&](store::Write& tx, check::Examined& known) {
    return check::take_answer_back(tx, call.app.clock, call.actor(), paper, {call.param("answer")}, call.app.tables, known);
  });
}

/// The name of the paper's file as that of its corrected copy.
std::string copy_name(const std::string& file_name) {
  const std::size_t dot = file_name.rfind('.');
  return file_name.substr(0, dot == std::string::npos ? file_name.size() : dot) + " (bản sửa).docx";
}

Result<http::Response> get_corrected(const Call& call) {
  QueryReader query(call.request);
  const bool with_remarks = query.boolean("remarks").value_or(false);
  if (query.fault()) return tl::unexpected(*query.fault());
  const directive::PaperId id{call.param("paper")};
  std::string name;
  const auto source = call.app.database.read([&](store::Read& tx) -> Result<check::CopySource> {
    const auto row = directive::load_paper_row(tx, id);
    if (!row) return tl::unexpected(row.error());
    name = copy_name(row->file_name);
    return check::load_copy_source(tx, id, call.app.tables, call.app.clock, with_remarks ? check::Remarks::of_open : check::Remarks::none);
  });
  if (!source) return tl::unexpected(source.error());
  const auto copy = check::make_corrected_copy(
      *source, call.app.files, [&](const directive::Finding& finding) { return finding_message(call.language, finding); },
      call.app.file_limits);
  if (!copy) return tl::unexpected(copy.error());
  auto response = http::text_response(200, copy->bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  response.set("Content-Disposition", attachment_header(name));
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  response.set("X-Not-Placed", std::to_string(copy->not_placed.size()));
  return response;
}

}  // namespace

void add_finding_routes(Routes& routes) {
  using enum http::Method;
  routes.add({.method = post,
              .pattern = "/api/papers/{paper}/answers",
              .permission = "papers.correct",
              .body_limit = kJsonBytes,
              .body_type = kJson},
             answer_finding);
  routes.add({.method = get, .pattern = "/api/papers/{paper}/corrected", .permission = "papers.read"}, get_corrected);
  routes.add({.method = remove, .pattern = "/api/papers/{paper}/answers/{answer}", .permission = "papers.correct"}, take_answer_back);
}

}  // namespace nhipcau::api
