#include "jobs/workers.hpp"

#include <exception>

#include "base/log.hpp"
#include "jobs/worker.hpp"

namespace nhipcau::jobs {

class Workers::State {
 public:
  explicit State(Workshop workshop) : workshop_(std::move(workshop)), watch_(workshop_.options.lease) {
    if (workshop_.options.threads <= 0) return;
    threads_.emplace_back([this](const std::stop_token& stop) { keep_renewing(stop); });
    for (int i = 0; i < workshop_.options.threads; ++i) {
      threads_.emplace_back([this](const std::stop_token& stop) { keep_working(stop); });
    }
  }

  /// The renewing thread goes last: beats are raised until the last handler has returned.
  ~State() {
    while (!threads_.empty()) threads_.pop_back();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void request_stop() {
    for (std::size_t i = 1; i < threads_.size(); ++i) threads_[i].request_stop();
  }

 private:
  void keep_working(const std::stop_token& stop) {
    Worker worker(workshop_, watch_, running_);
    std::uint64_t heard = 0;
    while (!stop.stop_requested()) {
      const std::uint64_t rung =
          workshop_.bell.wait(stop, heard, std::chrono::milliseconds{0});  // before looking: a put in between wakes us
      const bool was_busy = try_to("jobs.turn_failed", [&] { return worker.take_turn(stop); });
      heard = rung;
      if (!was_busy) workshop_.bell.wait(stop, heard, workshop_.options.poll_every);
    }
  }

  void keep_renewing(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
      never.wait_for(lock, stop, workshop_.options.renew_every, [] { return false; });
      try_to("jobs.renewal_failed", [&] {
        running_.renew_all();
        return true;
      });
    }
  }

  /// The loop outlives a database in trouble: it is logged, and looked at again in the next turn.
  template <class Work>
  static bool try_to(std::string_view event, Work work) {
    try {
      return work();
    } catch (const std::exception& trouble) {
      log::error(event, {{"why", trouble.what()}});
      return false;
    }
  }

  const Workshop workshop_;
  Watch watch_;
  Running running_;
  std::vector<std::jthread> threads_;
};

Workers::Workers(Workshop workshop) : state_(std::make_unique<State>(std::move(workshop))) {}

Workers::~Workers() {
  request_stop();
}

void Workers::request_stop() {
  state_->request_stop();
}

int work_off(const Workshop& workshop, const std::stop_token& stop) {
  Watch watch(workshop.options.lease);
  Running running;
  Worker worker(workshop, watch, running);
  int attempts = 0;
  while (!stop.stop_requested() && worker.take_turn(stop)) ++attempts;
  return attempts;
}

}  // namespace nhipcau::jobs
