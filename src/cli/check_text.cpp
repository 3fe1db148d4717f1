#include "cli/check_text.hpp"

#include "api/read_json.hpp"
#include "text/scan.hpp"

namespace nhipcau::cli {
namespace {

using directive::Finding;
using directive::Severity;
using directive::check::Rule;

constexpr std::size_t kMostQuoted = 100;

/// The first line of the words, at most kMostQuoted characters of it.
std::string quoted(std::string_view words) {
  words = words.substr(0, words.find('\n'));
  std::size_t at = 0;
  for (std::size_t characters = 0; at < words.size() && characters < kMostQuoted; ++characters) at += text::decode(words, at).length;
  return "“" + std::string(words.substr(0, at)) + (at < words.size() ? "…" : "") + "”";
}

std::string severity_word(Severity severity, api::Language language) {
  return api::message(language, "cli.severity." + std::string(api::to_name(severity)));
}

/// "%", line ends and, in a property, ":" and "," would end a workflow command early.
std::string escaped(std::string_view words, bool is_property) {
  std::string out;
  for (const char c : words) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (c == ':' && is_property)
      out += "%3A";
    else if (c == ',' && is_property)
      out += "%2C";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string check_text(const api::FileCheck& file, api::Language language) {
  std::string out;
  for (const Finding& finding : file.findings) {
    const text::Place place = api::place_of(*file.reading, finding);
    out += file.file + ":";
    if (place.line > 0) out += std::to_string(place.line) + ":" + std::to_string(place.column) + ":";
    out += " " + severity_word(finding.severity, language) + ": " + api::finding_message(language, finding) + " [" + finding.rule + "]\n";
    if (!finding.where.empty()) out += "    " + quoted(finding.where.of(file.reading->text));
    if (!finding.suggestion.empty()) out += (finding.where.empty() ? "   " : "") + std::string(" → ") + quoted(finding.suggestion);
    if (!finding.where.empty() || !finding.suggestion.empty()) out += "\n";
  }
  return out;
}

std::string check_annotations(const api::FileCheck& file, api::Language language) {
  std::string out;
  for (const Finding& finding : file.findings) {
    const text::Place place = api::place_of(*file.reading, finding);
    const char* command = finding.severity == Severity::error ? "error" : finding.severity == Severity::warning ? "warning" : "notice";
    out += "::" + std::string(command) + " file=" + escaped(file.file, true);
    if (place.line > 0) out += ",line=" + std::to_string(place.line) + ",col=" + std::to_string(place.column);
    out += ",title=" + escaped(finding.rule, true) + "::" + escaped(api::finding_message(language, finding), false) + "\n";
  }
  return out;
}

std::string rules_text(api::Language language) {
  std::string out;
  const auto word = [&](std::string_view key) { return api::message(language, key); };
  const directive::check::Group* last = nullptr;
  for (const Rule& rule : directive::check::rules()) {
    if (!last || *last != rule.group) out += "\n" + word("cli.rule_group." + std::string(to_name(rule.group))) + "\n";
    last = &rule.group;
    out += "\n  " + rule.id + "  (" + severity_word(rule.severity, language) + ")\n";
    out += "    " + word("check.why." + rule.id) + "\n";
    if (!rule.wrong.empty()) out += "    " + word("cli.rule_wrong") + " " + quoted(rule.wrong) + "\n";
    if (!rule.wrong.empty()) out += "    " + word("cli.rule_right") + " " + quoted(rule.right) + "\n";
    for (const auto& source : rule.sources) out += "    § " + source.text + "\n";
  }
  return out.empty() ? out : out.substr(1);
}

}  // namespace nhipcau::cli
