#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/json.hpp"

namespace nhipcau::api {

/// Writes JSON straight into a text, as json::serialize would, without a tree of values in between: for answers that are asked for often.
/// Who calls keeps to the grammar: a name before each value of an object, each opening with its closing.
class JsonText {
 public:
  JsonText() { text_.reserve(kUsualBytes); }

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }
  void name(std::string_view name);  ///< one of ours: nothing in it must be escaped

  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::nullptr_t) { word("null"); }
  void value(bool truth) { word(truth ? "true" : "false"); }
  void value(std::int64_t number) { word(std::to_string(number)); }
  void value(int number) { value(std::int64_t{number}); }
  void value(const json::value& tree);
  void value(const json::object& tree) { value(json::value(tree)); }

  /// A name with its value.
  template <class T>
  void field(std::string_view name_of_it, const T& value_of_it) {
    name(name_of_it);
    value(value_of_it);
  }
  /// null stands for what is empty.
  void field_or_null(std::string_view name_of_it, std::string_view text);

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static constexpr std::size_t kUsualBytes = 1024;
  void open(char bracket);
  void close(char bracket);
  void word(std::string_view word);
  void separate();
  void quote(std::string_view text);

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace nhipcau::api
