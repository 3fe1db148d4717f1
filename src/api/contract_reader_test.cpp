#include "api/contract_reader.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "base/require.hpp"
#include "http/ascii.hpp"

namespace nhipcau::api::testing {
namespace {

using http::Method;

constexpr std::pair<std::string_view, Method> kVerbs[] = {{"get", Method::get},        {"head", Method::head},   {"post", Method::post},
                                                          {"put", Method::put},        {"patch", Method::patch}, {"delete", Method::remove},
                                                          {"options", Method::options}};

constexpr std::string_view kBodyTypes[] = {"application/json", "application/octet-stream", "application/zip"};

/// Puts the operations together, a line after the other.
class ContractReader {
 public:
  void read(const std::string& line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string::npos) return;
    const std::string word = line.substr(indent, line.find(':', indent) - indent);
    if (indent == 0) finish(), is_in_paths_ = word == "paths";
    if (!is_in_paths_) return;
    if (indent == 2) finish(), path_ = word;
    if (indent == 4 && word != "parameters") finish(), operation_.verb = word;
    if (indent == 6) is_in_body_ = word == "requestBody";
    if (indent == 6 && word == "x-permission") operation_.permission = line.substr(line.find(": ") + 2);
    for (const auto type : kBodyTypes) {
      if (is_in_body_ && line.find(type) != std::string::npos) operation_.body_type = type;
    }
  }
  std::vector<Operation> take() {
    finish();
    return std::move(operations_);
  }

 private:
  void finish() {
    operation_.path = path_;
    if (!operation_.verb.empty()) operations_.push_back(operation_);
    operation_ = {};
    is_in_body_ = false;
  }

  std::vector<Operation> operations_;
  Operation operation_;
  std::string path_;
  bool is_in_paths_ = false, is_in_body_ = false;
};

}  // namespace

std::string contract_text() {
  std::ifstream file("src/api/openapi.yaml", std::ios::binary);
  require(file.good(), "tests run in the repository's root");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Operation> contract_operations() {
  std::istringstream text(contract_text());
  ContractReader reader;
  for (std::string line; std::getline(text, line);) reader.read(line);
  return reader.take();
}

http::Method method_named(std::string_view verb) {
  for (const auto& [name, method] : kVerbs) {
    if (http::same_token(name, verb)) return method;
  }
  return Method::other;
}

std::string_view to_verb(http::Method method) {
  for (const auto& [name, known] : kVerbs) {
    if (known == method) return name;
  }
  return "other";
}

}  // namespace nhipcau::api::testing
