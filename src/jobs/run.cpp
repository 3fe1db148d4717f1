#include "jobs/run.hpp"

namespace nhipcau::jobs {

bool Run::step(const Progress& progress) {
  progress_ = progress;
  const auto now = clock_.ticks();
  const bool is_due = !stored_at_ || now - *stored_at_ >= kProgressEvery;
  if (is_due && goes_on()) {
    stored_at_ = now;
    note(*database_.write([&](store::Write& tx) -> Result<Standing> { return store_progress(tx, claimed_.lease, progress); }));
  }
  return goes_on();
}

void Run::renew() {
  note(*database_.write([&](store::Write& tx) -> Result<Standing> { return jobs::renew(tx, claimed_.lease); }));
}

/// A lease once lost stays lost; a cancel is not taken back.
void Run::note(Standing standing) {
  Standing known = standing_;
  while (known < standing && !standing_.compare_exchange_weak(known, standing)) {
  }
}

}  // namespace nhipcau::jobs
