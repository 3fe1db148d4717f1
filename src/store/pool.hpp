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

/// The connections of one database: many for reading, one for writing. Safe from many threads: everything below `mutex_` is guarded by it.
/// Writers are served in the order they came. Waiting longer than `patience` throws DatabaseError (busy).
/// Without reading connections (":memory:") reads stand in the writers' line and use the one connection there is.
class Pool {
 public:
  Pool(std::unique_ptr<Connection> writer, std::vector<std::unique_ptr<Connection>> readers, std::chrono::milliseconds patience);

  Connection& take(Access access);
  void give_back(Connection& connection);

 private:
  Connection& take_writer();
  Connection& take_reader();

  const std::unique_ptr<Connection> writer_;
  const std::vector<std::unique_ptr<Connection>> readers_;
  const std::chrono::milliseconds patience_;

  std::mutex mutex_;
  std::condition_variable writer_changed_;
  std::condition_variable reader_free_;
  std::vector<Connection*> free_readers_;
  std::deque<std::uint64_t> line_;  // tickets of waiting writers, oldest first
  std::uint64_t next_ticket_ = 0;
  bool is_writing_ = false;
};

}  // namespace nhipcau::store
