#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace nhipcau::http {

/// A fixed number of threads that run jobs in the order they came. Safe from many threads; `mutex_` guards `queue_`.
/// Its end waits for the jobs being run and drops those still queued.
class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t longest_queue);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  ~WorkerPool();

  /// False if the queue is full: the job is not taken. A job must not throw.
  [[nodiscard]] bool submit(std::function<void()> job);

 private:
  void work(const std::stop_token& stop);

  const std::size_t longest_queue_;
  std::mutex mutex_;
  std::condition_variable_any has_work_;
  std::deque<std::function<void()>> queue_;
  std::vector<std::jthread> threads_;
};

}  // namespace nhipcau::http
