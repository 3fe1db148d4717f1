#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nhipcau::http {

/// The headers of a message in their order, equal names among them. All their bytes lie in one text as they go over the wire, so that a
/// head costs two allocations, however many lines it has, and is written out in one piece. Names are the same whatever their letter case.
/// No message can be split in two by what is put in: control characters in a value become spaces and a line whose name is no token is
/// left out.
class Headers {
 public:
  using Line = std::pair<std::string_view, std::string_view>;  ///< name and value; good until the headers change

  Headers() = default;
  Headers(std::initializer_list<Line> lines) {
    for (const auto& [name, value] : lines) emplace_back(name, value);
  }
  // NOLINTNEXTLINE(google-explicit-constructor): a list of pairs is a list of headers
  Headers(const std::vector<std::pair<std::string, std::string>>& lines) {
    for (const auto& [name, value] : lines) emplace_back(name, value);
  }

  void reserve(std::size_t lines, std::size_t bytes);
  void emplace_back(std::string_view name, std::string_view value);
  /// The same for a line a parser of HTTP has read: it is not looked at again.
  void emplace_parsed(std::string_view name, std::string_view value);
  void append(const Headers& others);
  /// All of that name.
  void remove(std::string_view name);
  /// The first value of that name.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  /// All lines, "Name: value" CR LF each.
  [[nodiscard]] std::string_view wire() const { return bytes_; }

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Line;
    using difference_type = std::ptrdiff_t;
    using pointer = const Line*;
    using reference = Line;
    Iterator(const Headers& headers, std::size_t at) : headers_(&headers), at_(at) {}
    Line operator*() const { return headers_->line(at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const Headers* headers_;
    std::size_t at_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, places_.size()}; }
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] bool empty() const { return places_.empty(); }
  [[nodiscard]] Line back() const { return line(places_.size() - 1); }
  friend bool operator==(const Headers& a, const Headers& b);

 private:
  struct Place {
    std::uint32_t begin = 0, name = 0, value = 0;  ///< where the name begins; sizes of name and value
  };
  static constexpr std::string_view kColon = ": ", kLineEnd = "\r\n";
  [[nodiscard]] Line line(std::size_t i) const {
    const Place& place = places_[i];
    const char* name = bytes_.data() + place.begin;
    return {{name, place.name}, {name + place.name + kColon.size(), place.value}};
  }
  [[nodiscard]] bool is_named(const Place& place, std::string_view name) const;

  std::string bytes_;
  std::vector<Place> places_;
};

}  // namespace nhipcau::http
