#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "store/connection.hpp"

namespace nhipcau::store {

class Line;

/// A place for one connection. Empty until it is first used, and again when its connection was lost. Belongs to who took it.
struct Slot {
  std::unique_ptr<Connection> connection;
  Access access = Access::read;
  Line* line = nullptr;
};

/// Slots and those who wait for one, served in the order they came. Safe from many threads: everything below `mutex_` is guarded by it.
class Line {
 public:
  /// what  for the message of who waited too long: "the turn to write"
  Line(std::vector<std::unique_ptr<Connection>> connections, Access access, const char* what);
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() = default;

  [[nodiscard]] bool is_empty() const { return slots_.empty(); }
  /// Throws DatabaseError (busy) when none comes free in time.
  Slot& take(std::chrono::milliseconds patience);
  void give_back(Slot& slot);

 private:
  Slot& take_last();  ///< mutex_ is held

  std::vector<Slot> slots_;
  const char* what_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Slot*> free_;
  std::deque<std::uint64_t> waiting_;  // tickets, oldest first
  std::uint64_t next_ticket_ = 0;
};

/// The connections of one database: many for reading; one for writing on SQLite, several on PostgreSQL. Safe from many threads.
/// Without reading connections (":memory:") reads stand in the writers' line and use the one connection there is.
class Pool {
 public:
  /// What is null in the lists is a slot without a connection yet.
  Pool(std::vector<std::unique_ptr<Connection>> writers, std::vector<std::unique_ptr<Connection>> readers,
       std::chrono::milliseconds patience)
      : writers_(std::move(writers), Access::write, "the turn to write"),
        readers_(std::move(readers), Access::read, "a connection to read"),
        patience_(patience) {}

  /// Waiting longer than `patience` throws DatabaseError (busy).
  Slot& take(Access access) { return (access == Access::write || readers_.is_empty() ? writers_ : readers_).take(patience_); }
  static void give_back(Slot& slot) { slot.line->give_back(slot); }

 private:
  Line writers_;
  Line readers_;
  const std::chrono::milliseconds patience_;
};

}  // namespace nhipcau::store
