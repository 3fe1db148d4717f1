#include "store/pool.hpp"

#include <algorithm>

namespace nhipcau::store {

Pool::Pool(std::unique_ptr<Connection> writer, std::vector<std::unique_ptr<Connection>> readers, std::chrono::milliseconds patience)
    : writer_(std::move(writer)), readers_(std::move(readers)), patience_(patience) {
  for (const auto& reader : readers_) free_readers_.push_back(reader.get());
}

Connection& Pool::take(Access access) {
  return access == Access::write || readers_.empty() ? take_writer() : take_reader();
}

Connection& Pool::take_writer() {
  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = next_ticket_++;
  line_.push_back(ticket);
  const bool came = writer_changed_.wait_for(lock, patience_, [&] { return !is_writing_ && line_.front() == ticket; });
  std::erase(line_, ticket);
  if (!came) {
    writer_changed_.notify_all();  // another may be first now
    throw DatabaseError("waited too long for the turn to write", DatabaseError::Kind::busy);
  }
  is_writing_ = true;
  return *writer_;
}

Connection& Pool::take_reader() {
  std::unique_lock lock(mutex_);
  if (!reader_free_.wait_for(lock, patience_, [&] { return !free_readers_.empty(); })) {
    throw DatabaseError("waited too long for a connection to read", DatabaseError::Kind::busy);
  }
  Connection* reader = free_readers_.back();
  free_readers_.pop_back();
  return *reader;
}

void Pool::give_back(Connection& connection) {
  const std::lock_guard lock(mutex_);
  if (&connection == writer_.get()) {
    is_writing_ = false;
    writer_changed_.notify_all();
    return;
  }
  free_readers_.push_back(&connection);
  reader_free_.notify_one();
}

}  // namespace nhipcau::store
