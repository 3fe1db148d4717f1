#pragma once
#include <atomic>
#include <functional>
#include <mutex>
#include <stop_token>

#include "jobs/lease.hpp"

namespace nhipcau::jobs {

/// Progress is stored at most this often, so that a job of many small steps is not one of many small writes.
inline constexpr std::chrono::milliseconds kProgressEvery{500};

/// One attempt at a job, as its handler sees it. The handler runs on one thread; renew() may be called from another.
class Run {
 public:
  Run(store::Database& database, const Clock& clock, Claimed claimed, std::stop_token stop)
      : database_(database),
        clock_(clock),
        claimed_(std::move(claimed)),
        stop_(std::move(stop)),
        progress_(claimed_.job.progress),
        standing_(claimed_.job.is_cancel_wanted ? Standing::cancel_wanted : Standing::held) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() = default;

  [[nodiscard]] const Job& job() const { return claimed_.job; }
  [[nodiscard]] const Lease& lease() const { return claimed_.lease; }

  /// To be called before every step: notes how far the job is, and says whether to go on. After false the handler returns what it has with
  /// `is_whole` false: the job was cancelled, the program stops, or another has taken it over.
  [[nodiscard]] bool step(const Progress& progress);

  /// Raises the beat and learns whether the job is still ours and still wanted.
  void renew();

  [[nodiscard]] const Progress& progress() const { return progress_; }
  [[nodiscard]] bool is_cancel_wanted() const { return standing_ == Standing::cancel_wanted; }
  [[nodiscard]] bool is_lost() const { return standing_ == Standing::lost; }

 private:
  void note(Standing standing);
  [[nodiscard]] bool goes_on() const { return !stop_.stop_requested() && standing_ == Standing::held; }

  store::Database& database_;
  const Clock& clock_;
  const Claimed claimed_;
  const std::stop_token stop_;
  Progress progress_;
  std::optional<std::chrono::milliseconds> stored_at_;
  std::atomic<Standing> standing_;
};

/// What a handler gives back.
struct Done {
  std::string result;    ///< in the words of the kind
  bool is_whole = true;  ///< false: it was told to stop and left the rest
};

/// Does one kind of job. It may run twice for the same job, if its worker died, and must then come to the same: what it did already, it
/// finds done. It changes things only in transactions that hold the lease (hold(), settle()), and calls Run::step between steps, each of
/// which has a limit of its own. An Error of Code::unavailable, and anything thrown, is a failed attempt; another Error is final.
using Handler = std::function<Result<Done>(Run&)>;

struct Kind {
  std::string name;  ///< "import": no blanks
  Handler handler;
  int most_attempts = 0;              ///< 0: kMostAttempts
  std::chrono::milliseconds every{};  ///< not 0: put by itself when so much time has passed since the last
  /// Where it is: put by itself whenever this says so and none is open. Asked every few minutes.
  std::function<bool(store::Read&)> is_due = {};
};

}  // namespace nhipcau::jobs
