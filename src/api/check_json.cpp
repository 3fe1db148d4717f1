#include "api/check_json.hpp"

#include "api/finding_json.hpp"
#include "api/json.hpp"
#include "api/read_json.hpp"

namespace nhipcau::api {
namespace {

using directive::Finding;
using directive::Severity;
using directive::check::Rule;

json::object file_json(const FileCheck& file, Language language) {
  json::object out{{"file", file.file}};
  if (!file.reading) {
    const Error& error = file.reading.error();
    out["error"] = json::object{{"key", error.key}, {"message", message(language, error.key, error.args)}};
    return out;
  }
  json::array findings;
  for (const Finding& finding : file.findings) findings.push_back(to_json(*file.reading, finding, language));
  out["findings"] = std::move(findings);
  return out;
}

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "note";
  }
  return {};
}

std::string sources_of(const Rule& rule) {
  std::string all;
  for (const auto& source : rule.sources) all += (all.empty() ? "" : "; ") + source.text;
  return all;
}

json::object sarif_rule(const Rule& rule, Language language) {
  json::object out{{"id", rule.id},
                   {"shortDescription", {{"text", message(language, "check.why." + rule.id)}}},
                   {"defaultConfiguration", {{"level", level_of(rule.severity)}}},
                   {"properties", {{"tags", json::array{to_name(rule.group)}}}}};
  if (!rule.sources.empty()) out["fullDescription"] = json::object{{"text", sources_of(rule)}};
  return out;
}

/// A file's name as a reference (RFC 3986): every byte that is not unreserved is escaped, but the slashes between folders.
std::string to_uri(std::string_view path) {
  constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kUnreserved.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
  }
  return uri;
}

json::object sarif_region(const FileCheck& file, const Finding& finding) {
  const text::Place begin = file.reading->place_of(finding.where.begin);
  const text::Place end = file.reading->place_of(finding.where.end);
  json::object region{{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
  region["snippet"] = json::object{{"text", json::string(finding.where.of(file.reading->text))}};
  return region;
}

json::object sarif_result(const FileCheck& file, const Finding& finding, Language language) {
  json::object physical{{"artifactLocation", {{"uri", to_uri(file.file)}}}};
  const bool has_place = place_of(*file.reading, finding).line > 0;
  if (has_place) physical["region"] = sarif_region(file, finding);
  json::object out{{"ruleId", finding.rule},
                   {"level", level_of(finding.severity)},
                   {"message", {{"text", finding_message(language, finding)}}},
                   {"locations", json::array{json::object{{"physicalLocation", physical}}}}};
  if (has_place && !finding.suggestion.empty()) {
    json::object deleted = sarif_region(file, finding);
    deleted.erase("snippet");
    const json::object replacement{{"deletedRegion", deleted}, {"insertedContent", {{"text", finding.suggestion}}}};
    const json::object change{{"artifactLocation", {{"uri", to_uri(file.file)}}}, {"replacements", json::array{replacement}}};
    out["fixes"] = json::array{json::object{{"artifactChanges", json::array{change}}}};
  }
  return out;
}

json::object rule_json(const Rule& rule, Language language) {
  json::array sources;
  for (const auto& source : rule.sources) {
    json::array systems;
    for (const auto system : source.systems) systems.emplace_back(to_name(system));
    sources.push_back(json::object{{"systems", systems},
                                   {"from", source.from ? json::value(source.from->to_iso()) : json::value(nullptr)},
                                   {"until", source.until ? json::value(source.until->to_iso()) : json::value(nullptr)},
                                   {"source", source.text}});
  }
  return {{"rule", rule.id},
          {"group", to_name(rule.group)},
          {"class", to_name(rule.error_class)},
          {"severity", to_name(rule.severity)},
          {"message", message(language, "check." + rule.id)},
          {"why", message(language, "check.why." + rule.id)},
          {"wrong", text_or_null(rule.wrong)},
          {"right", text_or_null(rule.right)},
          {"fix", rule.is_fixed_surely},
          {"sources", sources}};
}

}  // namespace

json::object to_json(const directive::Reading& reading, const Finding& finding, Language language) {
  const text::Place place = place_of(reading, finding);
  const bool has_place = place.line > 0;
  return {{"rule", finding.rule},
          {"severity", to_name(finding.severity)},
          {"line", has_place ? json::value(place.line) : json::value(nullptr)},
          {"column", has_place ? json::value(place.column) : json::value(nullptr)},
          {"quote", json::string(finding.where.of(reading.text))},
          {"message", finding_message(language, finding)},
          {"suggestion", text_or_null(finding.suggestion)}};
}

std::string finding_message(Language language, const Finding& finding) {
  const bool is_of_checker = directive::check::find_rule(finding.rule) != nullptr;
  return message(language, is_of_checker ? "check." + finding.rule : finding.rule, finding.args);
}

text::Place place_of(const directive::Reading& reading, const Finding& finding) {
  if (finding.where.begin == 0 && finding.where.empty()) return {.line = 0, .column = 0};
  return reading.place_of(finding.where.begin);
}

std::string to_check_json(std::span<const FileCheck> files, Language language) {
  if (files.size() == 1) return json::serialize(file_json(files.front(), language));
  json::array out;
  for (const FileCheck& file : files) out.push_back(file_json(file, language));
  return json::serialize(out);
}

std::string to_sarif(std::span<const FileCheck> files, Language language, std::string_view version) {
  json::array rules;
  for (const Rule& rule : directive::check::rules()) rules.push_back(sarif_rule(rule, language));
  json::array results;
  for (const FileCheck& file : files) {
    if (!file.reading) continue;
    for (const Finding& finding : file.findings) results.push_back(sarif_result(file, finding, language));
  }
  const json::object driver{{"name", "nhipcau"}, {"version", version}, {"rules", rules}};
  const json::object run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
  return json::serialize(
      json::object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", json::array{run}}});
}

json::array rules_json(Language language) {
  json::array out;
  for (const Rule& rule : directive::check::rules()) out.push_back(rule_json(rule, language));
  return out;
}

std::string to_rules_json(Language language) {
  return json::serialize(rules_json(language));
}

}  // namespace nhipcau::api
