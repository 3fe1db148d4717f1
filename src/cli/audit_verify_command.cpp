#include <iostream>

#include "api/audit_json.hpp"
#include "cli/commands.hpp"
#include "cli/file_bytes.hpp"
#include "cli/office_copy.hpp"
#include "cli/opened_office.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/settled_day.hpp"
#include "office/audit_verify.hpp"

namespace nhipcau::cli {
namespace {

/// What the trail is held against: heads of a file, and the head of a day.
struct Stated {
  office::AuditQuestion question;
  std::string day_hash;  ///< empty for none
};

/// A hash as it is written, capitals made small.
/// errors  invalid cli.audit_not_a_hash{what was said}
Result<std::string> read_hash(const std::string& said) {
  std::string hash = said;
  for (char& c : hash) c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  if (!office::is_hash(hash)) return fail(Code::invalid, "cli.audit_not_a_hash", {said});
  return hash;
}

/// errors  invalid cli.audit_heads_need_file | not_found cli.cannot_open | invalid cli.audit_no_heads{name}
Result<std::vector<office::ChainHead>> read_heads_of(const std::string& name) {
  if (name.empty()) return fail(Code::invalid, "cli.audit_heads_need_file");
  const auto bytes = load_bytes(name, api::kHeadsBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  auto heads = api::read_heads(*bytes);
  if (!heads) return fail(Code::invalid, "cli.audit_no_heads", {name});
  return std::move(*heads);
}

/// errors  invalid cli.audit_against_needs_day | those of read_settled_day, read_hash and read_heads_of
Result<Stated> read_stated(const Invocation& invocation, const Clock& clock) {
  Stated stated;
  if (invocation.has("against") != invocation.has("day")) return fail(Code::invalid, "cli.audit_against_needs_day");
  const auto day = read_settled_day(invocation, clock);
  if (!day) return tl::unexpected(day.error());
  stated.question.day = *day;
  if (*day) {
    auto hash = read_hash(invocation.value("against"));
    if (!hash) return tl::unexpected(hash.error());
    stated.day_hash = std::move(*hash);
  }
  if (!invocation.has("heads")) return stated;
  auto heads = read_heads_of(invocation.value("heads"));
  if (!heads) return tl::unexpected(heads.error());
  stated.question.earlier = std::move(*heads);
  return stated;
}

/// What is wrong, in the order of the trail; empty if nothing is.
std::vector<Error> sentences_of(const office::AuditVerdict& verdict, const Stated& stated) {
  std::vector<Error> sentences;
  for (const office::AuditFault& fault : verdict.faults) sentences.push_back(api::to_sentence(fault));
  if (verdict.more_faults > 0) sentences.push_back({Code::conflict, "cli.audit_more_faults", {std::to_string(verdict.more_faults)}});
  if (stated.question.day) {
    const std::string day = stated.question.day->to_iso();
    const std::string now = office::hash_of(day, verdict.heads_of_day).hex;
    if (now != stated.day_hash) sentences.push_back({Code::conflict, "cli.audit_day_differs", {day, stated.day_hash, now}});
  }
  return sentences;
}

void print_json(const Invocation& invocation, const office::AuditVerdict& verdict, const std::vector<Error>& sentences) {
  const auto faults = api::array_of(verdict.faults, [](const office::AuditFault& fault) { return api::to_json(fault); });
  const auto messages = api::array_of(
      sentences, [&](const Error& sentence) { return api::json::value(api::to_view(invocation.say(sentence.key, sentence.args))); });
  const api::json::object out{{"whole", sentences.empty()},
                              {"lines", verdict.lines},
                              {"chains", verdict.heads.size()},
                              {"erased_values", verdict.erased_values},
                              {"faults", faults},
                              {"more_faults", verdict.more_faults},
                              {"messages", messages}};
  std::cout << api::json::serialize(out) << '\n';
}

void print(const Invocation& invocation, const office::AuditVerdict& verdict, const Stated& stated, const std::vector<Error>& sentences) {
  for (const Error& sentence : sentences) std::cerr << invocation.say(sentence.key, sentence.args) << '\n';
  if (!sentences.empty()) {
    std::cerr << invocation.say("cli.audit_not_whole", {std::to_string(verdict.lines), std::to_string(sentences.size())}) << '\n';
    return;
  }
  std::cout << invocation.say("cli.audit_whole",
                              {std::to_string(verdict.lines), std::to_string(verdict.heads.size()), std::to_string(verdict.erased_values)})
            << '\n';
  if (stated.question.day) std::cout << invocation.say("cli.audit_day_same", {stated.question.day->to_iso()}) << '\n';
  if (!stated.question.earlier.empty()) std::cout << invocation.say("cli.audit_heads_same", {invocation.value("heads")}) << '\n';
}

int run_audit_verify(const Invocation& invocation) {
  outlive_reader();
  auto stated = read_stated(invocation, SystemClock());
  if (!stated) {
    (void)invocation.complain(stated.error());
    return kWrongUsage;
  }
  auto opened = look_at_office(office_place(invocation.settings));
  if (!opened) return invocation.complain(opened.error());
  std::optional<Progress> progress;
  stated->question.report = [&](std::int64_t done, std::int64_t total) {
    if (!progress) progress.emplace(static_cast<std::size_t>(std::max<std::int64_t>(total, 1)));
    progress->show_at(static_cast<std::size_t>(std::min(done, total)), invocation.say("cli.audit_reading"));
  };
  const auto verdict = in_words(database_path(office_place(invocation.settings)), [&]() -> Result<office::AuditVerdict> {
    return (*opened)->database->read([&](store::Read& tx) { return office::verify_audit(tx, stated->question); });
  });
  if (progress) progress->clear();
  if (!verdict) return invocation.complain(verdict.error());
  const auto sentences = sentences_of(*verdict, *stated);
  invocation.has("json") ? print_json(invocation, *verdict, sentences) : print(invocation, *verdict, *stated, sentences);
  const int written = finish_output(invocation, kDone);
  return sentences.empty() ? written : kAltered;
}

}  // namespace

/// `nhipcau audit verify`: whether every line of the audit trail is as it was written; kAltered if one is not.
Command audit_verify_command() {
  return {.name = "audit verify",
          .about = "cli.audit_verify_about",
          .flags = {{.name = "json", .help = "cli.json_help"},
                    {.name = "against", .help = "cli.audit_against_help", .shape = "HASH"},
                    {.name = "day", .help = "cli.audit_day_help", .shape = "DAY"},
                    {.name = "heads", .help = "cli.audit_heads_help", .shape = "FILE"}},
          .settings = {"data", "database", "language", "log"},
          .footer = "cli.audit_verify_footer",
          .run = run_audit_verify};
}

}  // namespace nhipcau::cli
