#pragma once
#include <compare>
#include <string>
#include <string_view>

namespace nhipcau {

/// An id of one kind of thing: `using PaperId = Id<struct PaperTag>`. Sortable by time of making, unguessable enough to be
/// shown, the same in every office it travels to: 26 characters of Crockford base 32 (48 bits of time, 80 random: a ULID).
template <class Tag>
struct Id {
  std::string value;

  [[nodiscard]] bool empty() const { return value.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

/// A fresh id text; `at_ms` is milliseconds since 1970 from the injected Clock.
std::string make_id_text(long long at_ms);

/// Every id made earlier than `at_ms` stands before this text in order, every other one behind it.
std::string id_floor(long long at_ms);

template <class IdType>
IdType make_id(long long at_ms) {
  return IdType{make_id_text(at_ms)};
}

}  // namespace nhipcau
